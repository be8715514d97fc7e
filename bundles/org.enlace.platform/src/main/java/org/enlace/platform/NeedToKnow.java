package org.enlace.platform;

import java.util.Set;

/**
 * Whom a record is restricted to, on top of the permission to read its kind. To everybody else the record does not exist: not
 * in lists, counts, hits, cards, feeds or error messages.
 *
 * @param officers the officers named
 * @param units    the units named; with both sets empty the record is not restricted
 */
public record NeedToKnow(Set<OfficerId> officers, Set<UnitId> units) {
    /** For whoever holds the permission. */
    public static final NeedToKnow OPEN = new NeedToKnow(Set.of(), Set.of());

    public NeedToKnow {
        officers = Set.copyOf(officers);
        units = Set.copyOf(units);
    }

    public boolean restricted() {
        return !officers.isEmpty() || !units.isEmpty();
    }

    /** Whether the record exists for the caller. Nobody is exempt, the administrator included. */
    public boolean admits(Caller caller) {
        return !restricted()
                || officers.contains(caller.reader())
                || caller.unit().filter(units::contains).isPresent();
    }
}
