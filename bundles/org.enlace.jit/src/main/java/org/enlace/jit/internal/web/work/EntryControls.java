package org.enlace.jit.internal.web.work;

import static org.enlace.web.ui.Field.named;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.enlace.jit.access.Designation;
import org.enlace.jit.access.TeamRole;
import org.enlace.jit.internal.web.Form;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.LanguageNames;
import org.enlace.jit.signing.Named;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Field;
import org.enlace.jit.work.FieldType;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.reference.Countries;
import org.enlace.reference.ReferenceEntry;
import org.enlace.reference.ReferenceSet;
import org.enlace.reference.WorldCountries;
import org.enlace.web.Ui;
import org.enlace.web.ui.Choice;

/** The control of each field of a kind, by the type of the field, filled with what was typed. */
final class EntryControls {
    private static final int FEW = 5;
    private static final int LINES = 6;
    private static final int SHOWN = 12;
    private static final int COUNTRY_LINES = 3;
    private static final String COUNTRIES = "countries";
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final EntryKind kind;
    private final Form form;
    private final WorkWords words;
    private final EntryPicker picker;

    EntryControls(EntryKind kind, Form form, WorkWords words, EntryPicker picker) {
        this.kind = kind;
        this.form = form;
        this.words = words;
        this.picker = picker;
    }

    private Labels labels() {
        return words.labels();
    }

    /** All fields of the kind that somebody fills, in their order. */
    Content all() {
        List<Content> all = new ArrayList<>();
        kind.fields().stream().filter(field -> !field.assigned()).map(this::of).forEach(all::add);
        if (kind != EntryKind.ASKED && (has(FieldType.STATE) || has(FieldType.COUNTRY))) {
            all.add(Ui.suggestions(COUNTRIES, countryNames()));
        }
        return Ui.join(all.toArray(Content[]::new));
    }

    private boolean has(FieldType type) {
        return kind.fields().stream().anyMatch(field -> field.type() == type);
    }

    private List<String> countryNames() {
        List<CountryCode> codes = new ArrayList<>(WorldCountries.today(labels().language()));
        if (has(FieldType.COUNTRY)) {
            codes.addAll(WorldCountries.besides(labels().language()));
        }
        return codes.stream().map(labels()::country).toList();
    }

    private org.enlace.web.ui.Field ask(Field field) {
        String label = words.field(kind, field);
        return named(
                        field.name(),
                        field.required() || !field.always().isEmpty() ? label : labels().get("work.optional", label))
                .hint(words.hint(kind, field))
                .error(form.error(field.name()))
                .value(form.get(field.name()));
    }

    private Content of(Field field) {
        org.enlace.web.ui.Field asked = ask(field);
        return switch (field.type()) {
            case LINE -> line(field, asked);
            case TEXT ->
                Ui.textArea(
                        labels().language(), asked.maxLength(field.longest()).rows(LINES));
            case DAY -> Ui.dateInput(labels().language(), asked, form.date(field.name()));
            case MOMENT -> moment(field, asked);
            case NUMBER ->
                Ui.textInput(asked.type(org.enlace.web.ui.Field.Type.WHOLE_NUMBER)
                        .width(org.enlace.web.ui.Field.Width.CHARACTERS_10));
            case AMOUNT, DEGREES -> Ui.textInput(asked.width(org.enlace.web.ui.Field.Width.CHARACTERS_20));
            case CHOICE -> choice(field, asked, choices(field));
            case STATE, COUNTRY -> countries(field, asked);
            case CURRENCY -> Ui.select(asked, currencies(field));
            case MEMBER -> several(field, asked, members(field));
            case BORDER_CROSSING -> Ui.select(asked, crossings(field));
            case ENTRY -> picker.control(field, asked, form);
            case FILE -> Ui.select(asked, files(field));
            case LANGUAGE -> Ui.select(asked, languages(field));
        };
    }

    private Content line(Field field, org.enlace.web.ui.Field asked) {
        if (field.name().equals(EntryForm.ZONE)) {
            return Ui.select(asked, MomentField.zones(form.get(EntryForm.ZONE), labels()));
        }
        return EntryForm.lines(field)
                ? Ui.textArea(labels().language(), asked.rows(3))
                : Ui.textInput(asked.maxLength(field.longest()));
    }

    private Content moment(Field field, org.enlace.web.ui.Field asked) {
        MomentField moment = EntryForm.moment(kind, field);
        Content where = kind.field(EntryForm.ZONE).isPresent() ? null : moment.zoneControl(form, labels());
        return Ui.join(moment.control(asked, form, labels()), where);
    }

    private static Content choice(Field field, org.enlace.web.ui.Field asked, List<Choice> choices) {
        if (field.most() > 1) {
            return Ui.checkboxes(asked.value(""), choices);
        }
        return choices.size() <= FEW ? Ui.radios(asked, choices) : Ui.select(asked, choices);
    }

    private List<Choice> choices(Field field) {
        List<Choice> all = new ArrayList<>();
        if (field.most() == 1 && (field.choices().size() >= FEW || !field.required())) {
            all.add(nothing(field));
        }
        for (String word : field.choices()) {
            all.add(Choice.of(word, words.choice(field.name(), word)).selected(chosen(field, word)));
        }
        return all;
    }

    private Choice nothing(Field field) {
        return Choice.of("", labels().get(field.required() ? "field.choose" : "work.none-chosen"));
    }

    private boolean chosen(Field field, String value) {
        return form.all(field.name()).contains(value);
    }

