package org.enlace.persistence.internal;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.enlace.keys.testing.FixedKeys;
import org.enlace.persistence.internal.DatabaseMove.Moved;
import org.enlace.persistence.sample.SampleModule;
import org.postgresql.PGConnection;

/**
 * Prints how fast rows are moved from an encrypted Derby to PostgreSQL, for someone who looks; not a test. Beside it, in turn, the floor:
 * the same rows from a file by {@code COPY} alone, as {@code \copy} of psql sends them, with keys and indexes made afterwards, and
 * nothing read back. Arguments: an empty folder, and how many rows (200 000 where it is not said).
 */
public final class MoveFigures {
    private static final int ROUNDS = 3;
    private static final String TABLES = """
            create table ${schema}.item (
              id varchar(36) not null primary key, number bigint not null, owner varchar(36), ended boolean not null,
              title varchar(200) not null, content ${text});
            create index item_number on ${schema}.item (number desc, id);
            create index item_owner on ${schema}.item (owner);
            """;

    private MoveFigures() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        DurableFiles.deleteTree(folder);
        Files.createDirectories(folder);
        int rows = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 200_000;
        double[] copied = new double[ROUNDS];
        double[] all = new double[ROUNDS];
        double[] floor = new double[ROUNDS];
        Moved last = null;
        EmbeddedDerby derby =
                EmbeddedDerby.start(folder.resolve("data"), new FixedKeys().secret(EmbeddedDerby.PURPOSE));
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            fill(derby, folder, rows);
            Path file = folder.resolve("rows");
            DerbyStructure structure = written(derby, file);
            for (int round = 0; round < ROUNDS; round++) {
                PostgresServer to = made(server, "moved" + round);
                DatabaseMove move = new DatabaseMove(derby, new WriteGate());
                long begun = System.nanoTime();
                last = move.move(to, done -> {}, MoveSteps.NONE, Library.SILENT);
                all[round] = (System.nanoTime() - begun) / 1e9;
                copied[round] = last.copied() / 1e9;
                move.letGo();
                floor[round] = floor(made(server, "floor" + round), structure, file);
            }
        } finally {
            derby.close();
        }
        double megabytes = last.bytes() / 1e6;
        System.out.printf(
                Locale.ROOT,
                "%d rows, %.0f MB as COPY writes them, medians of %d rounds%n",
                last.rows(),
                megabytes,
                ROUNDS);
        say("COPY from a file, keys made", floor, last);
        say("moved: copied, keys made", copied, last);
        say("moved: and compared, stored", all, last);
        System.out.printf(Locale.ROOT, "copied at %.2f of the rate of COPY alone%n", median(floor) / median(copied));
        System.out.printf(Locale.ROOT, "moved at %.2f of the rate of COPY alone%n", median(floor) / median(all));
        DurableFiles.deleteTree(folder);
    }

    private static PostgresServer made(EmbeddedPostgres server, String name) throws Exception {
        try (Connection connection = server.getPostgresDatabase().getConnection()) {
            EveryKind.run(connection, "create database " + name);
        }
        return new PostgresServer(server.getJdbcUrl("postgres", name), "postgres", null, 10);
    }

    private static void fill(EmbeddedDerby derby, Path folder, int rows) throws Exception {
        try (SampleModule module = SampleModule.of("items", folder, Map.of("V1__item.sql", TABLES))) {
            FlywayRun.migrate(derby.connections(), Dialect.DERBY, "items", Script.of(module.place()));
        }
        String words = "Lo que se supo aquella mañana en la frontera, y quién lo dijo. ";
        try (Connection connection = derby.connections().getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("insert into items.item values (?, ?, ?, ?, ?, ?)")) {
            connection.setAutoCommit(false);
            for (int at = 0; at < rows; at++) {
                insert.setString(1, new java.util.UUID(at * 7919L, ~at).toString());
                insert.setLong(2, at);
                insert.setString(3, "officer-" + at % 100);
                insert.setBoolean(4, at % 3 == 0);
                insert.setString(5, "Número " + at);
                insert.setString(6, words.repeat(1 + at % 20));
                insert.executeUpdate();
                if (at % 5_000 == 0) {
                    connection.commit();
                }
            }
            connection.commit();
        }
    }

    /** The rows of the one large table as COPY takes them. */
    private static DerbyStructure written(EmbeddedDerby derby, Path file) throws Exception {
        try (Connection connection = derby.connections().getConnection();
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            connection.setAutoCommit(false);
            DerbyStructure structure = DerbyStructure.of(connection);
            new DerbyAsPostgres(connection, structure, () -> {}).read((name, bytes) -> {
                if (name.endsWith(".item")) {
                    bytes.transferTo(out);
                }
            });
            connection.rollback();
            return structure;
        }
    }

    private static double floor(PostgresServer to, DerbyStructure structure, Path file) throws Exception {
        long begun = System.nanoTime();
        try (Connection connection = to.connections().getConnection();
                InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            connection.setAutoCommit(false);
            for (String sql : structure.tables()) {
                EveryKind.run(connection, PostgresStructure.at("", sql));
            }
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy items.item from stdin", in);
            for (String sql : structure.constraints()) {
                EveryKind.run(connection, PostgresStructure.at("", sql));
            }
            connection.commit();
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    private static double median(double[] seconds) {
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        return sorted[ROUNDS / 2];
    }

    private static void say(String what, double[] seconds, Moved moved) {
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "%-28s %6.2f s (%.2f–%.2f)  %8.0f rows/s  %6.1f MB/s%n",
                what,
                median(seconds),
                sorted[0],
                sorted[ROUNDS - 1],
                moved.rows() / median(seconds),
                moved.bytes() / 1e6 / median(seconds));
    }
}
