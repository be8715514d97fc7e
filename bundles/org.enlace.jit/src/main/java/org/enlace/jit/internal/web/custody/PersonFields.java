package org.enlace.jit.internal.web.custody;

import static org.enlace.web.ui.Field.named;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.enlace.jit.access.Designation;
import org.enlace.jit.custody.Custodian;
import org.enlace.jit.custody.EventField;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.internal.web.Form;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.signing.Named;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Refusal;
import org.enlace.web.Ui;
import org.enlace.web.ui.Button;
import org.enlace.web.ui.Choice;

/**
 * Somebody through whose hands an item goes, as they are typed: name, rank, number, unit, country. Somebody of the team is taken over by
 * a button of the form itself, so that nothing typed elsewhere is lost.
 */
final class PersonFields {
    /** The parameter that says whose fields are filled from the team. */
    static final String FILL = "fill";

    private static final List<String> PARTS = List.of("name", "rank", "number", "unit");
    private static final int LONGEST = 200;

    private final EventKind kind;
    private final EventField field;
    private final CustodyWords words;

    PersonFields(EventKind kind, EventField field, CustodyWords words) {
        this.kind = kind;
        this.field = field;
        this.words = words;
    }

    private String name(String part) {
        return field.token() + "-" + part;
    }

    private Labels labels() {
        return words.labels();
    }

    private boolean needed() {
        return kind.needs().contains(field);
    }

    /** Whether nothing has to be said in a part. */
    private boolean optional(String part) {
        return part.equals("number") || kind.anybody(field) && !part.equals("name");
    }

    void put(Form form, Custodian one) {
        form.put(name("name"), one.name())
                .put(name("rank"), one.rank())
                .put(name("number"), one.number())
                .put(name("unit"), one.unit())
                .put(name("country"), one.country());
    }

    void put(Form form, Designation one) {
        put(form, new Custodian(one.name(), one.function(), "", one.agency(), one.country()));
    }

    /** Takes over who was chosen of the team. */
    void fill(Form form) {
        people().filter(one -> one.id().toString().equals(form.get(name("member"))))
                .findFirst()
                .ifPresent(one -> put(form, one));
    }

    private Stream<Designation> people() {
        return words.work().view().people().stream().map(Named::designation);
    }

    /** Empty where nobody is named, or something is wrong with it, which is noted in the form. */
    Optional<Custodian> read(Form form) {
        boolean nobody = PARTS.stream().allMatch(part -> form.get(name(part)).isBlank());
        if (nobody && !needed()) {
            return Optional.empty();
        }
        for (String part : PARTS) {
            if (!optional(part) && form.get(name(part)).isBlank()) {
                form.wrong(name(part), words.get("refusal.jit.missing", part));
            }
        }
        String country = form.get(name("country"));
        if (!country.matches("[A-Z]{2}")) {
            form.wrong(name("country"), words.get("refusal.jit.not-chosen", "country"));
        }
        if (form.wrong()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Custodian(
                    form.get(name("name")),
                    form.get(name("rank")),
                    form.get(name("number")),
                    form.get(name("unit")),
                    new CountryCode(country)));
        } catch (Refusal refusal) {
            form.wrong(name(refusal.field().filter(PARTS::contains).orElse("name")), labels().of(refusal));
            return Optional.empty();
        }
    }

    /** What a field of the form is called where it stands alone; null for what is none of these. */
    String called(String input) {
        return Stream.concat(PARTS.stream(), Stream.of("country"))
                .filter(part -> name(part).equals(input))
                .findFirst()
                .map(part -> words.get("custody.person.of", words.field(kind, field), label(part)))
                .orElse(null);
    }

    private String label(String part) {
        return words.get("custody.person." + part);
    }

    Content control(Form form) {
        List<Content> all = new ArrayList<>();
        all.add(team());
        for (String part : PARTS) {
            boolean optional = optional(part) || !needed();
            all.add(Ui.textInput(named(name(part), optional ? words.get("work.optional", label(part)) : label(part))
                    .error(form.error(name(part)))
                    .value(form.get(name(part)))
                    .maxLength(LONGEST)));
        }
        all.add(Ui.select(
                named(name("country"), label("country")).error(form.error(name("country"))),
                labels().countryChoices(form.get(name("country")))));
        return Ui.fieldset(words.field(kind, field), Ui.join(all.toArray(Content[]::new)));
    }

    private Content team() {
        List<Choice> choices = new ArrayList<>(List.of(Choice.of("", words.get("work.none-chosen"))));
        people().forEach(one ->
                choices.add(Choice.of(one.id().toString(), words.work().person(one.id()))));
        return Ui.details(
                words.get("custody.person.of-team", words.field(kind, field)),
                Ui.join(
                        Ui.select(named(name("member"), words.get("custody.person.member")), choices),
                        Ui.button(Button.submit(words.get("custody.person.fill"))
                                .secondary()
                                .sending(FILL, field.token()))));
    }
}
