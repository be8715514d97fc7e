package org.enlace.reference.internal;

import java.nio.file.Path;
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
record ReferenceRecord(Path file, int number, Map<String, Object> fields) {

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

    IllegalStateException wrong(String field, String rule) {
        String id = fields.get("id") instanceof String text && !text.isEmpty() ? " (" + text + ")" : "";
        return new IllegalStateException(file + ": record " + number + id + ": \"" + field + "\" " + rule
                + "; correct it or restore the file from the release");
    }

    private static String shown(Object value) {
        return value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
    }
}
