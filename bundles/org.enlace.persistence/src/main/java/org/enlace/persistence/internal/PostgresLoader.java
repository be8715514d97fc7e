package org.enlace.persistence.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
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
                Map<String, String> there = PostgresTarget.schemas(connection);
                if (!there.isEmpty()) {
                    if (there.containsValue(COMMENT + mark)) {
                        return false;
                    }
                    throw PostgresTarget.notEmpty(connection, server.description(), there.keySet());
                }
                List<PostgresStructure.Named> names = PostgresCopy.fill(connection, copy, "");
                if (names.isEmpty()) {
                    throw new IOException("The copy of the database has no tables");
                }
                DatabaseLease.dropCopied(connection, names);
                PostgresTarget.comment(connection, List.of(names.get(0).schema()), COMMENT + mark);
                connection.commit();
                return true;
            }
        } catch (SQLException | DatabaseUnavailable e) {
            throw new IOException("The database was not filled: " + e.getMessage(), e);
        }
    }
}
