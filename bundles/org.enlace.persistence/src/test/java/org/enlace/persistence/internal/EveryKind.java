package org.enlace.persistence.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.enlace.keys.testing.FixedKeys;
import org.enlace.persistence.sample.SampleModule;
import org.enlace.persistence.testing.TestDatabase;
import org.postgresql.ds.PGSimpleDataSource;

/** A node on an encrypted Derby, with tables of every type of column and of every kind of key, and random rows in them. */
final class EveryKind implements AutoCloseable {
    static final String KINDS = """
            create table ${schema}.parent (
              code varchar(10) not null primary key, above varchar(10), place integer not null, flag boolean default true not null,
              constraint parent_above foreign key (above) references ${schema}.parent (code) on delete cascade,
              constraint parent_place unique (place), check (place >= 0));
            create table ${schema}.kind (
              id varchar(36) not null, number bigint, whole integer default 7 not null, small smallint, truth boolean,
              single real, twice double precision, amount decimal(12,3), fixed char(5), words varchar(300),
              long_words ${text}, short_bytes ${bytes}, day date, clock time, moment timestamp, parent varchar(10),
              constraint kind_pk primary key (id), constraint kind_parent foreign key (parent) references ${schema}.parent (code));
            create index kind_number on ${schema}.kind (number desc, id);
            create unique index kind_words on ${schema}.kind (words, id);
            create table ${schema}.keyless (text_of varchar(40), number bigint);
            """;
    private static final String LETTERS = "abcXYZ 0189\t\n\r\b\f\u000b\\'\"$%{}ñÑçéü漢字😀\u00a0\u200b\u2028";

    private final JpaDatabase database;
    private final Random random;
    private final EmbeddedDerby derby;

    private EveryKind(EmbeddedDerby derby, long seed) {
        this.derby = derby;
        this.database = new JpaDatabase(derby, new JpaDatabase.Settings(8, 10, true, 100));
        this.random = new Random(seed);
    }

    static EveryKind at(Path data, long seed) {
        return new EveryKind(EmbeddedDerby.start(data, new FixedKeys().secret(EmbeddedDerby.PURPOSE)), seed);
    }

    /** An empty database of the server that the whole test run shares. */
    static PostgresServer postgres() {
        return (PostgresServer) EmptyDatabases.engine(TestDatabase.Kind.POSTGRESQL);
    }

    static String url(PostgresServer server) {
        return ((PGSimpleDataSource) server.connections()).getUrl();
    }

    JpaDatabase database() {
        return database;
    }

    EmbeddedDerby derby() {
        return derby;
    }

    DatabaseMove move() {
        return database.move().orElseThrow();
    }

    /** As a module with these tables makes them, and random rows. */
    EveryKind filled(Path modules, int rows) throws SQLException {
        try (SampleModule module = SampleModule.of("kinds", modules, Map.of("V1__kinds.sql", KINDS))) {
            database.open(module.schema()).close();
        }
        try (Connection connection = derby.connections().getConnection()) {
            more(connection, rows);
        }
        return this;
    }

