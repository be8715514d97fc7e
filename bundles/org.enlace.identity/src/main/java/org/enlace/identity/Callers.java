package org.enlace.identity;

import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;

/**
 * Officers as callers while they are not signed in: for what the node does for an officer by itself, such as a digest, or for whoever
 * opens a secret address that an officer has made, such as a calendar. A service.
 *
 * <p>Asked for each piece of work and not kept: what is given is what the officer may do at that moment.
 */
public interface Callers {
    /**
     * The officer as a caller, in their own language and zone, who holds what the officer's roles give now, but nothing that needs a
     * second factor, whether one is enrolled or not: nobody has proven anything. A deputy's appointments give nothing here.
     *
     * @param purpose what it is for, such as {@code digest}: one word of a-z and hyphens, at most 40, which the audit names with all
     *     that is done by it, beside the door {@code NODE}
     * @return empty for an account that cannot be signed in to: one that was never used, that is closed, or that there is none of. That
     *     failed sign-ins make an account wait closes it to nobody, so not here either
     */
    Optional<Caller> of(OfficerId officer, String purpose);
}
