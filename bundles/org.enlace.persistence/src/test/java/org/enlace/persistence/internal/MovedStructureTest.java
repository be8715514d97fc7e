package org.enlace.persistence.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.keys.testing.FixedKeys;
import org.enlace.persistence.internal.DerbyStructure.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The migrations of all bundles of this build: what is moved looks as if PostgreSQL had had them from the beginning. */
@Timeout(300)
class MovedStructureTest {
    private static final Path BUNDLES = Path.of("..").toAbsolutePath().normalize();
    private static final int ROWS = 15;

    @TempDir
    Path folder;

    private final long seed = Long.getLong("enlace.proof.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void whatIsMovedLooksAsIfTheMigrationsHadMadeItThere() throws Exception {
        System.out.println("MovedStructureTest: seed " + seed);
        Map<String, List<Script>> schemas = migrations();
        assertTrue(schemas.size() > 10, schemas.keySet().toString());
        PostgresServer born = EveryKind.postgres();
        PostgresServer moved = EveryKind.postgres();
        EmbeddedDerby derby =
                EmbeddedDerby.start(folder.resolve("data"), new FixedKeys().secret(EmbeddedDerby.PURPOSE));
        try {
            schemas.forEach((schema, scripts) -> {
                FlywayRun.migrate(derby.connections(), Dialect.DERBY, schema, scripts);
                FlywayRun.migrate(born.connections(), Dialect.POSTGRESQL, schema, scripts);
            });
            List<String> before;
            try (Connection connection = derby.connections().getConnection()) {
                connection.setAutoCommit(false);
                int filled = fill(connection);
                connection.commit();
                assertTrue(filled > 1_000, filled + " rows");
                before = EveryKind.rows(connection);
                connection.commit();
            }
            new DatabaseMove(derby, new WriteGate()).move(moved, done -> {}, MoveSteps.NONE, Library.SILENT);
            try (Connection one = born.connections().getConnection();
                    Connection other = moved.connections().getConnection()) {
                assertEquals(before, EveryKind.rows(other));
                one.setAutoCommit(false);
                other.setAutoCommit(false);
                EveryKind.run(one, "set local search_path = pg_catalog");
                EveryKind.run(other, "set local search_path = pg_catalog");
                PostgresStructure expected = PostgresStructure.of(one);
                PostgresStructure is = PostgresStructure.of(other);
                assertEquals(expected.names(), is.names());
                assertEquals(plain(expected.tables()), plain(is.tables()));
                assertEquals(keys(expected), keys(is));
                Set<String> missing = new TreeSet<>(indexes(expected));
                missing.removeAll(indexes(is));
                assertEquals(Set.of(), missing, "indexes that it has not");
            }
        } finally {
            derby.close();
        }
    }

    /** By schema; the name of the bundle serves as one. */
    private static Map<String, List<Script>> migrations() throws IOException {
        Map<String, List<Script>> found = new TreeMap<>();
        try (Stream<Path> bundles = Files.list(BUNDLES)) {
            for (Path bundle : bundles.sorted().toList()) {
                Path resources = bundle.resolve("src/main/resources");
                List<Script> scripts = Files.isDirectory(resources) ? Script.of(resources) : List.of();
                if (!scripts.isEmpty()) {
                    found.put("m_" + bundle.getFileName().toString().replace("org.enlace.", ""), scripts);
                }
            }
        }
        return found;
    }

    /** Without the history, whose table Flyway writes a little differently for each database. */
    private static List<String> plain(List<String> tables) {
        return tables.stream()
                .filter(table -> !table.contains(Migrations.HISTORY))
                .toList();
    }

