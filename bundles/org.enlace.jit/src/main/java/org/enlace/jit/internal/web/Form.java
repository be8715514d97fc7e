package org.enlace.jit.internal.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.web.FormData;
import org.enlace.web.ui.DateParts;
import org.enlace.web.ui.FieldError;

/** What stands in a form: what a person typed, and what is wrong with it. Nothing typed is ever lost. */
public final class Form {
    private final Map<String, List<String>> values = new HashMap<>();
    private final Map<String, String> errors = new LinkedHashMap<>();
    /** The pages where what is missing can be done, by field. */
    private final Map<String, String> remedies = new HashMap<>();

    /** What makes up one opening of a form. */
    public static final String OPENED = "opened";

    private static final int LONGEST_OPENED = 60;

    /** A form that writes something new: what is sent from it twice is written once. */
    public static Form opened() {
        return new Form().put(OPENED, UUID.randomUUID());
    }

    /** What was made up when it was opened; nothing that people type. */
    public String opening() {
        return get(OPENED).length() > LONGEST_OPENED ? "" : get(OPENED);
    }

    public static Form of(FormData data) {
        Form form = new Form();
        data.names().forEach(name -> form.values.put(name, data.all(name)));
        return form;
    }

    public Form put(String name, Object value) {
        values.put(name, List.of(String.valueOf(value)));
        return this;
    }

    public Form putAll(String name, List<String> all) {
        values.put(name, List.copyOf(all));
        return this;
    }

    public Form putDay(String name, LocalDate day) {
        return put(name + "-year", day.getYear())
                .put(name + "-month", day.getMonthValue())
                .put(name + "-day", day.getDayOfMonth());
    }

    public String get(String name) {
        List<String> all = values.getOrDefault(name, List.of());
        return all.isEmpty() ? "" : all.get(0);
    }

    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** What was typed into the fields that are called so, in their order. */
    public Map<String, String> named(Pattern names) {
        Map<String, String> typed = new TreeMap<>();
        values.keySet().stream()
                .filter(name -> names.matcher(name).matches())
                .forEach(name -> typed.put(name, get(name)));
        return typed;
    }

    public DateParts date(String name) {
        return new DateParts(get(name + "-year"), get(name + "-month"), get(name + "-day"));
    }

    /** The version the form was opened on; one that no record has where it is none. */
    public int version() {
        try {
            return Integer.parseInt(get("version"));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** Reads a part of the form; null where it is refused, which is noted at the field. */
    public <T> T read(String field, Labels labels, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (Refusal refusal) {
            errors.putIfAbsent(field, labels.of(refusal));
            return null;
        }
    }

    public boolean hasDay(String name) {
        return !(get(name + "-year") + get(name + "-month") + get(name + "-day")).isBlank();
    }

    public LocalDate day(String name) {
        if (!hasDay(name)) {
            throw new Refusal("jit.missing", "\"" + name + "\" is empty; give day, month and year", name).at(name);
        }
        try {
            return LocalDate.of(
                    Integer.parseInt(get(name + "-year").strip()),
                    Integer.parseInt(get(name + "-month").strip()),
                    Integer.parseInt(get(name + "-day").strip()));
        } catch (NumberFormatException | DateTimeException e) {
            String typed = get(name + "-day") + "." + get(name + "-month") + "." + get(name + "-year");
            throw new Refusal("jit.day", "\"" + typed + "\" is no day; give day, month and year in figures", cut(typed))
                    .at(name);
        }
    }

    /** What was chosen among records. */
    public RecordId chosen(String name) {
        if (get(name).isBlank()) {
            throw new Refusal("jit.not-chosen", "Nothing is chosen in \"" + name + "\"; choose one", name).at(name);
        }
        return RecordId.parse(get(name));
    }

    public int number(String name, int otherwise) {
        String typed = get(name).strip();
        if (typed.isEmpty()) {
            return otherwise;
        }
        try {
            return Integer.parseInt(typed);
        } catch (NumberFormatException e) {
            throw new Refusal("jit.number", "\"" + typed + "\" is no whole number; write figures", cut(typed));
        }
    }

    public static String cut(String typed) {
        return typed.length() > 60 ? typed.substring(0, 60) + "…" : typed;
    }

    /**
     * Notes what was refused, at the field that the refusal names, where the form has it.
     *
     * @param otherwise the field for whatever else is refused
     */
    public Form refused(Refusal refusal, Labels labels, Set<String> fields, String otherwise) {
        String field = refusal.field().filter(fields::contains).orElse(otherwise);
        errors.putIfAbsent(field, labels.of(refusal));
        refusal.see().ifPresent(path -> remedies.putIfAbsent(field, path));
        return this;
    }

    /** Notes that the record has moved on; sent once more, the form is about the record as it is now. */
    public Form stale(int now, Labels labels, String field) {
        put("version", now);
        errors.put(field, labels.get("form.stale", now));
        return this;
    }

    /** Notes what is wrong with a field, in the reader's words. */
    public Form wrong(String field, String message) {
        errors.putIfAbsent(field, message);
        return this;
    }

    public boolean wrong() {
        return !errors.isEmpty();
    }

    /** The message for a field; empty when nothing is wrong there. */
    public String error(String name) {
        return errors.getOrDefault(name, "");
    }

    /**
     * What is wrong, each line with the name of its field.
     *
     * @param names where the names stand: an area of the texts that has the field's for its key, or {@code field=key}
     */
    public List<FieldError> errors(Labels labels, String... names) {
        List<FieldError> all = new ArrayList<>();
        errors.forEach((field, message) -> all.add(new FieldError(
                field,
                name(field, labels, names)
                        .map(name -> labels.get("form.wrong", name, message))
                        .orElse(message),
                remedies.getOrDefault(field, ""))));
        return all;
    }

    /** Of {@code end-opens} also that of {@code opens}, of {@code title-es} also that of {@code title}. */
    private static Optional<String> name(String field, Labels labels, String... names) {
        int dash = field.lastIndexOf('-');
        Stream<String> tried =
                dash < 0 ? Stream.of(field) : Stream.of(field, field.substring(dash + 1), field.substring(0, dash));
        return tried.flatMap(
                        one -> Stream.of(names).map(name -> name.contains("=") ? key(one, name) : name + "." + one))
                .filter(labels::has)
                .findFirst()
                .map(key -> labels.get(key));
    }

    private static String key(String field, String name) {
        return name.startsWith(field + "=") ? name.substring(field.length() + 1) : "";
    }

    public List<FieldError> errors() {
        List<FieldError> all = new ArrayList<>();
        errors.forEach((field, message) -> all.add(new FieldError(field, message, remedies.getOrDefault(field, ""))));
        return all;
    }
}
