package org.enlace.reference.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.enlace.platform.Language;

/** One record of a file of reference data, asked for its fields by name. */
record ReferenceRecord(Path file, int number, JsonNode node) {

    String text(String field) {
        JsonNode value = node.path(field);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw wrong(field, "is " + value + ", but a text is expected");
        }
        return value.textValue();
    }

    String textOrNull(String field) {
        return node.path(field).isNull() ? null : text(field);
    }

    int number(String field) {
        JsonNode value = node.path(field);
        if (!value.isInt()) {
            throw wrong(field, "is " + value + ", but a whole number is expected");
        }
        return value.intValue();
    }

    /** At least one. */
    List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        for (JsonNode each : node.path(field)) {
            if (!each.isTextual()) {
                throw wrong(field, "holds " + each + ", but texts are expected");
            }
            texts.add(each.textValue());
        }
        if (texts.isEmpty()) {
            throw wrong(field, "is " + node.path(field) + ", but a list of texts is expected");
        }
        return texts;
    }

    /** A text in each of the four languages. */
    Map<Language, String> names(String field) {
        Map<Language, String> names = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            JsonNode name = node.path(field).path(language.tag());
            if (!name.isTextual() || name.textValue().isBlank()) {
                throw wrong(field, "has no text in \"" + language.tag() + "\"");
            }
            names.put(language, name.textValue());
        }
        return names;
    }

    IllegalStateException wrong(String field, String rule) {
        String id = node.path("id").asText("");
        return new IllegalStateException(file + ": record " + number + (id.isEmpty() ? "" : " (" + id + ")") + ": \""
                + field + "\" " + rule + "; correct it or restore the file from the release");
    }
}
