package org.enlace.persistence.internal;

import jakarta.persistence.EntityManager;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.persistence.internal.sessions.RepeatableWriteUnitOfWork;
import org.eclipse.persistence.sessions.UnitOfWork;
import org.enlace.platform.Stale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one thread does in one go: one connection, taken when first needed, and one entity manager per store that is
 * touched. EclipseLink writes through the connection but never ends the transaction; that is done here, once. Its shared
 * cache learns of a change only after the database has it.
 */
final class Work {
    private static final Logger LOG = LoggerFactory.getLogger(Work.class);

    private final DataSource pool;
    private final boolean writes;
    private final WriteCheck check;
    private final List<Touched> touched = new ArrayList<>(2);
    private final List<Runnable> afterwards = new ArrayList<>(0);
    private Connection real;
    private Connection lent;
    private Throwable doom;

    private record Touched(JpaStore store, EntityManager entities) {}

    /** Work that only reads. */
    static Work reading(DataSource pool) {
        return new Work(pool, false, () -> {});
    }

    static Work writing(DataSource pool, WriteCheck check) {
        return new Work(pool, true, check);
    }

    private Work(DataSource pool, boolean writes, WriteCheck check) {
        this.pool = pool;
        this.writes = writes;
        this.check = check;
    }

    boolean writes() {
        return writes;
    }

    /** From now on it can only be rolled back. */
    void doom(Throwable cause) {
        if (doom == null) {
            doom = cause;
        }
    }

    void afterwards(Runnable action) {
        afterwards.add(action);
    }

    List<Runnable> afterwards() {
        return afterwards;
    }

    EntityManager entities(JpaStore store) {
        for (Touched each : touched) {
            if (each.store == store) {
                return each.entities;
            }
        }
        EntityManager entities = store.newEntityManager();
        if (writes) {
            entities.getTransaction().begin();
        }
        touched.add(new Touched(store, entities));
        return entities;
    }

    /** The connection of this work, in a form that its users cannot end. */
    Connection connection() throws SQLException {
        if (real == null) {
            check.require();
            real = pool.getConnection();
            if (writes) {
                real.setAutoCommit(false);
                check.hold(real);
            }
            lent = lend(real, writes);
        }
        return lent;
    }

    /** A connection whose users cannot end its transaction. */
    static Connection lend(Connection real, boolean writes) {
        return (Connection) Proxy.newProxyInstance(
                Work.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "commit", "close", "setAutoCommit", "abort":
                            return null;
                        case "rollback":
                            if (arguments == null) {
                                return null;
                            }
                            break;
                        case "getAutoCommit":
                            return !writes;
                        case "equals":
                            return proxy == arguments[0];
                        case "hashCode":
                            return System.identityHashCode(proxy);
                        default:
                            break;
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Writes everything, has the database store it, then tells the caches. Failing, it leaves the rest to {@link #abandon}. */
    void commit() {
        List<RepeatableWriteUnitOfWork> written = new ArrayList<>(touched.size());
        // A callback of one store may touch the next, hence by index.
        for (int at = 0; at < touched.size(); at++) {
            EntityManager entities = touched.get(at).entities;
            if (doom == null && entities.getTransaction().getRollbackOnly()) {
                doom = new IllegalStateException("A failed statement was ignored");
            }
            if (doom != null) {
                break;
            }
            RepeatableWriteUnitOfWork unit = unit(entities);
            written.add(unit);
            unit.setShouldTerminateTransaction(true);
            unit.issueSQLbeforeCompletion();
            unit.setPendingMerge();
        }
        if (doom != null) {
            throw new IllegalStateException(
                    "Nothing was stored: a part of the transaction had failed, though its failure was ignored", doom);
        }
        try {
            if (real != null) {
                real.commit();
            }
        } catch (SQLException e) {
            // Whether it is stored is not known, so nothing that was cached can be relied on.
            touched.forEach(each -> each.store.forgetCached());
            throw new IllegalStateException("The database did not confirm the commit", e);
        }
        for (int at = 0; at < written.size(); at++) {
            Touched each = touched.get(at);
            try {
                RepeatableWriteUnitOfWork unit = written.get(at);
                unit.mergeClonesAfterCompletion();
                unit.release();
                unit.getParent().release();
                each.entities.close();
            } catch (RuntimeException e) {
                LOG.error("Stored, but the cache of {} could not be updated and was emptied", each.store, e);
                each.store.forgetCached();
            }
        }
        release();
    }

    private static RepeatableWriteUnitOfWork unit(EntityManager entities) {
        return (RepeatableWriteUnitOfWork) entities.unwrap(UnitOfWork.class);
    }

    /** Undoes everything. Never throws: what went wrong first is what the caller has to hear. */
    void abandon(Throwable cause) {
        for (Touched each : touched) {
            try {
                if (writes && each.entities.isOpen()) {
                    each.entities.getTransaction().rollback();
                }
                each.entities.close();
            } catch (RuntimeException e) {
                cause.addSuppressed(e);
            }
        }
        try {
            if (real != null && !real.isClosed()) {
                real.rollback();
            }
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
        release();
    }

    /** Ends work that only read. */
    void finish() {
        touched.forEach(each -> each.entities.close());
        release();
    }

    private void release() {
        if (real != null) {
            try {
                real.close();
            } catch (SQLException e) {
                LOG.warn("A connection could not be given back: {}", e.getMessage());
            }
            real = null;
            lent = null;
        }
    }

    /** Finds the row that a conflict was about and has the caches read it anew. */
    Stale stale(Object row) {
        for (Touched each : touched) {
            Map.Entry<String, String> name = row == null ? null : each.store.nameAndForget(row);
            if (name != null) {
                return new Stale(name.getKey(), name.getValue());
            }
        }
        touched.forEach(each -> each.store.forgetCached());
        return new Stale("record", "?");
    }
}
