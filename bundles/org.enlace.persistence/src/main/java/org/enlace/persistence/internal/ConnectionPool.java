package org.enlace.persistence.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.TimeUnit;

/** The connections of the node. One waits long while others use them all, and shortly while the server cannot be reached. */
final class ConnectionPool extends HikariDataSource {
    private static final long SHORT_MILLIS = 1_500;

    private final long patience;
    private volatile Unreachable last;

    private record Unreachable(SQLTransientConnectionException failure, long at) {}

    /** @param waitSeconds while others use all connections */
    ConnectionPool(HikariConfig config, int waitSeconds) {
        super(brief(config, waitSeconds));
        patience = TimeUnit.SECONDS.toNanos(waitSeconds);
    }

    private static HikariConfig brief(HikariConfig config, int waitSeconds) {
        config.setConnectionTimeout(Math.min(SHORT_MILLIS, TimeUnit.SECONDS.toMillis(waitSeconds)));
        return config;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Unreachable before = last;
        // What one request asks for several times is not waited for each time.
        if (before != null
                && isEmpty()
                && System.nanoTime() - before.at() < TimeUnit.MILLISECONDS.toNanos(SHORT_MILLIS)) {
            throw before.failure();
        }
        long begun = System.nanoTime();
        while (true) {
            try {
                Connection connection = super.getConnection();
                last = null;
                return connection;
            } catch (SQLTransientConnectionException e) {
                boolean unreachable = e.getCause() != null && isEmpty();
                if (unreachable) {
                    last = new Unreachable(e, System.nanoTime());
                }
                if (unreachable || System.nanoTime() - begun >= patience) {
                    throw e;
                }
            }
        }
    }

    private boolean isEmpty() {
        return getHikariPoolMXBean().getTotalConnections() == 0;
    }
}
