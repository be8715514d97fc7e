package org.enlace.jit.work;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.enlace.files.Sha256;
import org.enlace.jit.Rules;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.reference.WorldCountries;

/** What each kind takes, said once for forms, the API and what arrives. */
public final class Contents {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,13}([.,]\\d{1,2})?");
    private static final Pattern DEGREES = Pattern.compile("-?\\d{1,3}([.,]\\d{1,6})?");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

    /** What Hebrew, Indonesian and Yiddish were in ISO 639 until 1989, and what they are: nobody names a language by two codes. */
    public static final Map<String, String> FORMER_LANGUAGES = Map.of("iw", "he", "in", "id", "ji", "yi");

    private static final Pattern TOKEN = Pattern.compile("[a-z0-9-]{1,60}");
    private static final int LATITUDE = 90;
    private static final int LONGITUDE = 180;

    private Contents() {}

    /**
     * What somebody types: without what the node assigns.
     *
     * @throws Refusal {@code jit.entry-assigned} for what the node assigns, {@code jit.entry-field} for one that the kind has not,
     *     {@code jit.missing}, {@code jit.too-many}, and what is wrong with a value: {@code jit.too-long}, {@code jit.character},
     *     {@code jit.entry-value}
     */
    public static Content of(EntryKind kind, Map<String, List<String>> typed) {
        for (Field field : kind.fields()) {
            if (field.assigned() && !typed.getOrDefault(field.name(), List.of()).isEmpty()) {
                throw new Refusal(
                                "jit.entry-assigned",
                                "\"" + field.name() + "\" is given by the node and stays; leave it out",
                                field.name())
                        .at(field.name());
            }
        }
        return of(kind, typed, false);
    }

    /**
     * What was typed, with what the node assigns.
     *
     * @throws Refusal as {@link #of}
     */
    public static Content assigned(EntryKind kind, Content typed, Map<String, String> assigned) {
        Map<String, List<String>> values = new LinkedHashMap<>(typed.values());
        assigned.forEach((name, value) -> values.put(name, List.of(value)));
        return whole(kind, values);
    }

    /**
     * All of an entry, as it is kept and travels.
     *
     * @throws Refusal as {@link #of}, and {@code jit.missing} where what the node assigns is not there
     */
    public static Content whole(EntryKind kind, Map<String, List<String>> values) {
        return of(kind, values, true);
    }

    private static Content of(EntryKind kind, Map<String, List<String>> typed, boolean whole) {
        for (String name : typed.keySet()) {
            if (kind.field(name).isEmpty()) {
                throw new Refusal(
                                "jit.entry-field",
                                "An entry of the kind \"" + kind.token() + "\" has no field \"" + cut(name)
                                        + "\"; it has "
                                        + String.join(
                                                ", ",
                                                kind.fields().stream()
                                                        .map(Field::name)
                                                        .toList()),
                                kind.token(),
                                cut(name))
                        .at("fields");
            }
        }
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Field field : kind.fields()) {
            boolean needed = field.required() && (whole || !field.assigned());
            List<String> clean = clean(field, needed, typed.getOrDefault(field.name(), List.of()));
            if (!whole) {
                requireCountries(field, clean);
            }
            if (!clean.isEmpty()) {
                values.put(field.name(), clean);
            }
        }
        Content content = new Content(values);
        requireWhole(kind, content);
        return content;
    }

    private static List<String> clean(Field field, boolean needed, List<String> typed) {
        Set<String> clean = new LinkedHashSet<>();
        for (String value : typed) {
            if (value != null && !value.isBlank()) {
                clean.add(value(field, value));
            }
        }
        clean.remove(field.always());
        if (needed && clean.isEmpty()) {
            throw new Refusal("jit.missing", "\"" + field.name() + "\" is empty; write something", field.name())
                    .at(field.name());
        }
        return Rules.list(field.name(), new ArrayList<>(clean), field.most());
    }

    private static String value(Field field, String typed) {
        String one = typed.strip();
        try {
            return switch (field.type()) {
                case LINE -> Rules.line(field.name(), typed, field.longest());
                case TEXT -> Rules.text(field.name(), typed, field.longest());
                case DAY -> Rules.day(field.name(), LocalDate.parse(one)).toString();
                case MOMENT -> moment(field, one);
                case NUMBER -> number(field, one);
                case AMOUNT -> matched(field, AMOUNT, one, amount(one));
                case DEGREES -> degrees(field, one);
                case CHOICE -> chosen(field, one);
                case STATE, COUNTRY -> new CountryCode(one).value();
                case CURRENCY -> Currency.getInstance(one).getCurrencyCode();
                case MEMBER, ENTRY -> RecordId.parse(one).toString();
                case BORDER_CROSSING -> matched(field, TOKEN, one, one);
                case FILE -> new Sha256(one).value();
                case LANGUAGE -> matched(field, LANGUAGE, one, FORMER_LANGUAGES.getOrDefault(one, one));
            };
        } catch (DateTimeException | IllegalArgumentException e) {
            throw wrong(field, one);
        } catch (Refusal refusal) {
            if (refusal.field().isPresent()) {
                throw refusal;
            }
            throw wrong(field, one);
        }
    }

    private static String moment(Field field, String typed) {
        Instant at = Instant.parse(typed).truncatedTo(ChronoUnit.SECONDS);
        Rules.day(field.name(), LocalDate.ofInstant(at, java.time.ZoneOffset.UTC));
        return at.toString();
    }

    /** What is assigned begins with 1. */
    private static String number(Field field, String typed) {
        if (field.assigned() && whole(typed) < 1) {
            throw wrong(field, typed);
        }
        return matched(field, NUMBER, typed, String.valueOf(whole(typed)));
    }

    private static int whole(String typed) {
        return NUMBER.matcher(typed).matches() ? Integer.parseInt(typed) : 0;
    }

    private static String amount(String typed) {
        return AMOUNT.matcher(typed).matches()
                ? new BigDecimal(typed.replace(',', '.'))
                        .setScale(2, RoundingMode.UNNECESSARY)
                        .toPlainString()
                : "";
    }

    private static String degrees(Field field, String typed) {
        if (!DEGREES.matcher(typed).matches()) {
            throw wrong(field, typed);
        }
        BigDecimal value = new BigDecimal(typed.replace(',', '.'));
        int most = field.name().equals("latitude") ? LATITUDE : LONGITUDE;
        if (value.abs().compareTo(BigDecimal.valueOf(most)) > 0) {
            throw wrong(field, typed);
        }
        return value.setScale(6, RoundingMode.UNNECESSARY).toPlainString();
    }

    private static String chosen(Field field, String typed) {
        if (!field.choices().contains(typed)) {
            throw wrong(field, typed);
        }
        return typed;
    }

    private static String matched(Field field, Pattern form, String typed, String value) {
        if (!form.matcher(typed).matches()) {
            throw wrong(field, typed);
        }
        return value;
    }

    /** What belongs together. */
    private static void requireWhole(EntryKind kind, Content content) {
        together(kind, content, "latitude", "longitude");
        together(kind, content, "amount", "currency");
        if (kind == EntryKind.LIFT
                && content.all("codes").isEmpty()
                && content.all(Use.FIELD).isEmpty()) {
            throw new Refusal(
                            "jit.lift-nothing",
                            "Nothing is asked for; choose codes that are to be lifted, or uses that are to be allowed")
                    .at("codes");
        }
        kind.field("merged").ifPresent(field -> {
            if (content.all("merged").contains(content.word("kept"))) {
                throw wrong(field, content.word("kept"));
            }
        });
        kind.field("to").filter(field -> kind.field("from").isPresent()).ifPresent(field -> {
            if (content.word("from").equals(content.word("to"))) {
                throw wrong(field, content.word("to"));
            }
        });
        kind.field("original")
                .filter(field -> content.first(field.name()).isPresent())
                .ifPresent(field -> {
                    String original = content.word(field.name());
                    if (original.equals(content.word("translation")) || original.equals(content.word("certificate"))) {
                        throw wrong(field, original);
                    }
                });
    }

    private static void together(EntryKind kind, Content content, String one, String other) {
        if (kind.field(one).isEmpty() || kind.field(other).isEmpty()) {
            return;
        }
        boolean first = content.first(one).isPresent();
        if (first != content.first(other).isPresent()) {
            String missing = first ? other : one;
            throw new Refusal("jit.missing", "\"" + missing + "\" is empty; write something", missing).at(missing);
        }
    }

    /** What is typed is known here; what arrives may be of a country that another node has learnt of already. */
    private static void requireCountries(Field field, List<String> codes) {
        if (field.type() != FieldType.STATE && field.type() != FieldType.COUNTRY) {
            return;
        }
        for (String one : codes) {
            CountryCode code = new CountryCode(one);
            if (field.type() == FieldType.STATE ? !WorldCountries.now(code) : !WorldCountries.known(code)) {
                throw wrong(field, one);
            }
        }
    }

    private static Refusal wrong(Field field, String typed) {
        if (field.type() == FieldType.STATE || field.type() == FieldType.COUNTRY) {
            return new Refusal(
                            "jit.country",
                            "\"" + cut(typed) + "\" is no country or territory that \"" + field.name()
                                    + "\" takes; give its code of two letters, such as VE",
                            cut(typed))
                    .at(field.name());
        }
        return new Refusal(
                        "jit.entry-value",
                        "\"" + cut(typed) + "\" is not what \"" + field.name() + "\" takes: "
                                + (field.choices().isEmpty()
                                        ? field.type().name().toLowerCase(java.util.Locale.ROOT)
                                        : String.join(", ", field.choices())),
                        cut(typed),
                        field.name())
                .at(field.name());
    }

    private static String cut(String typed) {
        return typed.length() > 60 ? typed.substring(0, 60) + "…" : typed;
    }
}
