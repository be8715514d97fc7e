package org.enlace.persistence.internal;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.enlace.platform.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Binds one piece of {@link Work} to the thread, so that every store that is touched on the way joins it. */
final class ThreadTransactions implements Transactions {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadTransactions.class);

    private final DataSource pool;
    private final WriteCheck check;
    private final ThreadLocal<Work> bound = new ThreadLocal<>();
    private final DataSource connections = new BoundConnections();
    private final SlowActs slow;

    /** @param slow remembers what took long */
    ThreadTransactions(DataSource pool, WriteCheck check, SlowActs slow) {
        this.pool = pool;
        this.check = check;
        this.slow = slow;
    }

    /** The work of this thread, or null. */
    Work current() {
        return bound.get();
    }

    /** Connections that belong to the work of the thread that asks, where there is some. */
    DataSource connections() {
        return connections;
    }

    @Override
    public <T> T call(Supplier<T> act) {
        Work outer = bound.get();
        return outer != null && outer.writes() ? join(outer, act) : begin(outer, act);
    }

    private static <T> T join(Work work, Supplier<T> act) {
        boolean done = false;
        try {
            T result = act.get();
            done = true;
            return result;
        } catch (RuntimeException | Error e) {
            work.doom(e);
            throw e;
        } finally {
            if (!done) {
                work.doom(new IllegalStateException("A part of the transaction failed"));
            }
        }
    }

    private <T> T begin(Work outer, Supplier<T> act) {
        Work work = Work.writing(pool, check);
        long begun = slow.begun();
        T result;
        bound.set(work);
        try {
            result = act.get();
            work.commit();
        } catch (RuntimeException | Error e) {
            work.abandon(e);
            throw Conflicts.translated(e, work);
        } finally {
            rebind(outer);
            slow.ended(begun);
        }
        for (Runnable action : work.afterwards()) {
            try {
                action.run();
            } catch (RuntimeException e) {
                LOG.error("Stored, but what was to follow failed", e);
            }
        }
        return result;
    }

    /** Runs work that only reads; nothing of it is stored. */
    <T> T reading(Supplier<T> query) {
        Work outer = bound.get();
        Work work = Work.reading(pool);
        long begun = slow.begun();
        bound.set(work);
        try {
            return query.get();
        } catch (RuntimeException | Error e) {
            throw Conflicts.translated(e, work);
        } finally {
            try {
                work.finish();
            } finally {
                rebind(outer);
                slow.ended(begun);
            }
        }
    }

    private void rebind(Work outer) {
        if (outer == null) {
            bound.remove();
        } else {
            bound.set(outer);
        }
    }

    @Override
    public void afterCommit(Runnable action) {
        Work work = bound.get();
        if (work == null || !work.writes()) {
            throw new IllegalStateException("There is no transaction to wait for; begin one by Transactions.call");
        }
        work.afterwards(action);
    }

    private final class BoundConnections implements DataSource {
        @Override
        public Connection getConnection() throws SQLException {
            Work work = bound.get();
            return work == null ? pool.getConnection() : work.connection();
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }

        @Override
        public PrintWriter getLogWriter() throws SQLException {
            return pool.getLogWriter();
        }

        @Override
        public void setLogWriter(PrintWriter out) {}

        @Override
        public void setLoginTimeout(int seconds) {}

        @Override
        public int getLoginTimeout() throws SQLException {
            return pool.getLoginTimeout();
        }

        @Override
        public java.util.logging.Logger getParentLogger() throws SQLFeatureNotSupportedException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            return pool.unwrap(type);
        }

        @Override
        public boolean isWrapperFor(Class<?> type) throws SQLException {
            return pool.isWrapperFor(type);
        }
    }
}
