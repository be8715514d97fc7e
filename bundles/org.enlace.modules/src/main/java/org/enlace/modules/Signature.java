package org.enlace.modules;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.SecondOfficer;

/**
 * Who did something, and when.
 *
 * @param officer   whose account
 * @param actingFor the absent officer whose deputy that was
 * @param at        when
 */
public record Signature(OfficerId officer, Optional<OfficerId> actingFor, Instant at) {
    public Signature {
        Objects.requireNonNull(officer, "officer");
        Objects.requireNonNull(actingFor, "actingFor");
        Objects.requireNonNull(at, "at");
    }

    public static Signature of(Caller caller, Instant at) {
        return new Signature(caller.officer(), caller.actingFor(), at);
    }

    public static Signature of(SecondOfficer second, Instant at) {
        return new Signature(second.officer(), second.actingFor(), at);
    }

    /** Everybody who stands behind it: one officer or two. */
    public Set<OfficerId> hands() {
        return actingFor.map(absent -> Set.of(officer, absent)).orElse(Set.of(officer));
    }
}
