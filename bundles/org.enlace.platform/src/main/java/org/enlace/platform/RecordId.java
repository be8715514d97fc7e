package org.enlace.platform;

import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The identity of a record, made once at its owner: a UUID, version 7 (RFC 9562), so that ids sort by their time of birth.
 *
 * @param value the identifier
 */
public record RecordId(UUID value) implements Comparable<RecordId> {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    public RecordId {
        Objects.requireNonNull(value, "value");
    }

    /**
     * Reads the 36-character form.
     *
     * @throws Refusal {@code record.id-form} when the text is anything else
     */
    public static RecordId parse(String text) {
        if (text == null || !FORM.matcher(text).matches()) {
            throw new Refusal(
                    "record.id-form",
                    "A record's id is a UUID of 36 lower-case characters, not \"" + text + "\"",
                    text);
        }
        return new RecordId(UUID.fromString(text));
    }

    /** Orders as the 36-character form does, which is also how databases order it. */
    @Override
    public int compareTo(RecordId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
