package org.enlace.identity.internal;

import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;
import org.enlace.identity.Deputy;
import org.enlace.identity.Officer;
import org.enlace.identity.RoleName;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;

/**
 * How far an account reaches: what its own roles give, and what it may do for those it is a deputy of, now or later. Whoever can
 * choose its password or take its second factor away could do all of that.
 */
final class Reach {
    private final Stores stores;
    private final RoleBook roles;
    private final Clock clock;

    Reach(Stores stores, RoleBook roles, Clock clock) {
        this.stores = stores;
        this.roles = roles;
        this.clock = clock;
    }

    /** @throws Refusal {@code role.not-held}, {@code role.module-away} or {@code deputy.not-held} */
    void requireHeld(Caller caller, Officer officer) {
        roles.requireHeld(caller, officer.profile().roles());
        for (Deputy deputy : stores.deputies().naming(officer.id(), clock.instant())) {
            OfficerId absent = deputy.absent();
            Set<RoleName> theirs = stores.officers()
                    .find(absent)
                    .map(found -> found.profile().roles())
                    .orElse(Set.of());
            for (Permission permission : new TreeSet<>(roles.page().given(theirs))) {
                if (!Deputyship.administers(permission) && !caller.holds(permission)) {
                    throw new Refusal(
                            "deputy.not-held",
                            "\"" + officer.id() + "\" is a deputy of \"" + absent + "\", whose roles give " + permission
                                    + "; you do not hold it yourself, so ask somebody who does",
                            permission,
                            absent,
                            officer.id());
                }
            }
        }
    }
}
