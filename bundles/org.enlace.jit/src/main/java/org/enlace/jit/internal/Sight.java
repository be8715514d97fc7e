package org.enlace.jit.internal;

import java.time.Instant;
import org.enlace.jit.JitPermissions;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;

/**
 * With whose eyes teams are looked at. Whoever oversees does not act for the central authority beside it: an administrator holds what they
 * assign to others, and no switch of theirs lets them in.
 *
 * @param reader  whose need to know counts
 * @param central whether they act for the central authority
 * @param at      when
 */
public record Sight(OfficerId reader, boolean central, Instant at) {
    public static Sight of(Caller caller, Instant at) {
        boolean central = caller.holds(JitPermissions.CENTRAL) && !caller.holds(JitPermissions.OVERSEE);
        return new Sight(caller.officer(), central, at);
    }
}
