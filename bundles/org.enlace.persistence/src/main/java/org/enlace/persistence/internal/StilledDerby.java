package org.enlace.persistence.internal;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.enlace.persistence.internal.DerbyStructure.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection past the pool that has every table locked: what is stored can be read by all and changed by nobody, also by none who
 * had begun before. Derby itself sees to it until this is closed.
 */
final class StilledDerby implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StilledDerby.class);

    /** A table that somebody writes to, a lock that was not to be had in time, a deadlock. */
    private static final Set<String> TAKEN = Set.of("X0X02", "40001", "40XL1", "40XL2");

    private final Connection connection;
    private final List<Source> sources;

    private StilledDerby(Connection connection, List<Source> sources) {
        this.connection = connection;
        this.sources = sources;
    }

    /**
     * Waits until all who write have come to their end.
     *
     * @param patience how long it is tried again
     * @param each     is run before each table, and may end it by throwing
     * @throws NotMovable when somebody goes on writing for longer
     */
    static StilledDerby hold(EmbeddedDerby derby, Duration patience, Runnable each) throws SQLException, IOException {
        Connection connection = derby.connections().getConnection();
        boolean held = false;
        try {
            connection.setAutoCommit(false);
            long end = System.nanoTime() + patience.toNanos();
            for (; ; ) {
                try {
                    StilledDerby still = new StilledDerby(connection, DerbyStructure.sources(connection));
                    still.lock(each);
                    if (still.isUnchanged()) {
                        held = true;
                        return still;
                    }
                    connection.rollback();
                } catch (SQLException e) {
                    if (!TAKEN.contains(String.valueOf(e.getSQLState()))) {
                        throw e;
                    }
                    connection.rollback();
                    LOG.info("Somebody still writes to the database: {}", e.getMessage());
                }
                if (System.nanoTime() > end) {
                    throw new NotMovable("Somebody has been writing to the database for " + patience.toSeconds()
                            + " seconds. Wait until long work is over (node:jobs tells of it) and repeat the command");
                }
            }
        } finally {
            if (!held) {
                close(connection);
            }
        }
    }

    private void lock(Runnable each) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Source source : sources) {
                each.run();
                statement.execute("lock table " + Direct.quoted(source.schema(), source.name()) + " in share mode");
            }
        }
    }

    Connection connection() {
        return connection;
    }

    /** Whether there are the same tables with the same columns as when they were locked. */
    boolean isUnchanged() throws SQLException {
        return DerbyStructure.sources(connection).equals(sources);
    }

    @Override
    public void close() {
        close(connection);
    }

    private static void close(Connection connection) {
        try {
            connection.rollback();
            connection.close();
        } catch (SQLException e) {
            // Where Derby has ended, so have its locks.
            LOG.debug("The locks went with the database", e);
        }
    }
}
