package org.enlace.newmodule.internal.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.newmodule.Content;
import org.enlace.newmodule.Entry;
import org.enlace.platform.Refusal;
import org.enlace.web.FormData;
import org.enlace.web.ui.FieldError;

/** What stands in a form: what a person typed, and what is wrong with it. Nothing typed is ever lost. */
public final class Form {
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, String> errors = new LinkedHashMap<>();

    static Form of(FormData data) {
        Form form = new Form();
        data.names().forEach(name -> form.values.put(name, data.first(name)));
        return form;
    }

    static Form of(Entry entry) {
        Form form = new Form();
        form.values.put("title", entry.content().title());
        form.values.put("text", entry.content().text());
        form.values.put("version", String.valueOf(entry.version()));
        return form;
    }

    public String get(String name) {
        return values.getOrDefault(name, "");
    }

    /** The version the form was opened on; one that no entry has where it is none. */
    int version() {
        try {
            return Integer.parseInt(get("version"));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** What the entry is to say; null where something is wrong with it, which is noted: of every field, what it is. */
    Content content(Labels labels) {
        // Each field by itself, beside one that is well, so that all faults are told at once.
        noted(() -> new Content(get("title"), "-"), labels);
        noted(() -> new Content("-", get("text")), labels);
        return errors.isEmpty() ? new Content(get("title"), get("text")) : null;
    }

    private void noted(Runnable attempt, Labels labels) {
        try {
            attempt.run();
        } catch (Refusal refusal) {
            refused(refusal, labels);
        }
    }

    /** Notes what was refused, at the field that the refusal names. */
    Form refused(Refusal refusal, Labels labels) {
        errors.putIfAbsent(refusal.field().orElse("form"), labels.of(refusal));
        return this;
    }

    /** Notes that the entry has moved on; sent once more, the form is about the entry as it is now. */
    Form stale(Entry now, Labels labels) {
        values.put("version", String.valueOf(now.version()));
        errors.put("form", labels.get("form.stale", now.version()));
        return this;
    }

    /** The message for a field; empty when nothing is wrong there. */
    public String error(String name) {
        return errors.getOrDefault(name, "");
    }

    public List<FieldError> errors() {
        List<FieldError> all = new ArrayList<>();
        errors.forEach((field, message) -> all.add(new FieldError(field, message)));
        return all;
    }
}
