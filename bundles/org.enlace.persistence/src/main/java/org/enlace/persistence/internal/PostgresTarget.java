package org.enlace.persistence.internal;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** A PostgreSQL database that is filled from elsewhere. Each of its schemas says by a comment who filled it, and for what. */
final class PostgresTarget {
    private PostgresTarget() {}

    /** Its schemas with their comments, empty where there is none; without those of the server itself, and {@code public}. */
    static Map<String, String> schemas(Connection connection) throws SQLException {
        Map<String, String> schemas = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(
                        "select nspname, pg_catalog.obj_description(oid, 'pg_namespace') from pg_catalog.pg_namespace"
                                + " where nspname not like 'pg\\_%' and nspname not in ('information_schema', 'public')");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                String comment = rows.getString(2);
                schemas.put(rows.getString(1), comment == null ? "" : comment);
            }
        }
        return schemas;
    }

    static IOException notEmpty(Connection connection, String description, Collection<String> schemas)
            throws SQLException {
        // One node's or nobody's: what is asked after a failure would fail as well.
        String whose = schemas.contains("node")
                ? DatabaseOwner.of(connection, Dialect.POSTGRESQL)
                        .map(owner -> " and belongs to " + owner)
                        .orElse("")
                : "";
        return new NotMovable("The " + description + " is not empty" + whose + ": it has the schemas "
                + String.join(", ", schemas) + ". Give the url of an empty database");
    }

    /** @throws NotMovable where texts would not be kept as they are */
    static void requireUnicode(Connection connection, String description) throws SQLException, IOException {
        String encoding = Direct.on(connection).texts("show server_encoding").get(0);
        if (!encoding.equals("UTF8")) {
            throw new NotMovable("The " + description + " has the encoding " + encoding
                    + ", which cannot hold every text. Make one with the encoding UTF8: create database NAME encoding"
                    + " 'UTF8' template template0");
        }
    }

    /**
     * Empties it where all there is was put there by who says the same.
     *
     * @return whether there was anything
     * @throws NotMovable where anything else is there
     */
    static boolean emptied(Connection connection, String description, String comment) throws SQLException, IOException {
        Map<String, String> schemas = schemas(connection);
        if (!schemas.values().stream().allMatch(comment::equals)) {
            throw notEmpty(connection, description, schemas.keySet());
        }
        for (String schema : schemas.keySet()) {
            run(connection, "drop schema " + Direct.quoted(schema) + " cascade");
        }
        return !schemas.isEmpty();
    }

    static void comment(Connection connection, Collection<String> schemas, String comment) throws SQLException {
        for (String schema : schemas) {
            run(connection, "comment on schema " + Direct.quoted(schema) + " is '" + comment.replace("'", "''") + "'");
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
