package org.enlace.persistence.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lease of a PostgreSQL database, by the clock of the database, on a connection of its own. Each transaction that writes reads the
 * row of the server and by that locks its table against a takeover; who takes the lease over first ends the connections of a server that
 * is dead or frozen. Derby needs no such lease: it lets in one process only.
 */
final class DatabaseLease extends Lease {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseLease.class);
    private static final int NETWORK_MILLIS = 5_000;
    private static final int LOCK_MILLIS = 3_000;

    private final PostgresServer server;
    private final Clocks clocks;
    private final String token = UUID.randomUUID().toString();
    private Connection connection;
    private volatile Clocks.Moment renewed;
    private volatile String holder;

    /** @param seconds left of it */
    private record Held(Server by, Instant until, double seconds) {}

    private DatabaseLease(PostgresServer server, Duration lasts, Clocks clocks) {
        super("the " + server.description(), lasts);
        this.server = server;
        this.clocks = clocks;
        renewed = clocks.now();
    }

    /**
     * Takes it, at once from this process or one that is dead for certain, from others only if it has ended.
     *
     * @param dead the token of the process that is dead
     * @throws LeaseHeld if another server holds it
     */
    static DatabaseLease take(PostgresServer server, Server own, String dead, Duration lasts, Clocks clocks) {
        DatabaseLease lease = new DatabaseLease(server, lasts, clocks);
        try {
            lease.take(own, dead);
            return lease;
        } catch (SQLException e) {
            lease.disconnect();
            throw new DatabaseUnavailable("The lease of " + lease.what() + " could not be taken: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            lease.disconnect();
            throw e;
        }
    }

    private void take(Server own, String dead) throws SQLException {
        Set<String> former = dead.isEmpty() ? Set.of(own.token()) : Set.of(own.token(), dead);
        Connection now = connection();
        now.setAutoCommit(false);
        Direct direct = Direct.on(now);
        direct.run("set local lock_timeout = " + LOCK_MILLIS);
        direct.run("create schema if not exists node");
        direct.run("create table if not exists node.server (token varchar(36) not null, start varchar(36) not null,"
                + " host varchar(255) not null, process bigint not null, since timestamptz not null)");
        direct.run("create table if not exists node.lease (token varchar(36) not null, until timestamptz not null)");
        Optional<Held> before = held(now);
        now.commit();
        requireFree(before, former);
        if (before.isPresent()) {
            direct.texts("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()"
                    + " and usename = current_user and application_name = '" + PostgresServer.APPLICATION
                    + "' and pid <> pg_backend_pid()");
        }
        direct.run("set local lock_timeout = " + LOCK_MILLIS);
        direct.run("lock table node.server in access exclusive mode");
        requireFree(held(now), former);
        direct.run("delete from node.server");
        direct.run("delete from node.lease");
        try (PreparedStatement insert = now.prepareStatement(
                "insert into node.server (token, start, host, process, since) values (?, ?, ?, ?, ?)")) {
            insert.setString(1, token);
            insert.setString(2, own.token());
            insert.setString(3, own.host());
            insert.setLong(4, own.process());
            insert.setTimestamp(5, Timestamp.from(own.since()));
            insert.executeUpdate();
        }
        direct.run("insert into node.lease (token, until) values ('" + token + "', " + end() + ")");
        now.commit();
        now.setAutoCommit(true);
    }

    private String end() {
        return "clock_timestamp() + interval '" + lasts().toSeconds() + " seconds'";
    }

    private void requireFree(Optional<Held> held, Set<String> former) {
        held.filter(other -> other.seconds() > 0)
                .filter(other -> !former.contains(other.by().token()))
                .ifPresent(other -> {
                    throw new LeaseHeld(
                            server.description(),
                            other.by(),
                            other.until().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1),
                            (long) Math.ceil(other.seconds()));
                });
    }

    private static Optional<Held> held(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("select s.start, s.host, s.process, s.since, l.until,"
                                + " extract(epoch from l.until - clock_timestamp())"
                                + " from node.server s join node.lease l on l.token = s.token");
                ResultSet rows = statement.executeQuery()) {
            return rows.next()
                    ? Optional.of(new Held(
                            new Server(
                                    rows.getString(1),
                                    rows.getString(2),
                                    rows.getLong(3),
                                    rows.getTimestamp(4).toInstant()),
                            rows.getTimestamp(5).toInstant(),
                            rows.getDouble(6)))
                    : Optional.empty();
        }
    }

    private synchronized Connection connection() throws SQLException {
        if (connection == null) {
            connection = server.connections().getConnection();
            connection.setNetworkTimeout(Runnable::run, NETWORK_MILLIS);
        }
        return connection;
    }

    private synchronized void disconnect() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.debug("The connection of the lease was broken already", e);
            }
            connection = null;
        }
    }

    /** The lease of the server that a copy was made of is none of the copy. */
    static void dropCopied(Connection connection, Collection<PostgresStructure.Named> tables) throws SQLException {
        if (tables.contains(new PostgresStructure.Named("node", "lease"))) {
            Direct.on(connection).run("delete from node.lease");
        }
    }

    /** Renews it; tells whether that was confirmed. */
    boolean renew() {
        Clocks.Moment asked = clocks.now();
        if (holder != null || !confirm()) {
            return false;
        }
        renewed = asked;
        return true;
    }

    private boolean confirm() {
        try {
            return asked();
        } catch (SQLException e) {
            // The connection may have broken long ago, which is found out only now.
            disconnect();
        }
        try {
            return asked();
        } catch (SQLException e) {
            LOG.warn("The lease of {} could not be renewed: {}", what(), e.getMessage());
            disconnect();
            return false;
        }
    }

    @Override
    String holder() {
        return holder;
    }

    @Override
    Duration unrenewed() {
        return clocks.since(renewed);
    }

    private boolean asked() throws SQLException {
        Connection now = connection();
        if (Direct.on(now).run("update node.lease set until = " + end() + " where token = '" + token + "'") == 1) {
            return true;
        }
        loseTo(now);
        return false;
    }

    private void loseTo(Connection asked) throws SQLException {
        holder = held(asked).map(held -> held.by().toString()).orElse("somebody who removed this server's lease");
    }

    @Override
    void hold(Connection transaction) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement("select token from node.server");
                ResultSet rows = statement.executeQuery()) {
            if (rows.next() && rows.getString(1).equals(token)) {
                return;
            }
        }
        loseTo(transaction);
        require();
    }

    @Override
    public void close() {
        try {
            Direct.on(connection())
                    .run("update node.lease set until = clock_timestamp() where token = '" + token + "'");
        } catch (SQLException e) {
            LOG.warn("The lease of {} could not be given back and ends by itself: {}", what(), e.getMessage());
        }
        disconnect();
    }
}
