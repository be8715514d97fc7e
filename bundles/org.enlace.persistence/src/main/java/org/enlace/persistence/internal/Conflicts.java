package org.enlace.persistence.internal;

import java.sql.SQLException;
import java.util.Set;
import org.eclipse.persistence.exceptions.OptimisticLockException;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;

/** Recognizes failures that mean "somebody else was quicker", under their several names. */
final class Conflicts {
    /**
     * Deadlock and lock timeout of Derby; serialization failure, deadlock and lock timeout of PostgreSQL; and of both a key that
     * is taken: use cases look first, so somebody took it in between.
     */
    private static final Set<String> STATES = Set.of("40001", "40XL1", "40XL2", "40P01", "55P03", "23505");

    private Conflicts() {}

    /** The failure as the platform knows it; itself when it is no conflict. */
    static RuntimeException translated(Throwable failure, Work work) {
        for (Throwable at = failure; at != null && at != at.getCause(); at = at.getCause()) {
            if (at instanceof Stale stale) {
                return stale;
            }
            if (at instanceof Refusal refusal && refusal.code().equals(Headroom.FULL)) {
                // It is thrown inside EclipseLink, which wraps it.
                return refusal;
            }
            if (at instanceof jakarta.persistence.OptimisticLockException lock && lock.getEntity() != null) {
                return because(work.stale(lock.getEntity()), failure);
            }
            if (at instanceof OptimisticLockException lock) {
                return because(work.stale(lock.getQuery() == null ? null : lock.getObject()), failure);
            }
            if (at instanceof SQLException sql && STATES.contains(String.valueOf(sql.getSQLState()))) {
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
