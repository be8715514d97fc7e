package org.enlace.jit.internal.web.work;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.jit.internal.web.Form;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Field;
import org.enlace.jit.work.FieldType;
import org.enlace.jit.work.Grading;
import org.enlace.jit.work.NewEntry;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.Refusal;

/** What is typed into the form of a kind becomes an entry, and an entry what is typed. */
final class EntryForm {
    static final String ZONE = "zone";
    private static final List<String> GRADES = List.of("nature", "source", "information");

    private final EntryKind kind;
    private final WorkWords words;

    EntryForm(EntryKind kind, WorkWords words) {
        this.kind = kind;
        this.words = words;
    }

    private Labels labels() {
        return words.labels();
    }

    /** Where nothing was typed yet. */
    Form blank() {
        Form form = Form.opened().put("handling", HandlingCode.H0.name());
        for (Field field : kind.fields()) {
            if (!field.always().isEmpty()) {
                form.put(field.name(), field.always());
            }
            if (field.name().equals(ZONE) || field.type() == FieldType.MOMENT) {
                form.put(
                        field.name().equals(ZONE) ? ZONE : field.name() + "-zone",
                        labels().caller().zone().getId());
            }
        }
        return form;
    }

    /** As it stands now. */
    Form of(Entry entry) {
        Form form = blank().put("version", entry.version());
        for (Field field : kind.fields()) {
            List<String> all = field.of(entry.content());
            if (all.isEmpty()) {
                continue;
            }
            switch (field.type()) {
                case DAY -> form.putDay(field.name(), LocalDate.parse(all.get(0)));
                case MOMENT -> putMoment(form, field, entry, Instant.parse(all.get(0)));
                default -> form.putAll(field.name(), lines(field) ? List.of(String.join("\n", all)) : all);
            }
        }
        entry.grading().ifPresent(grading -> form.put("nature", grading.nature().token())
                .put("source", grading.source().name())
                .put("information", grading.information().token()));
        form.putAll(
                "handling",
                entry.handling().codes().stream().map(HandlingCode::name).toList());
        entry.handling().condition().ifPresent(condition -> form.put("condition", condition));
        return form;
    }

    private void putMoment(Form form, Field field, Entry entry, Instant at) {
        String own = entry.content().word(ZONE);
        ZoneId zone = WorkWords.known(own) ? ZoneId.of(own) : labels().caller().zone();
        moment(kind, field).put(form, at, zone);
    }

    /** Its zone is that of the whole entry, where the kind has one. */
    static MomentField moment(EntryKind kind, Field field) {
        return kind.field(ZONE).isPresent() ? new MomentField(field.name(), ZONE) : MomentField.of(field.name());
    }

    /** Whether several values are typed one a line. */
    static boolean lines(Field field) {
        return field.type() == FieldType.LINE && field.most() > 1;
    }

    /** What was typed; empty where something is wrong with it, which is noted in the form. */
    Optional<NewEntry> read(Form form) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Field field : kind.fields()) {
            if (field.assigned()) {
                continue;
            }
            List<String> typed = typed(field, form);
            if (field.required() && typed.stream().allMatch(String::isBlank)) {
                form.wrong(field.name(), labels().get(lacking(field), field.name()));
            }
            values.put(field.name(), typed);
        }
        Optional<Grading> grading = kind.graded() ? grading(form) : Optional.empty();
        Handling handling = handling(form);
        if (form.wrong()) {
            return Optional.empty();
        }
        try {
            return Optional.of(NewEntry.of(kind, values, handling, grading));
        } catch (Refusal refusal) {
            refused(form, refusal);
            return Optional.empty();
        }
    }

    private static String lacking(Field field) {
        return switch (field.type()) {
            case CHOICE, STATE, COUNTRY, CURRENCY, MEMBER, ENTRY, BORDER_CROSSING, FILE, LANGUAGE ->
                "refusal.jit.not-chosen";
            default -> "refusal.jit.missing";
        };
    }

    /** Notes what the use case refused. */
    void refused(Form form, Refusal refusal) {
        form.refused(refusal, labels(), names(), first(kind));
    }

    /** The first field that is typed: where stands what belongs to no field. */
    static String first(EntryKind kind) {
        return kind.fields().stream()
                .filter(field -> !field.assigned())
                .findFirst()
                .orElseThrow()
                .name();
    }

    private Set<String> names() {
        return Stream.concat(
                        kind.fields().stream().map(Field::name),
                        Stream.concat(GRADES.stream(), Stream.of("handling", "condition")))
                .collect(Collectors.toSet());
    }

    /** The names of the fields for the list of what is wrong. */
    String[] keys() {
        List<String> keys = new ArrayList<>();
        for (Field field : kind.fields()) {
            keys.add(field.name() + "=" + words.fieldKey(kind, field));
        }
        keys.add("work");
        return keys.toArray(String[]::new);
    }

    private List<String> typed(Field field, Form form) {
        String name = field.name();
        return switch (field.type()) {
            case DAY ->
                form.hasDay(name)
                        ? some(form.read(name, labels(), () -> form.day(name).toString()))
                        : List.of();
            case MOMENT -> moment(field, form);
            case LINE ->
                lines(field)
                        ? form.get(name)
                                .lines()
                                .map(String::strip)
                                .filter(line -> !line.isEmpty())
                                .toList()
                        : form.all(name);
            case STATE, COUNTRY ->
                form.all(name).stream()
                        .filter(value -> !value.isBlank())
                        .map(value -> labels().countries()
                                .read(value)
                                .map(CountryCode::value)
                                .orElse(value))
                        .toList();
            default -> form.all(name).stream().filter(value -> !value.isBlank()).toList();
        };
    }

    /** What could not be read counts as typed: what is wrong with it is noted already. */
    private static List<String> some(String read) {
        return List.of(read == null ? "?" : read);
    }

    private List<String> moment(Field field, Form form) {
        MomentField moment = moment(kind, field);
        if (moment.empty(form)) {
            return List.of();
        }
        Instant at = moment.read(form, labels());
        return some(at == null ? null : at.toString());
    }

    private Optional<Grading> grading(Form form) {
        Grading.Nature nature = chosen(form, "nature", Grading.Nature.values(), Grading.Nature::token);
        Grading.Source source = chosen(form, "source", Grading.Source.values(), Grading.Source::name);
        Grading.Information information =
                chosen(form, "information", Grading.Information.values(), Grading.Information::token);
        return nature == null || source == null || information == null
                ? Optional.empty()
                : Optional.of(new Grading(nature, source, information));
    }

    private <T> T chosen(Form form, String name, T[] all, Function<T, String> token) {
        String typed = form.get(name);
        Optional<T> chosen =
                Arrays.stream(all).filter(one -> token.apply(one).equals(typed)).findFirst();
        if (chosen.isEmpty()) {
            form.wrong(name, labels().get("refusal.jit.not-chosen", name));
        }
        return chosen.orElse(null);
    }

    private Handling handling(Form form) {
        Set<HandlingCode> codes = form.read("handling", labels(), () -> form.all("handling").stream()
                .map(HandlingCode::parse)
                .collect(Collectors.toSet()));
        String condition = form.get("condition");
        boolean lacks = codes != null && codes.contains(HandlingCode.H3) && condition.isBlank();
        return codes == null
                ? null
                : form.read(
                        lacks ? "condition" : "handling", labels(), () -> new Handling(codes, Optional.of(condition)));
    }
}