    /** Without names, which each database gives where the script gives none. */
    private static Set<String> keys(PostgresStructure structure) {
        return structure.constraints().stream()
                .filter(each -> each.startsWith("alter table"))
                .map(each -> each.replaceFirst("add constraint \"[^\"]*\" ", "add "))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> indexes(PostgresStructure structure) {
        return structure.constraints().stream()
                .filter(each -> each.contains("INDEX"))
                .map(each -> each.replaceFirst("INDEX \\S+ ON", "INDEX ON"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Random rows in each table; what a key of its own does not let in is left out. */
    private int fill(Connection derby) throws SQLException {
        int filled = 0;
        List<Source> left = new ArrayList<>(DerbyStructure.sources(derby));
        left.removeIf(source -> source.name().equals(Migrations.HISTORY));
        Set<String> done = new TreeSet<>();
        while (!left.isEmpty()) {
            List<Source> next = new ArrayList<>();
            for (Source source : left) {
                Map<String, String[]> keys = keys(derby.getMetaData(), source);
                if (keys.values().stream().allMatch(key -> key[0].equals(source.toString()) || done.contains(key[0]))) {
                    filled += rows(derby, source, keys);
                    done.add(source.toString());
                } else {
                    next.add(source);
                }
            }
            if (next.size() == left.size()) {
                break;
            }
            left = next;
        }
        return filled;
    }

    /** By column: the table it refers to, and a query for the values there. */
    private static Map<String, String[]> keys(DatabaseMetaData about, Source source) throws SQLException {
        Map<String, String[]> keys = new HashMap<>();
        try (ResultSet rows = about.getImportedKeys(null, source.schema(), source.name())) {
            while (rows.next()) {
                Source other = new Source(rows.getString("PKTABLE_SCHEM"), rows.getString("PKTABLE_NAME"), List.of());
                keys.put(rows.getString("FKCOLUMN_NAME"), new String[] {
                    other.toString(),
                    "select " + Direct.quoted(rows.getString("PKCOLUMN_NAME")) + " from "
                            + Direct.quoted(other.schema(), other.name())
                });
            }
        }
        return keys;
    }

    private int rows(Connection derby, Source source, Map<String, String[]> keys) throws SQLException {
        Map<String, List<String>> there = new HashMap<>();
        for (Map.Entry<String, String[]> key : keys.entrySet()) {
            there.put(key.getKey(), Direct.on(derby).texts(key.getValue()[1]));
        }
        int filled = 0;
        String marks = source.columns().stream().map(column -> "?").collect(Collectors.joining(", "));
        try (PreparedStatement insert = derby.prepareStatement("insert into "
                + Direct.quoted(source.schema(), source.name()) + " (" + source.list() + ") values (" + marks + ")")) {
            for (int row = 0; row < ROWS; row++) {
                for (int at = 1; at <= source.columns().size(); at++) {
                    List<String> known = there.get(source.columns().get(at - 1));
                    if (known != null && !known.isEmpty()) {
                        insert.setString(at, known.get(random.nextInt(known.size())));
                    } else {
                        value(insert, at);
                    }
                }
                try {
                    filled += insert.executeUpdate();
                } catch (SQLException e) {
                    assertTrue(String.valueOf(e.getSQLState()).startsWith("23"), source + ": " + e.getMessage());
                }
            }
        }
        return filled;
    }

    private void value(PreparedStatement insert, int at) throws SQLException {
        var about = insert.getParameterMetaData();
        switch (about.getParameterType(at)) {
            case Types.BIGINT -> insert.setLong(at, random.nextLong() >>> 8);
            case Types.INTEGER -> insert.setInt(at, random.nextInt() >>> 4);
            case Types.SMALLINT -> insert.setInt(at, random.nextInt(1000));
            case Types.BOOLEAN -> insert.setBoolean(at, random.nextBoolean());
            case Types.VARBINARY, Types.BINARY, Types.LONGVARBINARY, Types.BLOB ->
                insert.setBytes(at, new byte[] {(byte) random.nextInt(), 0, 1});
            case Types.TIMESTAMP -> insert.setTimestamp(at, new java.sql.Timestamp(random.nextInt() * 1000L));
            case Types.DATE -> insert.setDate(at, java.sql.Date.valueOf("2026-11-29"));
            case Types.TIME -> insert.setTime(at, java.sql.Time.valueOf("10:11:12"));
            case Types.REAL, Types.DOUBLE, Types.DECIMAL, Types.NUMERIC -> insert.setInt(at, random.nextInt(100));
            default -> {
                int most = about.getParameterType(at) == Types.CLOB ? 200 : Math.max(1, about.getPrecision(at));
                String text = Long.toString(random.nextLong() >>> 1, 36) + " ñ\\\t漢\n";
                insert.setString(at, text.substring(0, Math.min(most, text.length())));
            }
        }
    }
}
