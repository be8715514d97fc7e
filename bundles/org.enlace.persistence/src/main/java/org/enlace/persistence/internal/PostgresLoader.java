package org.enlace.persistence.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.enlace.persistence.DatabaseCopies.Copy;
import org.enlace.persistence.DatabaseLoader;

/** Fills a PostgreSQL database for a node that is being restored. Public, because it is found by its name. */
public final class PostgresLoader implements DatabaseLoader {
    private static final String COMMENT = "Restored from the Enlace backup ";
    private static final int SECONDS = 10;

    @Override
    public boolean load(String url, String user, Path passwordFile, Copy copy, String mark) throws IOException {
        try {
            PostgresServer server = new PostgresServer(url, user, passwordFile, SECONDS);
            try (Connection connection = server.connections().getConnection()) {
                connection.setAutoCommit(false);
                List<String> there = new ArrayList<>();
                List<String> told = new ArrayList<>();
                schemas(connection, there, told);
                if (!there.isEmpty()) {
                    if (told.contains(COMMENT + mark)) {
                        return false;
                    }
                    throw new IOException(server.description() + " is not empty: it has the schemas "
                            + String.join(", ", there) + ". Give the url of an empty database");
                }
                List<PostgresStructure.Named> names = PostgresCopy.fill(connection, copy, "");
                if (names.isEmpty()) {
                    throw new IOException("The copy of the database has no tables");
                }
                try (Statement statement = connection.createStatement()) {
                    statement.execute("comment on schema "
                            + Direct.quoted(names.get(0).schema()) + " is '" + (COMMENT + mark).replace("'", "''")
                            + "'");
                }
                connection.commit();
                return true;
            }
        } catch (SQLException | DatabaseUnavailable e) {
            throw new IOException("The database was not filled: " + e.getMessage(), e);
        }
    }

    private static void schemas(Connection connection, List<String> there, List<String> told) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                        "select nspname, pg_catalog.obj_description(oid, 'pg_namespace') from pg_catalog.pg_namespace"
                                + " where nspname not like 'pg\\_%' and nspname not in ('information_schema', 'public')"
                                + " order by 1");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                there.add(rows.getString(1));
                told.add(String.valueOf(rows.getString(2)));
            }
        }
    }
}
