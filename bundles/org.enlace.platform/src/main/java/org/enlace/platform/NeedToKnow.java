package org.enlace.platform;

import java.util.Set;

/**
 * Whom a record is restricted to, on top of the permission to read its kind. To everybody else the record does not exist: not
 * in lists, counts, hits, cards, feeds or error messages.
 *
 * @param officers the officers named
 * @param units    the units named; with both sets empty the record is not restricted
 * @param inPerson whether an officer named has to act for themself: a deputy then does not read with the absent officer's eyes
 */
public record NeedToKnow(Set<OfficerId> officers, Set<UnitId> units, boolean inPerson) {
    /** For whoever holds the permission. */
    public static final NeedToKnow OPEN = new NeedToKnow(Set.of(), Set.of());

    public NeedToKnow {
        officers = Set.copyOf(officers);
        units = Set.copyOf(units);
    }

    /** For officers and units, and for their deputies. */
    public NeedToKnow(Set<OfficerId> officers, Set<UnitId> units) {
        this(officers, units, false);
    }

    /** For officers who act for themselves, and not for their deputies. */
    public static NeedToKnow inPerson(Set<OfficerId> officers) {
        return new NeedToKnow(officers, Set.of(), true);
    }

    public boolean restricted() {
        return !officers.isEmpty() || !units.isEmpty();
    }

    /** Whether the record exists for the caller. Nobody is exempt, the administrator included. */
    public boolean admits(Caller caller) {
        return !restricted()
                || officers.contains(inPerson ? caller.officer() : caller.reader())
                || caller.unit().filter(units::contains).isPresent();
    }
}
