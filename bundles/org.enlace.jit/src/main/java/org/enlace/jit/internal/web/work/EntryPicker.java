package org.enlace.jit.internal.web.work;

import static org.enlace.web.ui.Field.named;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.enlace.jit.Part;
import org.enlace.jit.Place;
import org.enlace.jit.internal.web.Form;
import org.enlace.jit.work.Entries;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.EntryQuery;
import org.enlace.jit.work.Field;
import org.enlace.jit.work.Seen;
import org.enlace.platform.RecordId;
import org.enlace.web.Ui;
import org.enlace.web.ui.Button;
import org.enlace.web.ui.Choice;

/**
 * Lets other entries be chosen in a form: the newest of the kinds that fit, and what a search by words finds. The search is a button of
 * the form itself, so that nothing typed elsewhere in it is lost, and needs no script.
 */
final class EntryPicker {
    /** The parameter that says in which field is searched. */
    static final String FIND = "find";

    private static final int OFFERED = 30;
    private static final int WORDS = 100;

    private final Entries entries;
    private final WorkWords words;

    EntryPicker(Entries entries, WorkWords words) {
        this.entries = entries;
        this.words = words;
    }

    Content control(Field field, org.enlace.web.ui.Field asked, Form form) {
        String typed = form.get("words-" + field.name());
        String find = typed.length() > WORDS ? typed.substring(0, WORDS) : typed;
        Part<Seen> found = offered(field, find);
        Map<RecordId, Seen> all = new LinkedHashMap<>(chosen(field, form));
        found.items().stream()
                .filter(seen -> !seen.same())
                .forEach(seen -> all.putIfAbsent(seen.entry().id(), seen));
        boolean more = found.next().isPresent() || !find.isBlank();
        return Ui.join(choose(field, asked, form, all), more ? search(field, find, found) : null);
    }

    private Part<Seen> offered(Field field, String find) {
        return entries.list(
                words.view().team(),
                new EntryQuery(kinds(field), Optional.empty(), find, Optional.empty()),
                Place.FIRST,
                OFFERED,
                words.labels().caller());
    }

    private static Set<EntryKind> kinds(Field field) {
        return field.kinds().isEmpty()
                ? Arrays.stream(EntryKind.values())
                        .filter(kind -> kind != EntryKind.GIVEN && kind != EntryKind.SAME)
                        .collect(Collectors.toSet())
                : field.kinds().stream()
                        .map(EntryKind::of)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toSet());
    }

    /** What is chosen already and the reader may know of; an id that is none stays out. */
    private Map<RecordId, Seen> chosen(Field field, Form form) {
        Set<RecordId> ids = new TreeSet<>();
        for (String value : form.all(field.name())) {
            RecordId.read(value).ifPresent(ids::add);
        }
        return ids.isEmpty()
                ? Map.of()
                : entries.named(words.view().team(), ids, words.labels().caller());
    }

    private Content choose(Field field, org.enlace.web.ui.Field asked, Form form, Map<RecordId, Seen> all) {
        List<Choice> choices = new ArrayList<>();
        if (field.most() == 1) {
            choices.add(Choice.of("", words.labels().get(field.required() ? "field.choose" : "work.none-chosen")));
        }
        all.forEach((id, seen) -> choices.add(Choice.of(
                        id.toString(),
                        words.called(seen) + " ("
                                + words.labels().country(seen.entry().owner()) + ")")
                .selected(form.all(field.name()).contains(id.toString()))));
        // What was chosen and is not there any more stays, so that a form that is sent again does not drop it.
        form.all(field.name()).stream()
                .filter(value ->
                        RecordId.read(value).filter(id -> !all.containsKey(id)).isPresent())
                .distinct()
                .forEach(value -> choices.add(Choice.of(value, words.labels().get("work.pick.gone", value))
                        .selected(true)));
        if (choices.isEmpty()) {
            return Ui.inset(Ui.join(
                    Ui.text(words.labels().get("work.pick.none", asked.label())),
                    asked.wrong() ? Ui.text(" " + asked.error()) : null));
        }
        return field.most() == 1 ? Ui.select(asked, choices) : Ui.checkboxes(asked.value(""), choices);
    }

    private Content search(Field field, String find, Part<Seen> found) {
        String hint = find.isBlank()
                ? words.labels().get("work.pick.newest", OFFERED)
                : words.labels().get("work.pick.found", found.items().size());
        return Ui.inset(Ui.join(
                Ui.textInput(named("words-" + field.name(), words.labels().get("work.pick.words"))
                        .hint(hint)
                        .value(find)
                        .maxLength(WORDS)),
                Ui.button(Button.submit(words.labels().get("work.pick.find"))
                        .secondary()
                        .sending(FIND, field.name()))));
    }
}
