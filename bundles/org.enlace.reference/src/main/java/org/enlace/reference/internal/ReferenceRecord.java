package org.enlace.reference.internal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.enlace.platform.Language;

/**
 * One record of a file of reference data, asked for its fields by name.
 *
 * @param fields JSON's values as Java's: texts, numbers, truth values, lists, maps and null
 */
record ReferenceRecord(String file, int number, Map<String, Object> fields) {
    private static final int SHOWN = 80;

    String text(String field) {
        Object value = fields.get(field);
        if (!(value instanceof String text) || text.isBlank()) {
            throw wrong(field, "is " + shown(value) + ", but a text is expected");
        }
        return text;
    }

    String textOrNull(String field) {
        return fields.containsKey(field) && fields.get(field) == null ? null : text(field);
    }

    int number(String field) {
        Object value = fields.get(field);
        if (!(value instanceof Integer number)) {
            throw wrong(field, "is " + shown(value) + ", but a whole number is expected");
        }
        return number;
    }

    /** At least one. */
    List<String> texts(String field) {
        Object value = fields.get(field);
        if (!(value instanceof List<?> values) || values.isEmpty()) {
            throw wrong(field, "is " + shown(value) + ", but a list of texts is expected");
        }
        List<String> texts = new ArrayList<>();
        for (Object each : values) {
            if (!(each instanceof String text)) {
                throw wrong(field, "holds " + shown(each) + ", but texts are expected");
            }
            texts.add(text);
        }
        return texts;
    }

    /** A text in each of the four languages. */
    Map<Language, String> names(String field) {
        Map<?, ?> byTag = fields.get(field) instanceof Map<?, ?> map ? map : Map.of();
        Map<Language, String> names = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            if (!(byTag.get(language.tag()) instanceof String name) || name.isBlank()) {
                throw wrong(field, "has no text in \"" + language.tag() + "\"");
            }
            names.put(language, name);
        }
        return names;
    }

    /** False where it is not said. */
    boolean retired() {
        return fields.containsKey("retired") && truth("retired");
    }

    boolean truth(String field) {
        if (!(fields.get(field) instanceof Boolean truth)) {
            throw wrong(field, "is " + shown(fields.get(field)) + ", but true or false is expected");
        }
        return truth;
    }

    /** What the record calls itself; empty where that is no text. */
    String id() {
        return fields.get("id") instanceof String text ? text : "";
    }

    BadRecord wrong(String field, String rule) {
        return new BadRecord(file, number, id(), field, rule);
    }

    static String shown(Object value) {
        String text = String.valueOf(value);
        String brief = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        return value instanceof String ? "\"" + brief + "\"" : brief;
    }
}
