package org.enlace.jit.work;

import java.util.Objects;
import java.util.Optional;

/**
 * An entry as somebody may see it.
 *
 * @param entry    with what they may not read left out of its content
 * @param title    what it is called in a list: never of what is left out
 * @param kept     why something is left out; empty where nothing is
 * @param same     whether another entry was taken for the same and stands for it
 */
public record Seen(Entry entry, String title, Optional<Kept> kept, boolean same) {
    public Seen {
        Objects.requireNonNull(entry, "entry");
        Objects.requireNonNull(title, "title");
    }

    /** Why content is left out. */
    public enum Kept {
        /** A victim, and the reader's part in the team needs no name: a pseudonym stands for it. */
        PSEUDONYM,
        /** The reader may read it after saying why; asked once for each session and class. */
        REASON
    }
}
