package org.enlace.comments;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;

/**
 * Who did something, and when.
 *
 * @param officer   the account that acted
 * @param actingFor the absent officer whose deputy it was
 * @param at        to the microsecond, as databases keep it
 */
public record Stamp(OfficerId officer, Optional<OfficerId> actingFor, Instant at) {
    public Stamp {
        Objects.requireNonNull(officer, "officer");
        Objects.requireNonNull(actingFor, "actingFor");
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    public static Stamp of(Caller caller, Instant at) {
        return new Stamp(caller.officer(), caller.actingFor(), at);
    }
}
