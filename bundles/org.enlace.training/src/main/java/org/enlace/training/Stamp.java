package org.enlace.training;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.enlace.platform.OfficerId;

/**
 * Who did something, and when.
 *
 * @param officer the account that acted
 * @param at      to the microsecond, which is what both databases keep
 */
public record Stamp(OfficerId officer, Instant at) {
    public Stamp {
        Objects.requireNonNull(officer, "officer");
        at = at.truncatedTo(ChronoUnit.MICROS);
    }
}
