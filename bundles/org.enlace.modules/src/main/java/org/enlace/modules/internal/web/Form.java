package org.enlace.modules.internal.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.platform.Refusal;
import org.enlace.web.FormData;
import org.enlace.web.ui.DateParts;
import org.enlace.web.ui.FieldError;

/** What stands in a form: what a person typed, and what is wrong with it. */
public final class Form {
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> errors = new LinkedHashMap<>();

    static Form of(FormData data) {
        Form form = new Form();
        data.names().forEach(name -> form.values.put(name, data.first(name)));
        return form;
    }

    /** The version a form was opened on; one that no record has where it is none. */
    static int version(FormData data) {
        try {
            return Integer.parseInt(data.first("version"));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    Form with(String name, String value) {
        values.put(name, value == null ? "" : value);
        return this;
    }

    public String get(String name) {
        return values.getOrDefault(name, "");
    }

    public DateParts date(String name) {
        return new DateParts(get(name + "-year"), get(name + "-month"), get(name + "-day"));
    }

    /** Whether no part of a date was typed. */
    boolean empty(String date) {
        return (get(date + "-year") + get(date + "-month") + get(date + "-day")).isBlank();
    }

    /** A whole day; null and noted as wrong where it is none. */
    LocalDate day(String name, Labels labels) {
        try {
            return LocalDate.of(number(name + "-year"), number(name + "-month"), number(name + "-day"));
        } catch (DateTimeException | NumberFormatException e) {
            errors.putIfAbsent(name, labels.get("form.day"));
            return null;
        }
    }

    private int number(String name) {
        return Integer.parseInt(get(name).strip());
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

    boolean isWrong() {
        return !errors.isEmpty();
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
