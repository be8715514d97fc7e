package org.enlace.identity.internal.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.platform.Refusal;
import org.enlace.web.FormData;
import org.enlace.web.ui.FieldError;

/** What stands in a form: what a person typed, and what is wrong with it. */
public final class Form {
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final Map<String, String> errors = new LinkedHashMap<>();

    static Form empty() {
        return new Form();
    }

    static Form of(FormData data) {
        Form form = new Form();
        data.names().forEach(name -> form.values.put(name, data.all(name)));
        return form;
    }

    /** Which version of a record the form was filled in for: its hidden field; one that no record has where it is none. */
    static int version(FormData data) {
        try {
            return Integer.parseInt(data.first("version"));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    Form with(String name, String value) {
        values.put(name, List.of(value == null ? "" : value));
        return this;
    }

    Form with(String name, List<String> all) {
        values.put(name, List.copyOf(all));
        return this;
    }

    /** Notes what was refused, at the field the refusal names or else at this one. */
    Form refused(Refusal refusal, String field, Labels labels) {
        errors.putIfAbsent(refusal.field().orElse(field), labels.of(refusal));
        return this;
    }

    Form wrong(String field, String message) {
        errors.putIfAbsent(field, message);
        return this;
    }

    /** Notes which of the fields were left empty, all at once. */
    Form require(Labels labels, String... fields) {
        for (String field : fields) {
            if (get(field).isBlank()) {
                wrong(field, labels.get("page." + field + ".missing"));
            }
        }
        return this;
    }

    boolean isWrong() {
        return !errors.isEmpty();
    }

    public String get(String name) {
        List<String> all = values.get(name);
        return all == null || all.isEmpty() ? "" : all.get(0);
    }

    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The message for a field; empty when nothing is wrong there. */
    public String error(String name) {
        return errors.getOrDefault(name, "");
    }

    public List<FieldError> errors() {
        return errors.entrySet().stream()
                .map(entry -> new FieldError(entry.getKey(), entry.getValue()))
                .toList();
    }
}
