package org.enlace.jit.work;

import java.util.Locale;
import java.util.Objects;

/**
 * How far something can be relied on: facts apart from assessments, the source and the information each graded. The grades and what they
 * mean are those of {@code config/reference/handling.json}, which names the source; this is not the scale A to F by 1 to 6.
 */
public record Grading(Nature nature, Source source, Information information) {
    public Grading {
        Objects.requireNonNull(nature, "nature");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(information, "information");
    }

    /** Whether something was seen or is thought. */
    public enum Nature {
        FACT,
        ASSESSMENT;

        public String token() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How reliable the source is. */
    public enum Source {
        /** No doubt about it. */
        A,
        /** Reliable in most instances. */
        B,
        /** Unreliable in most instances. */
        C,
        /** Cannot be assessed. */
        X
    }

    /** How far the information is known. */
    public enum Information {
        /** Accurate beyond doubt. */
        G1,
        /** Known personally to the source, not to the official who passes it on. */
        G2,
        /** Not known personally to the source, corroborated by what is recorded. */
        G3,
        /** Not known personally to the source and not to be corroborated. */
        G4;

        public String token() {
            return name().substring(1);
        }
    }

    /** Such as {@code B2}. */
    public String code() {
        return source.name() + information.token();
    }
}
