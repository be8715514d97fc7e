package org.enlace.persistence.internal;

import java.sql.SQLException;
import java.util.Set;
import org.eclipse.persistence.exceptions.OptimisticLockException;
import org.enlace.persistence.Statements;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;

/** Recognizes failures that mean "somebody else was quicker", under their several names. */
final class Conflicts {
    private static final Set<String> NOT_NOW = Set.of(Headroom.FULL, WriteGate.MOVING);

    private Conflicts() {}

    /** The failure as the platform knows it; itself when it is no conflict. */
    static RuntimeException translated(Throwable failure, Work work) {
        for (Throwable at = failure; at != null && at != at.getCause(); at = at.getCause()) {
            if (at instanceof Stale stale) {
                return stale;
            }
            if (at instanceof Refusal refusal && NOT_NOW.contains(refusal.code())) {
                // It is thrown inside EclipseLink, which wraps it.
                return refusal;
            }
            if (at instanceof jakarta.persistence.OptimisticLockException lock && lock.getEntity() != null) {
                return because(work.stale(lock.getEntity()), failure);
            }
            if (at instanceof OptimisticLockException lock) {
                return because(work.stale(lock.getQuery() == null ? null : lock.getObject()), failure);
            }
            if (at instanceof SQLException sql && Statements.overtaken(sql)) {
                return because(work.stale(null), failure);
            }
        }
        if (failure instanceof Error error) {
            throw error;
        }
        return (RuntimeException) failure;
    }

    private static Stale because(Stale stale, Throwable failure) {
        stale.initCause(failure);
        return stale;
    }
}
