package org.enlace.jit.bundle;

import java.util.Objects;
import java.util.Optional;
import org.enlace.jit.Rules;
import org.enlace.platform.RecordId;

/**
 * What a court is told that it does not get.
 *
 * @param item   the item of evidence
 * @param file   which of its files; empty for the item as a whole
 * @param ground why
 * @param words  what the court is told of it, 1 to 500 characters
 */
public record Withheld(RecordId item, Optional<RecordId> file, Ground ground, String words) {
    private static final int LONGEST = 500;

    public Withheld {
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(ground, "ground");
        words = Rules.text("words", words, LONGEST);
    }
}
