package org.enlace.persistence.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.enlace.persistence.Store;
import org.enlace.persistence.sample.SampleModule;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.contribution.Command.Progress;

/** A module in two versions, with tables that hold values of every kind, and a look at all that is stored. */
final class Library {
    static final Progress SILENT = (step, done, total) -> {};

    private static final String FIRST = """
            create table ${schema}.zone (code varchar(10) not null primary key, parent varchar(10),
              constraint zone_parent foreign key (parent) references ${schema}.zone (code));
            insert into ${schema}.zone (code) values ('seed');
            create table ${schema}.line (
              note varchar(36) not null, place integer not null, zone varchar(10) not null, amount decimal(12,3),
              constraint line_pk primary key (note, place),
              constraint line_note foreign key (note) references ${schema}.note (id),
              constraint line_zone foreign key (zone) references ${schema}.zone (code));
            create table ${schema}.event (
              moment timestamp, day date, flag boolean, number bigint, part double precision, content ${text},
              bytes ${bytes});
            create view ${schema}.both_ends as select note, zone from ${schema}.line;
            """;
    private static final String SECOND = """
            alter table ${schema}.note add column colour varchar(20) default 'red';
            update ${schema}.note set body = 'rewritten';
            delete from ${schema}.event where flag = true;
            drop view ${schema}.both_ends;
            alter table ${schema}.zone add column title varchar(40);
            drop table ${schema}.line;
            create table ${schema}.added (id integer not null primary key);
            insert into ${schema}.added (id) values (1);
            """;

    private final TestDatabase node;
    private final SampleModule first;
    private final SampleModule second;
    private final Store beside;

    Library(TestDatabase node, Path folder) {
        this.node = node;
        Map<String, String> scripts = new HashMap<>(SampleModule.NOTES);
        scripts.computeIfPresent("V1__note.sql", (name, text) -> text + FIRST);
        first = SampleModule.notes(folder, scripts).version("1.0.0");
        scripts.put("V2__better.sql", SECOND);
        second = SampleModule.notes(folder, scripts).version("2.0.0");
        beside = node.open(SampleModule.tasks(folder).schema());
    }

    Path first() {
        return first.place();
    }

    Path second() {
        return second.place();
    }

    Store open() {
        return node.open(first.schema());
    }

    Store openSecond() {
        return node.open(second.schema());
    }

    /** As the life cycle does it, up to the commit. */
    void upgrade() {
        node.schemas().keep("notes", Map.of(), SILENT);
        node.schemas().migrate("notes", second(), SILENT);
    }

    void fill() {
        try (Store store = open()) {
            run(
                    store,
                    "insert into notes.note (id, revision, body, written) values"
                            + " ('a', 1, 'one', '2024-02-29 23:59:59.123456'), ('b', 2, null, null),"
                            + " ('c', 3, 'ñandú \"quoted\" \\ 漢字', '1969-12-31 00:00:00')",
                    "insert into notes.zone (code, parent) values ('in', 'seed'), ('out', 'in')",
                    "insert into notes.line (note, place, zone, amount) values"
                            + " ('a', 1, 'in', 12.500), ('a', 2, 'out', null), ('b', 1, 'in', -0.001)",
                    "delete from notes.zone where code not in (select zone from notes.line) and code not in"
                            + " (select parent from notes.zone where parent is not null)");
            for (int at = 0; at < 3; at++) {
                node.transactions()
                        .run(() -> store.read(entities -> {
                            try (var insert = store.connection()
                                    .prepareStatement("insert into notes.event values (?, ?, ?, ?, ?, ?, ?)")) {
                                insert.setTimestamp(1, java.sql.Timestamp.valueOf("2024-01-01 10:00:00.5"));
                                insert.setDate(2, java.sql.Date.valueOf("2024-01-01"));
                                insert.setBoolean(3, false);
                                insert.setLong(4, Long.MIN_VALUE);
                                insert.setDouble(5, 0.1);
                                insert.setString(6, "line\nñ".repeat(20_000));
                                insert.setBytes(7, new byte[] {0, -1, 127, -128});
                                return insert.executeUpdate();
                            } catch (SQLException e) {
                                throw new IllegalStateException(e);
                            }
                        }));
            }
            run(store, "insert into notes.event (flag) values (true)", "insert into notes.event (flag) values (null)");
        }
    }

    /** Rows with a text each, so that the steps of an upgrade take some time. */
    void fillMore(int rows) {
        direct(connection -> {
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into notes.note (id, revision, body) values (?, ?, ?)")) {
                for (int at = 0; at < rows; at++) {
                    insert.setString(1, "more" + at);
                    insert.setLong(2, at);
                    insert.setString(3, "What a note of some length says. ".repeat(6));
                    insert.executeUpdate();
                }
            }
            return null;
        });
    }

    long rows() {
        return everything().stream().filter(row -> !row.startsWith("flyway")).count();
    }

    void run(Store store, String... statements) {
        node.transactions().run(() -> {
            for (String sql : statements) {
                store.entities().createNativeQuery(sql).executeUpdate();
            }
        });
    }

    /** Changes a row as a program past the store would. */
    void sql(String... statements) {
        direct(connection -> {
            try (Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
            return null;
        });
    }

    /** The first column of the first row. */
    String asked(String query) {
        return direct(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(query);
                    ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        });
    }

    /** Each row of each table of the schema, its history too, as the driver gives it. */
    List<String> everything() {
        return direct(connection -> {
            List<String> rows = new ArrayList<>();
            for (String table : names(connection, "notes")) {
                try (Statement statement = connection.createStatement();
                        ResultSet all = statement.executeQuery("select * from notes.\"" + table + "\"")) {
                    while (all.next()) {
                        StringBuilder row = new StringBuilder(table.toLowerCase(Locale.ROOT));
                        for (int at = 1; at <= all.getMetaData().getColumnCount(); at++) {
                            Object value = all.getObject(at);
                            row.append('|')
                                    .append(all.getMetaData().getColumnLabel(at))
                                    .append('=')
                                    .append(
                                            value instanceof byte[] bytes
                                                    ? HexFormat.of().formatHex(bytes)
                                                    : value instanceof java.sql.Clob clob
                                                            ? clob.getSubString(1, (int) clob.length())
                                                            : value);
                        }
                        rows.add(row.toString());
                    }
                }
            }
            return rows.stream().sorted().toList();
        });
    }

    /** What there is of the module's schema and its snapshots. */
    List<String> schemas() {
        return direct(connection -> {
            List<String> names = new ArrayList<>();
            try (ResultSet rows = connection.getMetaData().getSchemas()) {
                while (rows.next()) {
                    String name = rows.getString(1).toLowerCase(Locale.ROOT);
                    if (name.endsWith("notes")) {
                        names.add(name);
                    }
                }
            }
            return names;
        });
    }

    private static List<String> names(Connection connection, String schema) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
            while (rows.next()) {
                if (schema.equalsIgnoreCase(rows.getString("TABLE_SCHEM"))) {
                    names.add(rows.getString("TABLE_NAME"));
                }
            }
        }
        return names;
    }

    private interface Look<T> {
        T at(Connection connection) throws SQLException;
    }

    private <T> T direct(Look<T> look) {
        return node.transactions().call(() -> {
            try {
                return look.at(beside.connection());
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