    private void more(Connection connection, int rows) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement parent =
                        connection.prepareStatement("insert into kinds.parent (code, above, place) values (?, ?, ?)");
                PreparedStatement kind = connection.prepareStatement(
                        "insert into kinds.kind values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
                PreparedStatement keyless = connection.prepareStatement("insert into kinds.keyless values (?, ?)")) {
            for (int at = 0; at < 20; at++) {
                parent.setString(1, "p" + at);
                parent.setString(2, at == 0 ? null : "p" + random.nextInt(at));
                parent.setInt(3, at);
                parent.executeUpdate();
            }
            for (int at = 0; at < rows; at++) {
                row(kind, at);
                // Rows that are equal, so that a sum that forgets how many there were is found out.
                keyless.setString(1, at % 3 == 0 ? "same" : words(30));
                keyless.setLong(2, at % 3);
                keyless.executeUpdate();
            }
        }
        connection.commit();
    }

    private void row(PreparedStatement kind, int at) throws SQLException {
        kind.setString(1, "row-" + at);
        set(kind, 2, Types.BIGINT, at == 0 ? Long.MIN_VALUE : random.nextLong());
        kind.setInt(3, at == 0 ? Integer.MAX_VALUE : random.nextInt());
        set(kind, 4, Types.SMALLINT, (short) random.nextInt());
        set(kind, 5, Types.BOOLEAN, random.nextBoolean());
        set(kind, 6, Types.REAL, at == 0 ? 0.1f : random.nextFloat() * 1e6f);
        set(kind, 7, Types.DOUBLE, at == 0 ? 0.1 : random.nextDouble() * 1e-9);
        set(kind, 8, Types.DECIMAL, java.math.BigDecimal.valueOf(random.nextInt(), 3));
        // Derby counts a character outside the BMP as two, PostgreSQL as one: what fills up to five differs.
        set(kind, 9, Types.CHAR, "ñ\\ x'".substring(random.nextInt(5)));
        set(kind, 10, Types.VARCHAR, at == 0 ? "\\N" : at == 1 ? "\\." : at == 2 ? "" : words(100));
        set(kind, 11, Types.CLOB, words(at == 0 ? 90_000 : 2_000));
        byte[] bytes = new byte[random.nextInt(1024)];
        random.nextBytes(bytes);
        set(kind, 12, Types.VARBINARY, bytes);
        set(
                kind,
                13,
                Types.DATE,
                java.sql.Date.valueOf(at == 0 ? "0001-01-01" : at == 1 ? "1582-10-04" : "2024-02-29"));
        set(kind, 14, Types.TIME, java.sql.Time.valueOf("23:59:" + (10 + random.nextInt(50))));
        set(
                kind,
                15,
                Types.TIMESTAMP,
                at == 0
                        ? java.sql.Timestamp.valueOf("9999-12-31 23:59:59.999999999")
                        : at == 1
                                ? java.sql.Timestamp.valueOf("1500-03-01 00:00:00.000001")
                                : java.sql.Timestamp.from(
                                        Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000) * 1000L)));
        set(kind, 16, Types.VARCHAR, "p" + random.nextInt(20));
        kind.executeUpdate();
    }

    private void set(PreparedStatement into, int at, int type, Object value) throws SQLException {
        if (random.nextInt(10) == 0) {
            into.setNull(at, type);
        } else if (value instanceof byte[] bytes) {
            into.setBytes(at, bytes);
        } else if (value instanceof String text) {
            into.setString(at, text);
        } else {
            into.setObject(at, value);
        }
    }

    /** Of at most so many UTF-16 units, none of them half a character. */
    String words(int most) {
        StringBuilder words = new StringBuilder();
        int length = random.nextInt(most + 1);
        while (words.length() < length) {
            int letter = LETTERS.codePointAt(
                    LETTERS.offsetByCodePoints(0, random.nextInt(LETTERS.codePointCount(0, LETTERS.length()))));
            if (words.length() + Character.charCount(letter) > length) {
                break;
            }
            words.appendCodePoint(letter);
        }
        return words.toString();
    }

    void sql(String... statements) throws SQLException {
        try (Connection connection = derby.connections().getConnection()) {
            run(connection, statements);
        }
    }

    static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    List<String> rows() throws SQLException {
        try (Connection connection = derby.connections().getConnection()) {
            return rows(connection);
        }
    }

    /** Every row of every table as the driver gives it, whichever database it is of; sorted. */
    static List<String> rows(Connection connection) throws SQLException {
        List<String> all = new ArrayList<>();
        List<String[]> tables = new ArrayList<>();
        try (ResultSet names = connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
            while (names.next()) {
                tables.add(new String[] {names.getString("TABLE_SCHEM"), names.getString("TABLE_NAME")});
            }
        }
        for (String[] table : tables) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select * from " + Direct.quoted(table[0], table[1]))) {
                RowValues values =
                        new RowValues(rows.getMetaData(), rows.getMetaData().getColumnCount());
                while (rows.next()) {
                    Object[] row = values.read(rows);
                    for (int at = 0; at < row.length; at++) {
                        if (row[at] instanceof byte[] bytes) {
                            row[at] = HexFormat.of().formatHex(bytes);
                        } else if (row[at] instanceof Instant moment) {
                            row[at] = moment.truncatedTo(java.time.temporal.ChronoUnit.MICROS);
                        }
                    }
                    all.add((table[0] + "." + table[1]).toLowerCase(Locale.ROOT) + Arrays.toString(row));
                }
            }
        }
        return all.stream().sorted().toList();
    }

    @Override
    public void close() {
        database.close();
    }
}
