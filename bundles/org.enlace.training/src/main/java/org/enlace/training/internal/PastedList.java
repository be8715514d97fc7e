package org.enlace.training.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.enlace.mail.MailAddress;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;
import org.enlace.training.Likeness;
import org.enlace.training.Nomination;
import org.enlace.training.Nominations;
import org.enlace.training.PastedLine;
import org.enlace.training.Person;
import org.enlace.training.Sex;

/** Reads a pasted list: {@code name; mail; post; country; language; unit; sex}, or the same between tabs as a spreadsheet gives it. */
final class PastedList {
    private static final int SHOWN = 200;
    private static final int FIELDS = 7;

    private final List<String> names = new ArrayList<>();
    private final Set<String> mails = new HashSet<>();
    private final CountryCode country;
    private final Language language;
    private final Consumer<Person> rules;

    /**
     * @param already  who is nominated already
     * @param only     the one country whose nominations may be known, and are compared; empty for all
     * @param country  of whoever names none
     * @param language of whoever names none
     * @param rules    refuse a person who cannot be nominated here
     */
    PastedList(
            List<Nomination> already,
            Optional<CountryCode> only,
            CountryCode country,
            Language language,
            Consumer<Person> rules) {
        already.forEach(one -> {
            if (only.isEmpty() || only.get().equals(one.person().country())) {
                names.add(one.person().name());
                mails.add(key(one.person().mail()));
            }
        });
        this.country = country;
        this.language = language;
        this.rules = rules;
    }

    /** @throws Refusal {@code training.paste-lines} */
    List<PastedLine> read(String pasted) {
        List<String> lines = pasted.lines().toList();
        long filled = lines.stream().filter(line -> !line.isBlank()).count();
        if (filled > Nominations.LINES) {
            throw new Refusal(
                            "training.paste-lines",
                            "The list has " + filled + " lines and the most is " + Nominations.LINES
                                    + " at a time; paste it in parts",
                            filled,
                            Nominations.LINES)
                    .at("list");
        }
        List<PastedLine> all = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                all.add(line(i + 1, lines.get(i)));
            }
        }
        return all;
    }

    private PastedLine line(int number, String text) {
        String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        try {
            Person person = person(text);
            rules.accept(person);
            if (!mails.add(key(person.mail()))) {
                throw already(person);
            }
            List<String> alike = names.stream()
                    .filter(name -> Likeness.alike(name, person.name()))
                    .distinct()
                    .toList();
            names.add(person.name());
            return new PastedLine(number, shown, Optional.of(person), Optional.empty(), alike);
        } catch (Refusal refusal) {
            return new PastedLine(number, shown, Optional.empty(), Optional.of(refusal), List.of());
        }
    }

    static Refusal already(Person person) {
        return new Refusal(
                        "training.nominated-already",
                        person.mail() + " is nominated already; correct the address or leave it",
                        person.mail().value())
                .at("mail");
    }

    /** Domains and, in practice, mailboxes are the same in whatever case. */
    static String key(MailAddress mail) {
        return mail.value().toLowerCase(Locale.ROOT);
    }

    private Person person(String text) {
        String[] parts = text.split(text.indexOf('\t') >= 0 ? "\t" : ";", -1);
        if (parts.length < 2 || parts.length > FIELDS) {
            throw new Refusal(
                    "training.paste-fields",
                    "The line has " + parts.length + " fields; write name; mail; post; country; language; unit; sex",
                    parts.length);
        }
        String code = field(parts, 3).toUpperCase(Locale.ROOT);
        String tag = field(parts, 4).toLowerCase(Locale.ROOT);
        return new Person(
                parts[0],
                field(parts, 2),
                code.isEmpty() ? country : new CountryCode(code),
                new MailAddress(field(parts, 1)),
                tag.isEmpty()
                        ? language
                        : Language.of(tag).orElseThrow(() -> new Refusal(
                                        "training.language",
                                        "\"" + tag + "\" is no language; use es, pt, en or fr",
                                        tag)
                                .at("language")),
                field(parts, 5),
                Sex.of(field(parts, 6)));
    }

    private static String field(String[] parts, int at) {
        return at < parts.length ? parts[at].strip() : "";
    }
}
