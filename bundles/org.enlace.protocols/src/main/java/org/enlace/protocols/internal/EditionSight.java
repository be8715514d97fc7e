package org.enlace.protocols.internal;

import java.util.HashSet;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.OfficerId;
import org.enlace.protocols.Edition;

/**
 * For whom a version exists: nobody for whom its document or its own text does not, and while it has no number, those who work on it
 * alone.
 */
final class EditionSight {
    private final ProtocolStore store;

    EditionSight(ProtocolStore store) {
        this.store = store;
    }

    /** Who may read what those who work on it say to one another: they alone, also once it has a number. */
    NeedToKnow talkers(Edition edition) {
        Set<OfficerId> workers = new HashSet<>(edition.core().authors());
        workers.addAll(edition.core().reviewers());
        if (edition.core().approver() != null) {
            workers.add(edition.core().approver());
        }
        return workers.isEmpty() ? edition.content().restrictedTo() : new NeedToKnow(workers, Set.of());
    }

    boolean exists(Edition edition, Caller caller) {
        return edition.content().restrictedTo().admits(caller)
                && (edition.number().isPresent() || edition.concerns(caller.reader()))
                && store.find(edition.protocol())
                        .map(entry -> entry.existsFor(caller))
                        .orElse(true);
    }
}
