package org.enlace.persistence.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.enlace.keys.NodeIdentity;

/** What a database says of whose it is. It is a table like others, so that backups and a move to another database take it along. */
final class DatabaseOwner {
    private DatabaseOwner() {}

    /**
     * Refuses the database of another node before anything is written, and marks one that says nothing yet.
     *
     * @throws StartRefused if it is another node's
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
        boolean before = connection.getAutoCommit();
        connection.setAutoCommit(false);
        mark(connection, dialect, own);
        connection.commit();
        connection.setAutoCommit(before);
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
