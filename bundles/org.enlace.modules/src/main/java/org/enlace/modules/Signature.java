package org.enlace.modules;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;

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

    /**
     * Whether nobody stands behind both: neither of the two officers, nor whom they act for. A deputy is no second pair of eyes
     * for the one whose deputy they are.
     */
    public boolean isSomebodyElseThan(Signature other) {
        return !other.behind(officer) && actingFor.filter(other::behind).isEmpty();
    }

    private boolean behind(OfficerId one) {
        return officer.equals(one) || actingFor.filter(one::equals).isPresent();
    }
}
