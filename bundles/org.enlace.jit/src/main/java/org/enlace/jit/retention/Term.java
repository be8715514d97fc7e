package org.enlace.jit.retention;

import java.time.Instant;
import java.util.Objects;

/**
 * How long an item is kept.
 *
 * @param rule  by which
 * @param since when it began
 * @param over  from when on it is over
 */
public record Term(RetentionRule rule, Instant since, Instant over) {
    public Term {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(over, "over");
    }

    public boolean over(Instant now) {
        return !now.isBefore(over);
    }
}
