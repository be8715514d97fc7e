package org.enlace.documents;

import java.util.List;
import java.util.Objects;

/**
 * A named part of a record, in one of its versions.
 *
 * @param key     tells it apart from the others of its version, and is the same in both where it is the same part
 * @param heading what people call it, in their language
 * @param lines   its paragraphs or values in their order; a line without words is left out
 */
public record Section(String key, String heading, List<String> lines) {
    public Section {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(heading, "heading");
        lines = lines.stream()
                .map(line -> line.replaceAll("\\R", " ").stripTrailing())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** @param text plain or {@link Markdown}, compared as it was typed; null is empty */
    public static Section text(String key, String heading, String text) {
        return new Section(key, heading, text == null ? List.of() : text.lines().toList());
    }

    /** @param values each as it is shown */
    public static Section values(String key, String heading, List<String> values) {
        return new Section(key, heading, values);
    }
}
