package org.enlace.jit.internal.web.course;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.course.Note;
import org.enlace.jit.internal.web.Form;
import org.enlace.jit.internal.web.Labels;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** What is noted with a step, as it is typed: day, document, words. */
final class NoteForm {
    static final Set<String> FIELDS = Set.of("day", "document", "text", "ground");

    private NoteForm() {}

    /** Null where something is wrong, which the form then says. */
    static Note read(Form form, Labels labels) {
        LocalDate day = form.read("day", labels, () -> form.day("day"));
        Optional<RecordId> document = form.get("document").isBlank()
                ? Optional.empty()
                : Optional.ofNullable(form.read("document", labels, () -> RecordId.parse(form.get("document"))));
        if (form.wrong()) {
            return null;
        }
        try {
            return new Note(day, document, form.get("text"));
        } catch (Refusal refusal) {
            form.refused(refusal, labels, FIELDS, "text");
            return null;
        }
    }
}
