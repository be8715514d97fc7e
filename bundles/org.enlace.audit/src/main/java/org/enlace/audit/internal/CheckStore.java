package org.enlace.audit.internal;

import java.time.Instant;
import java.util.Optional;
import org.enlace.audit.proof.Head;

/** How far the check got that goes round the log, and what was found in the log last. Changes need a transaction. */
public interface CheckStore {
    /** Empty until the check was first at work. */
    Optional<Round> round(AuditStore.Tree tree);

    void keep(Round round);

    /** Empty while nothing was found. */
    Optional<Damage> damage();

    void keep(Damage damage);

    void clearDamage();

    /**
     * Where a part of the log begins.
     *
     * @param leaf the first entry that was not looked at
     * @param head the last one that covers no more than what comes before
     * @param id   the greatest id of what comes before; empty where nothing does
     */
    record Place(long leaf, long head, String id) {
        static final Place START = new Place(0, 0, "");
    }

    /**
     * @param began when the check was last at the first entry
     * @param seen  the newest head that the check ever saw, unsigned; null before the first
     */
    record Round(Place place, Instant began, Head seen) {}
}
