package org.enlace.platform;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * The identity of a record, made once at its owner: a UUID, version 7 (RFC 9562), so that ids sort by their time of birth.
 *
 * @param value the identifier
 */
public record RecordId(UUID value) implements Comparable<RecordId> {
    private static final int LENGTH = 36;

    public RecordId {
        Objects.requireNonNull(value, "value");
    }

    /**
     * Reads the 36-character form.
     *
     * @throws Refusal {@code record.id-form} when the text is anything else
     */
    public static RecordId parse(String text) {
        if (text == null || !hasForm(text)) {
            throw new Refusal(
                    "record.id-form",
                    "A record's id is a UUID of 36 lower-case characters, not \"" + text + "\"",
                    text);
        }
        return new RecordId(UUID.fromString(text));
    }

    /** The same of a text that may be anything; empty where it is no id. */
    public static Optional<RecordId> read(String text) {
        return text != null && hasForm(text) ? Optional.of(parse(text)) : Optional.empty();
    }

    /** By hand: every request for a record comes by here. */
    private static boolean hasForm(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            char c = text.charAt(i);
            boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
            boolean digit = c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
            if (hyphen ? c != '-' : !digit) {
                return false;
            }
        }
        return true;
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
