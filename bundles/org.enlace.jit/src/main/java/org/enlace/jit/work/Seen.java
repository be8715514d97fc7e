package org.enlace.jit.work;

import java.util.Objects;
import java.util.Optional;

/**
 * An entry as somebody may see it.
 *
 * @param entry      with what they may not read left out of its content
 * @param title      what it is called in a list: never of what is left out
 * @param kept       why something is left out; empty where nothing is
 * @param same       whether another entry was taken for the same and stands for it
 * @param restricted of which class the reason is that shows more; there exactly where one does
 */
public record Seen(Entry entry, String title, Optional<Kept> kept, boolean same, Optional<RestrictedClass> restricted) {
    public Seen {
        Objects.requireNonNull(entry, "entry");
        Objects.requireNonNull(title, "title");
        if (restricted.isPresent() != kept.filter(Kept.REASON::equals).isPresent()) {
            throw new IllegalArgumentException("A reason is of a class");
        }
    }

    /** Of the class that the entry says itself. */
    public Seen(Entry entry, String title, Optional<Kept> kept, boolean same) {
        this(entry, title, kept, same, kept.filter(Kept.REASON::equals).map(reason -> RestrictedClass.of(entry)
                .orElse(RestrictedClass.VICTIM)));
    }

    /** Why content is left out. */
    public enum Kept {
        /** A victim, and the reader's part in the team needs no name: a pseudonym stands for it. */
        PSEUDONYM,
        /** The reader may read it after saying why; asked once for each session and class. */
        REASON
    }
}
