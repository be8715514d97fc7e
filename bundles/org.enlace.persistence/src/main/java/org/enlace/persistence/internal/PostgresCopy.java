package org.enlace.persistence.internal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.enlace.persistence.DatabaseCopies;
import org.enlace.persistence.DatabaseCopies.Contents;
import org.enlace.persistence.DatabaseCopies.Copy;
import org.enlace.persistence.DatabaseCopies.Look;
import org.enlace.persistence.DatabaseCopies.Pieces;
import org.enlace.platform.Hashing;
import org.enlace.platform.contribution.Command.Progress;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Copies of a PostgreSQL database: statements that make the tables, then the rows of each as {@code COPY} writes them, then keys and
 * indexes. All is read in one transaction that sees one moment (REPEATABLE READ) and holds nobody up.
 */
final class PostgresCopy {
    static final String TABLES = "tables.sql";
    static final String ROWS = "rows/";
    static final String CONSTRAINTS = "constraints.sql";
    private static final int ROWS_BETWEEN = 4096;
    private static final int LONGEST_SCRIPT = 16 << 20;

    private PostgresCopy() {}

    static Contents take(DataSource source, Pieces into, Look look, Progress progress) throws IOException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            unhurried(connection);
            namesInFull(connection);
            look.at(connection);
            PostgresStructure structure = PostgresStructure.of(connection);
            piece(into, TABLES, PostgresStructure.script(structure.tables()));
            List<DatabaseCopies.Table> tables = new ArrayList<>();
            for (PostgresStructure.Named table : structure.names()) {
                progress.at("database", tables.size(), structure.names().size());
                try (OutputStream out =
                        new BufferedOutputStream(into.piece(ROWS + table.schema() + "." + table.name()), 1 << 16)) {
                    tables.add(read(
                            connection,
                            "",
                            table,
                            out,
                            () -> progress.at(
                                    "database", tables.size(), structure.names().size())));
                }
            }
            piece(into, CONSTRAINTS, PostgresStructure.script(structure.constraints()));
            connection.rollback();
            return new Contents(tables);
        } catch (SQLException e) {
            throw new IOException("The database could not be copied: " + e.getMessage(), e);
        }
    }

    private static void piece(Pieces into, String name, String script) throws IOException {
        try (OutputStream out = into.piece(name)) {
            out.write(script.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A table of many gigabytes takes longer than the server may allow whoever serves officers; the copy writes while it reads. */
    private static void unhurried(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local statement_timeout = 0");
            statement.execute("set local idle_in_transaction_session_timeout = 0");
        }
    }

    /** So that what the server says of constraints and indexes names each schema. */
    private static void namesInFull(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local search_path = pg_catalog");
        }
    }

    private static DatabaseCopies.Table read(
            Connection connection, String prefix, PostgresStructure.Named table, OutputStream out, Runnable meanwhile)
            throws SQLException, IOException {
        MessageDigest digest = Hashing.sha256();
        RowSum sum = new RowSum();
        CopyOut rows = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy " + Direct.quoted(prefix + table.schema(), table.name()) + " to stdout");
        try {
            for (byte[] row = rows.readFromCopy(); row != null; row = rows.readFromCopy()) {
                if (sum.rows() % ROWS_BETWEEN == 0) {
                    meanwhile.run();
                }
                out.write(row);
                sum.add(digest.digest(row));
            }
        } finally {
            if (rows.isActive()) {
                rows.cancelCopy();
            }
        }
        return new DatabaseCopies.Table(table.schema(), table.name(), sum.rows(), sum.hex());
    }

    /** Loads a copy under other names in a transaction that is undone in the end. */
    static Contents prove(DataSource source, Copy copy, String prefix, Progress progress) throws IOException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                progress.at("database", 0, 2);
                List<PostgresStructure.Named> names = fill(connection, copy, prefix);
                progress.at("database", 1, 2);
                List<DatabaseCopies.Table> tables = new ArrayList<>();
                for (PostgresStructure.Named name : names) {
                    tables.add(read(
                            connection,
                            prefix,
                            name,
                            OutputStream.nullOutputStream(),
                            () -> progress.at("database", 1, 2)));
                }
                progress.at("database", 2, 2);
                return new Contents(tables);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new IOException("The copy of the database could not be loaded: " + e.getMessage(), e);
        }
    }

    /** Makes everything in the connection's transaction. */
    static List<PostgresStructure.Named> fill(Connection connection, Copy copy, String prefix) throws IOException {
        TreeMap<String, PostgresStructure.Named> names = new TreeMap<>();
        boolean[] ended = new boolean[1];
        try {
            unhurried(connection);
        } catch (SQLException e) {
            throw new IOException("The database does not answer: " + e.getMessage(), e);
        }
        copy.read((name, bytes) -> {
            try {
                if (name.equals(TABLES) || name.equals(CONSTRAINTS)) {
                    run(connection, prefix, bytes);
                    ended[0] = name.equals(CONSTRAINTS);
                } else if (name.startsWith(ROWS) && name.indexOf('.') > 0) {
                    String[] parts = name.substring(ROWS.length()).split("\\.", 2);
                    PostgresStructure.Named table = new PostgresStructure.Named(parts[0], parts[1]);
                    names.put(name, table);
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn("copy " + Direct.quoted(prefix + parts[0], parts[1]) + " from stdin", bytes);
                } else {
                    throw new IOException("A copy of PostgreSQL has no piece called \"" + name + "\"");
                }
            } catch (SQLException e) {
                throw new IOException("\"" + name + "\" of the copy was not taken: " + e.getMessage(), e);
            }
        });
        if (!ended[0]) {
            throw new IOException("The copy of the database has no end");
        }
        return List.copyOf(names.values());
    }

    private static void run(Connection connection, String prefix, InputStream bytes) throws SQLException, IOException {
        byte[] script = bytes.readNBytes(LONGEST_SCRIPT);
        try (Statement statement = connection.createStatement()) {
            for (String line :
                    new String(script, StandardCharsets.UTF_8).lines().toList()) {
                if (!line.isBlank()) {
                    statement.execute(PostgresStructure.at(prefix, line));
                }
            }
        }
    }
}
