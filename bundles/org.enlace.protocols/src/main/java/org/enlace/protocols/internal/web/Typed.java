package org.enlace.protocols.internal.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Refusal;
import org.enlace.web.FormData;
import org.enlace.web.ui.DateParts;
import org.enlace.web.ui.FieldError;

/** What stands in one of the small forms: what a person typed, and what is wrong with it. */
public final class Typed {
    private final FormData data;
    private final Map<String, String> preset;
    private final Map<String, String> errors = new LinkedHashMap<>();

    private Typed(FormData data, Map<String, String> preset) {
        this.data = data;
        this.preset = preset;
    }

    static Typed of(FormData data) {
        return new Typed(data, Map.of());
    }

    /** A form nobody typed into yet. @param preset what stands in it; several values have a blank between them */
    static Typed blank(Map<String, String> preset) {
        return new Typed(new FormData(Map.of(), Map.of()), Map.copyOf(preset));
    }

    public String get(String name) {
        return data.has(name) ? data.first(name) : preset.getOrDefault(name, "");
    }

    public List<String> all(String name) {
        return data.has(name) || !preset.containsKey(name)
                ? data.all(name)
                : List.of(preset.get(name).split(" "));
    }

    public DateParts date(String name) {
        return new DateParts(get(name + "-year"), get(name + "-month"), get(name + "-day"));
    }

    /** What was typed of several sections, by their keys: the inputs whose names begin so. */
    Map<String, String> below(String prefix) {
        Map<String, String> words = new LinkedHashMap<>();
        for (String name : data.names()) {
            if (name.startsWith(prefix + ".")) {
                words.put(name.substring(prefix.length() + 1), data.first(name));
            }
        }
        return words;
    }

    /** Names that were ticked, or typed one after the other. */
    List<String> names(String field) {
        Set<String> names = new LinkedHashSet<>();
        for (String typed : data.all(field)) {
            for (String name : typed.split("[\\s,;]+")) {
                if (!name.isBlank()) {
                    names.add(name);
                }
            }
        }
        return List.copyOf(names);
    }

    Set<OfficerId> officers(String field) {
        Set<OfficerId> officers = new LinkedHashSet<>();
        names(field).forEach(name -> officers.add(new OfficerId(name)));
        return officers;
    }

    OfficerId officer(String field) {
        return get(field).isBlank() ? null : new OfficerId(get(field).strip());
    }

    /** A whole day; null where none was typed. */
    LocalDate day(String name) {
        DateParts parts = date(name);
        return (parts.year() + parts.month() + parts.day()).isBlank() ? null : day(name, parts);
    }

    static LocalDate day(String name, DateParts parts) {
        try {
            return LocalDate.of(number(parts.year()), number(parts.month()), number(parts.day()));
        } catch (DateTimeException | NumberFormatException e) {
            String typed = parts.year() + "-" + parts.month() + "-" + parts.day();
            throw new Refusal(
                            "edition.day-form",
                            "\"" + typed + "\" is no day; write year, month and day in figures, such as 2027, 3, 31",
                            typed)
                    .at(name);
        }
    }

    private static int number(String text) {
        return Integer.parseInt(text.strip());
    }

    /** Notes what was refused, at the field the refusal names or else at this one. */
    Typed refused(Refusal refusal, String field, Labels labels) {
        errors.putIfAbsent(refusal.field().orElse(field), labels.inForm(refusal));
        return this;
    }

    /** Notes that somebody else was quicker; what was typed stays. */
    Typed overtaken(String field, Labels labels) {
        errors.putIfAbsent(field, labels.get("form.overtaken"));
        return this;
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
