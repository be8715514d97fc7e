package org.enlace.persistence.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.enlace.keys.NodeIdentity;

/** What a database says of whose it is. It is a table like others, so that backups and a move to another database take it along. */
final class DatabaseOwner {
    /** Tables in which every node that was ever used has rows. */
    private static final List<String> RECORDS = List.of("officers.officer", "audit.entry");

    private DatabaseOwner() {}

    /**
     * Refuses the database of another node before anything is written, and marks an empty one that says nothing yet.
     *
     * @throws StartRefused if it is another node's, or holds records and does not say whose
     */
    static void claim(Connection connection, Dialect dialect, String description, NodeIdentity own)
            throws SQLException {
        Optional<NodeIdentity> there = of(connection, dialect);
        if (there.isPresent()) {
            if (!there.get().equals(own)) {
                throw new StartRefused(
                        StartRefused.SET_WRONGLY,
                        own.refused(
                                "The " + description,
                                there.get(),
                                "set url of org.enlace.persistence to a database of this node's own, or start the"
                                        + " other node with its own ENLACE_DATA"));
            }
            return;
        }
        if (hasRecords(connection, dialect)) {
            throw new StartRefused(
                    StartRefused.SET_WRONGLY,
                    "The " + description + " holds officers or an audit and does not say which node's, so nothing was"
                            + " written there: set url of org.enlace.persistence to an empty database or to this node's"
                            + " own, or put a backup into an empty ENLACE_DATA (bin/enlace restore)");
        }
        boolean before = connection.getAutoCommit();
        connection.setAutoCommit(false);
        mark(connection, dialect, own);
        connection.commit();
        connection.setAutoCommit(before);
    }

    /** With auto-commit, since what is not there fails. */
    private static boolean hasRecords(Connection connection, Dialect dialect) throws SQLException {
        for (String table : RECORDS) {
            try (PreparedStatement statement = connection.prepareStatement("select id from " + table)) {
                statement.setMaxRows(1);
                try (ResultSet rows = statement.executeQuery()) {
                    if (rows.next()) {
                        return true;
                    }
                }
            } catch (SQLException e) {
                if (!dialect.saysAbsent(e)) {
                    throw e;
                }
            }
        }
        return false;
    }

    private static void mark(Connection connection, Dialect dialect, NodeIdentity own) throws SQLException {
        Direct direct = Direct.on(connection);
        if (!exists(connection, dialect)) {
            direct.run("create schema node");
        }
        direct.run("create table node.owner (country varchar(2) not null, first_key varchar(64) not null)");
        try (PreparedStatement insert =
                connection.prepareStatement("insert into node.owner (country, first_key) values (?, ?)")) {
            insert.setString(1, own.country());
            insert.setString(2, own.firstKey());
            insert.executeUpdate();
        }
    }

    private static boolean exists(Connection connection, Dialect dialect) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(dialect.schemasThere())) {
            statement.setString(1, dialect.folded("node"));
            statement.setString(2, dialect.folded("node"));
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Whose it is; empty if it does not say so. With auto-commit, since what is not there fails. */
    static Optional<NodeIdentity> of(Connection connection, Dialect dialect) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select country, first_key from node.owner");
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(new NodeIdentity(rows.getString(1), rows.getString(2))) : Optional.empty();
        } catch (SQLException e) {
            if (dialect.saysAbsent(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