    /** Checkboxes where several may be chosen, otherwise a select. */
    private Content several(Field field, org.enlace.web.ui.Field asked, List<Choice> choices) {
        if (field.most() == 1) {
            List<Choice> all = new ArrayList<>(List.of(nothing(field)));
            all.addAll(choices);
            return Ui.select(asked, all);
        }
        if (choices.isEmpty()) {
            return Ui.inset(Ui.text(labels().get("work.nobody", words.field(kind, field))));
        }
        return Ui.checkboxes(asked.value(""), choices);
    }

    /** Typed, with all there are suggested; who is asked by another country is one of the team. */
    private Content countries(Field field, org.enlace.web.ui.Field asked) {
        if (kind == EntryKind.ASKED) {
            return several(field, asked, parties(field));
        }
        List<String> values = new ArrayList<>(form.all(field.name()).stream()
                .filter(typed -> !typed.isBlank())
                .map(this::name)
                .toList());
        do {
            values.add("");
        } while (values.size() < COUNTRY_LINES);
        return Ui.suggestedInput(
                asked.hint(asked.hint().isEmpty() ? labels().get("work.country.hint") : asked.hint()),
                values.subList(0, field.most() == 1 ? 1 : Math.min(values.size(), field.most())),
                COUNTRIES);
    }

    private String name(String typed) {
        return labels().countries().read(typed).map(labels()::country).orElse(typed);
    }

    private List<Choice> parties(Field field) {
        Set<CountryCode> codes = new LinkedHashSet<>();
        words.view().standing().memberships(words.view().at()).stream()
                .map(one -> one.party().country())
                .forEach(codes::add);
        form.all(field.name()).stream()
                .filter(code -> code.matches("[A-Z]{2}"))
                .map(CountryCode::new)
                .forEach(codes::add);
        return codes.stream()
                .map(code -> Choice.of(code.value(), labels().country(code)).selected(chosen(field, code.value())))
                .toList();
    }

    /** Those that the countries of the network use, the two that funds are kept in, and what was chosen. */
    private List<Choice> currencies(Field field) {
        Set<String> codes = new TreeSet<>(List.of("EUR", "USD"));
        for (Countries.Country country : labels().countries().all(labels().language())) {
            Currency currency = currency(country.code());
            if (currency != null) {
                codes.add(currency.getCurrencyCode());
            }
        }
        form.all(field.name()).stream().filter(code -> code.matches("[A-Z]{3}")).forEach(codes::add);
        List<Choice> all = new ArrayList<>(List.of(nothing(field)));
        codes.forEach(code -> all.add(Choice.of(code, called(code)).selected(chosen(field, code))));
        return all;
    }

    /** Of the item that is chosen: its papers, and where something else may be meant all its files; what was chosen stays. */
    private List<Choice> files(Field field) {
        List<Choice> all = new ArrayList<>(List.of(nothing(field)));
        Set<String> there = new LinkedHashSet<>();
        RecordId.read(form.get("about")).stream()
                .flatMap(item -> words.files().apply(item).stream())
                .filter(one -> one.paper() || field.name().equals("original"))
                .filter(one -> there.add(one.sha256().value()))
                .forEach(one -> all.add(Choice.of(one.sha256().value(), one.name())
                        .selected(chosen(field, one.sha256().value()))));
        form.all(field.name()).stream()
                .filter(one -> HASH.matcher(one).matches() && !there.contains(one))
                .forEach(one -> all.add(Choice.of(one, labels().get("translation.not-here", one.substring(0, SHOWN)))
                        .selected(true)));
        return all;
    }

    private List<Choice> languages(Field field) {
        List<Choice> all = new ArrayList<>(List.of(nothing(field)));
        Map<String, String> names = LanguageNames.all(labels().language());
        names.forEach((code, name) -> all.add(Choice.of(code, name).selected(chosen(field, code))));
        form.all(field.name()).stream()
                .filter(code -> !names.containsKey(code))
                .forEach(code -> all.add(Choice.of(code, code).selected(true)));
        return all;
    }

    private static Currency currency(CountryCode country) {
        try {
            return Currency.getInstance(
                    new Locale.Builder().setRegion(country.value()).build());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private String called(String code) {
        try {
            return code + " – "
                    + Currency.getInstance(code)
                            .getDisplayName(labels().language().locale());
        } catch (IllegalArgumentException e) {
            return code;
        }
    }

    /** Who is of the team now or will be, and who was chosen; of releases only participants. */
    private List<Choice> members(Field field) {
        List<Choice> all = new ArrayList<>();
        for (Named named : words.view().people()) {
            Designation one = named.designation();
            boolean over =
                    one.until().filter(end -> !words.view().at().isBefore(end)).isPresent();
            boolean fits = kind != EntryKind.GIVEN || one.role() == TeamRole.PARTICIPANT;
            String id = one.id().toString();
            if (!over && fits || chosen(field, id)) {
                all.add(Choice.of(id, words.person(one.id()))
                        .hint(field.most() > 1 ? one.function() + ", " + one.agency() : "")
                        .selected(chosen(field, id)));
            }
        }
        return all;
    }

    private List<Choice> crossings(Field field) {
        List<Choice> all = new ArrayList<>(List.of(nothing(field)));
        for (ReferenceEntry one : words.reference().records(ReferenceSet.BORDER_CROSSINGS)) {
            if (!one.retired() || chosen(field, one.id())) {
                all.add(Choice.of(one.id(), one.name(labels().language()) + countriesOf(one))
                        .selected(chosen(field, one.id())));
            }
        }
        return all;
    }

    private static String countriesOf(ReferenceEntry one) {
        return one.facts().get("countries") instanceof List<?> codes
                ? " (" + String.join(", ", codes.stream().map(String::valueOf).toList()) + ")"
                : "";
    }
}
