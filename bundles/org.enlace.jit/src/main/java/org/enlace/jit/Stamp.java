package org.enlace.jit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.SecondOfficer;

/**
 * Who did something, for whom, and when.
 *
 * @param officer   the account that acted
 * @param actingFor the absent officer whose deputy it was
 * @param at        to the microsecond, which is what both databases keep
 */
public record Stamp(OfficerId officer, Optional<OfficerId> actingFor, Instant at) {
    public Stamp {
        Objects.requireNonNull(officer, "officer");
        Objects.requireNonNull(actingFor, "actingFor");
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /** Of an officer who acted for nobody else. */
    public Stamp(OfficerId officer, Instant at) {
        this(officer, Optional.empty(), at);
    }

    public static Stamp of(Caller caller, Instant at) {
        return new Stamp(caller.officer(), caller.actingFor(), at);
    }

    public static Stamp of(SecondOfficer second, Instant at) {
        return new Stamp(second.officer(), second.actingFor(), at);
    }

    /** Everybody who stands behind it: one officer or two. */
    public Set<OfficerId> hands() {
        Set<OfficerId> hands = new LinkedHashSet<>(Set.of(officer));
        actingFor.ifPresent(hands::add);
        return hands;
    }
}
