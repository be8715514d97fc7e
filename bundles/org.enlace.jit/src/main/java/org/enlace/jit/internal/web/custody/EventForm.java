package org.enlace.jit.internal.web.custody;

import static org.enlace.web.ui.Field.named;

import gg.jte.Content;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.jit.Rules;
import org.enlace.jit.custody.Custodian;
import org.enlace.jit.custody.Custody.NewEvent;
import org.enlace.jit.custody.EventField;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.internal.web.Form;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.work.MomentField;
import org.enlace.platform.Refusal;
import org.enlace.web.Ui;
import org.enlace.web.ui.FieldError;

/** What is typed into the form of a kind of event becomes an event. */
final class EventForm {
    static final MomentField HAPPENED = MomentField.of("happened");
    private static final int LINE = 200;
    private static final int TEXT = 2_000;
    private static final String HASH = "[0-9a-f]{64}";

    private final EventKind kind;
    private final CustodyWords words;

    EventForm(EventKind kind, CustodyWords words) {
        this.kind = kind;
        this.words = words;
    }

    EventKind kind() {
        return kind;
    }

    private Labels labels() {
        return words.labels();
    }

    private PersonFields person(EventField field) {
        return new PersonFields(kind, field, words);
    }

    /** Fills somebody's fields where the form asks for it. */
    void fill(Form form) {
        EventFields.of(kind).stream()
                .filter(EventField::person)
                .filter(field -> field.token().equals(form.get(PersonFields.FILL)))
                .forEach(field -> person(field).fill(form));
    }

    /** What was typed; empty where something is wrong with it, which is noted in the form. */
    Optional<NewEvent> read(Form form) {
        Instant happened = HAPPENED.read(form, labels());
        String place = line(form, "place");
        String authority = line(form, "authority");
        Map<EventField, Custodian> persons = new EnumMap<>(EventField.class);
        Map<EventField, String> said = new EnumMap<>(EventField.class);
        for (EventField field : EventFields.of(kind)) {
            if (field.person()) {
                person(field).read(form).ifPresent(one -> persons.put(field, one));
            } else {
                said(form, field).ifPresent(text -> said.put(field, text));
            }
        }
        return form.wrong()
                ? Optional.empty()
                : Optional.of(new NewEvent(
                        kind, happened, ZoneId.of(form.get(HAPPENED.zone())), place, authority, persons, said));
    }

    private String line(Form form, String name) {
        return form.read(name, labels(), () -> Rules.line(name, form.get(name), LINE));
    }

    private Optional<String> said(Form form, EventField field) {
        String name = field.token();
        String typed = form.get(name).strip();
        if (typed.isEmpty()) {
            if (kind.needs().contains(field)) {
                form.wrong(name, words.get("refusal.jit.missing", name));
            }
            return Optional.empty();
        }
        if (EventFields.hash(field)) {
            String hash = typed.replaceAll("[\\s:]+", "").toLowerCase(Locale.ROOT);
            if (!hash.matches(HASH)) {
                form.wrong(name, words.get("refusal.jit.hash-form", Form.cut(typed)));
            }
            return Optional.of(hash);
        }
        return Optional.ofNullable(
                EventFields.text(field)
                        ? form.read(name, labels(), () -> Rules.text(name, typed, TEXT))
                        : form.read(name, labels(), () -> Rules.line(name, typed, LINE)));
    }

    /** Notes what the use case refused. */
    void refused(Form form, Refusal refusal) {
        String field = refusal.field().orElse("");
        boolean somebody = EventFields.of(kind).stream()
                .anyMatch(one -> one.person() && one.token().equals(field));
        if (somebody) {
            form.wrong(
                    field + (refusal.code().equals("jit.custody-same") ? "-name" : "-country"), labels().of(refusal));
        } else {
            form.refused(refusal, labels(), names(), "happened");
        }
    }

    private Set<String> names() {
        return Stream.concat(
                        Stream.of("happened", "place", "authority"),
                        EventFields.of(kind).stream()
                                .filter(field -> !field.person() && !EventFields.event(field))
                                .map(EventField::token))
                .collect(Collectors.toSet());
    }

    /** What is wrong, each line with the name of its field. */
    List<FieldError> errors(Form form) {
        return form.errors().stream()
                .map(one -> new FieldError(
                        one.field(), words.get("form.wrong", called(one.field()), one.message()), one.see()))
                .toList();
    }

    private String called(String input) {
        for (EventField field : EventFields.of(kind)) {
            if (field.person() && person(field).called(input) != null) {
                return person(field).called(input);
            }
            if (field.token().equals(input)) {
                return words.field(kind, field);
            }
        }
        return switch (input) {
            case "place" -> words.get("custody.place");
            case "authority" -> words.get("custody.authority");
            case "happened-time" -> words.get("work.time");
            case "happened-zone" -> words.get("work.zone");
            default -> words.get("custody.happened");
        };
    }

    /** All its controls, filled with what was typed. */
    Content controls(Form form) {
        List<Content> all = new ArrayList<>();
        all.add(HAPPENED.control(
                named("happened", words.get("custody.happened"))
                        .hint(words.get("custody.happened.hint"))
                        .error(form.error("happened")),
                form,
                labels()));
        all.add(HAPPENED.zoneControl(form, labels()));
        all.add(Ui.textInput(input(form, "place", words.get("custody.place"), words.get("custody.place.hint"))));
        all.add(Ui.textInput(
                input(form, "authority", words.get("custody.authority"), words.get("custody.authority.hint"))));
        for (EventField field : EventFields.of(kind)) {
            if (!EventFields.event(field)) {
                all.add(field.person() ? person(field).control(form) : control(form, field));
            }
        }
        return Ui.join(all.toArray(Content[]::new));
    }

    private org.enlace.web.ui.Field input(Form form, String name, String label, String hint) {
        return named(name, label)
                .hint(hint)
                .error(form.error(name))
                .value(form.get(name))
                .maxLength(LINE);
    }

    private Content control(Form form, EventField field) {
        String label = words.field(kind, field);
        boolean needed = kind.needs().contains(field);
        org.enlace.web.ui.Field asked = input(
                form, field.token(), needed ? label : words.get("work.optional", label), words.fieldHint(kind, field));
        return EventFields.text(field)
                ? Ui.textArea(labels().language(), asked.rows(4).maxLength(TEXT))
                : Ui.textInput(asked);
    }
}
