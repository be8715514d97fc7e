package org.enlace.persistence.internal;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.eclipse.persistence.exceptions.OptimisticLockException;
import org.enlace.persistence.Statements;
import org.enlace.platform.NotNow;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;

/** Recognizes failures that mean "somebody else was quicker" or "not now", under their several names. */
final class Conflicts {
    private static final int RETRY_SECONDS = 5;
    /** The server ends, or starts. */
    private static final Set<String> ENDING = Set.of("57P01", "57P02", "57P03");

    private Conflicts() {}

    /** The failure as the platform knows it; itself when it is no conflict. */
    static RuntimeException translated(Throwable failure, Work work) {
        for (Throwable at = failure; at != null && at != at.getCause(); at = at.getCause()) {
            if (at instanceof Stale stale) {
                return stale;
            }
            if (at instanceof NotNow notNow) {
                // It is thrown inside EclipseLink, which wraps it.
                return notNow;
            }
            if (at instanceof SQLException sql && silent(sql)) {
                return new NotNow(
                        new Refusal("database.silent", "The database does not answer: node:status tells what is wrong"),
                        RETRY_SECONDS,
                        failure);
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

    private static boolean silent(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return failure instanceof SQLTransientConnectionException || state.startsWith("08") || ENDING.contains(state);
    }

    private static Stale because(Stale stale, Throwable failure) {
        stale.initCause(failure);
        return stale;
    }
}
