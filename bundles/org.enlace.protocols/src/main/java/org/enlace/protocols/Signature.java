package org.enlace.protocols;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.SecondOfficer;

/**
 * Who did something, for whom, and when. Two signatures are of two people only when nobody stands behind both, neither as the
 * account that acted nor as the absent officer it acted for.
 *
 * @param officer   the account that acted
 * @param actingFor the absent officer whose deputy it was
 * @param at        to the microsecond, which is what both databases keep
 */
public record Signature(OfficerId officer, Optional<OfficerId> actingFor, Instant at) {
    public Signature {
        Objects.requireNonNull(officer, "officer");
        Objects.requireNonNull(actingFor, "actingFor");
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    public static Signature of(Caller caller, Instant at) {
        return new Signature(caller.officer(), caller.actingFor(), at);
    }

    public static Signature of(SecondOfficer second, Instant at) {
        return new Signature(second.officer(), second.actingFor(), at);
    }

    /** Whose act it counts as. */
    public OfficerId counts() {
        return actingFor.orElse(officer);
    }

    /** Everybody who stands behind it: one officer or two. */
    public Set<OfficerId> hands() {
        Set<OfficerId> hands = new LinkedHashSet<>(Set.of(officer));
        actingFor.ifPresent(hands::add);
        return hands;
    }

    /** Whether one of these stands behind it. */
    public boolean isOfOneOf(Collection<OfficerId> officers) {
        return hands().stream().anyMatch(officers::contains);
    }
}
