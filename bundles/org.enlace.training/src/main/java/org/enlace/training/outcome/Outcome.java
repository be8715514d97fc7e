package org.enlace.training.outcome;

import java.util.Objects;
import java.util.Optional;
import org.enlace.training.Stamp;

/**
 * What came of a series or a session. Earlier versions stay readable.
 *
 * @param version counts up with every change; 0 where nothing was noted yet
 * @param changed when it was last changed, and by whom; empty where nothing was noted yet
 */
public record Outcome(Subject subject, int version, OutcomeText text, Optional<Stamp> changed) {
    public Outcome {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(changed, "changed");
    }

    /** Nothing noted yet. */
    public static Outcome none(Subject subject) {
        return new Outcome(subject, 0, OutcomeText.EMPTY, Optional.empty());
    }

    public Outcome note(OutcomeText revised, Stamp stamp) {
        return new Outcome(subject, version + 1, revised, Optional.of(stamp));
    }
}
