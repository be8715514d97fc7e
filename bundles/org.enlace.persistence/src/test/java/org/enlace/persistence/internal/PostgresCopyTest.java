package org.enlace.persistence.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.persistence.DatabaseCopies;
import org.enlace.persistence.DatabaseCopies.Contents;
import org.enlace.persistence.DatabaseCopies.Copy;
import org.enlace.persistence.testing.OwnServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Copies of a real server's database, with all kinds of columns that migrations use. */
@TestInstance(Lifecycle.PER_CLASS)
class PostgresCopyTest {
    private static final String HURRIED = "&options=-c%20statement_timeout=30000";

    @TempDir
    private Path scratch;

    private EmbeddedPostgres server;

    @BeforeAll
    void start() throws Exception {
        server = OwnServer.start();
        run("postgres", "create database empty", "create database strange");
        run(
                "postgres",
                "create schema one",
                "create schema two",
                "create table one.parent (id varchar(36) not null, words text, bytes bytea, whole bigint, small integer,"
                        + " yes boolean not null default true, at timestamp(6), amount decimal(12, 2), part double precision,"
                        + " constraint parent_pk primary key (id), constraint parent_small check (small > 0))",
                "create index parent_words on one.parent (words, id)",
                "create unique index parent_some on one.parent (whole) where yes",
                "create table two.child (id varchar(36) not null, parent varchar(36) not null,"
                        + " constraint child_pk primary key (id),"
                        + " constraint child_parent foreign key (parent) references one.parent (id))");
        try (Connection connection = connection("postgres");
                PreparedStatement parent =
                        connection.prepareStatement("insert into one.parent (id, words, bytes, whole,"
                                + " small, yes, at, amount, part) values (?, ?, ?, ?, ?, ?, timestamp '2026-11-29 12:00:00.123456',"
                                + " 12.30, 0.1)")) {
            parent.setString(1, "a");
            parent.setString(2, "ñ\t\\N \\. \"x\"\r\nsecond line 🙂");
            parent.setBytes(3, new byte[] {0, 1, '\\', (byte) 0xFF});
            parent.setLong(4, Long.MIN_VALUE);
            parent.setInt(5, 1);
            parent.setBoolean(6, true);
            parent.execute();
            parent.setString(1, "b");
            parent.setString(2, null);
            parent.setBytes(3, null);
            parent.setLong(4, 7);
            parent.setBoolean(6, false);
            parent.execute();
        }
        run("postgres", "insert into two.child values ('c', 'a')");
    }

    @AfterAll
    void end() throws IOException {
        server.close();
    }

    private Connection connection(String database) throws SQLException {
        return server.getDatabase("postgres", database).getConnection();
    }

    private void run(String database, String... statements) throws SQLException {
        try (Connection connection = connection(database);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private String url(String database) {
        return server.getJdbcUrl("postgres", database);
    }

    private DatabaseCopies copies(String database) {
        return new EngineCopies(new PostgresServer(url(database) + HURRIED, "postgres", null, 10));
    }

    private Contents take(String database, Map<String, ByteArrayOutputStream> into, DatabaseCopies.Look look)
            throws IOException {
        return copies(database)
                .take(
                        scratch,
                        name -> {
                            ByteArrayOutputStream piece = new ByteArrayOutputStream();
                            into.put(name, piece);
                            return piece;
                        },
                        look,
                        (step, done, total) -> {});
    }

    private static Copy copy(Map<String, ByteArrayOutputStream> pieces) {
        return reader -> {
            for (Map.Entry<String, ByteArrayOutputStream> piece : pieces.entrySet()) {
                reader.piece(
                        piece.getKey(),
                        new ByteArrayInputStream(piece.getValue().toByteArray()));
            }
        };
    }

    @Test
    void what_was_copied_is_proven_beside_the_database_and_loaded_into_an_empty_one() throws Exception {
        Map<String, ByteArrayOutputStream> pieces = new LinkedHashMap<>();
        List<String> hurry = new ArrayList<>();
        Contents taken = take("postgres", pieces, copy -> {
            try (Statement statement = copy.createStatement();
                    ResultSet row = statement.executeQuery("show statement_timeout")) {
                row.next();
                hurry.add(row.getString(1));
            }
        });
        assertEquals(List.of("0"), hurry, "a table may be large, however little time the server leaves others");
        assertEquals(3, taken.rows());
        assertEquals(
                taken,
                copies("postgres")
                        .prove(
                                DatabaseCopies.POSTGRESQL,
                                copy(pieces),
                                scratch,
                                purpose -> null,
                                (step, done, total) -> {}));

        PostgresLoader loader = new PostgresLoader();
        assertTrue(loader.load(url("empty"), "postgres", null, copy(pieces), "one restore"));
        assertFalse(loader.load(url("empty"), "postgres", null, copy(pieces), "one restore"), "it was done");
        assertThrows(
                IOException.class, () -> loader.load(url("empty"), "postgres", null, copy(pieces), "another restore"));
        assertEquals(taken, take("empty", new LinkedHashMap<>(), copy -> {}));
        assertThrows(SQLException.class, () -> run("empty", "insert into two.child values ('d', 'nobody')"));
        assertThrows(SQLException.class, () -> run("empty", "update one.parent set small = 0"));
        assertThrows(SQLException.class, () -> run("empty", "insert into one.parent (id) values ('a')"));
        run("empty", "insert into one.parent (id, whole, yes) values ('e', 7, true)");
        assertThrows(
                SQLException.class,
                () -> run("empty", "insert into one.parent (id, whole) values ('f', 7)"),
                "a unique index on some rows, and a default");
    }

    @Test
    void what_a_copy_would_not_make_again_is_named() throws Exception {
        run(
                "strange",
                "create schema one",
                "create table one.numbered (id bigint generated always as identity)",
                "create view one.seen as select 1 as one");
        IOException refused = assertThrows(IOException.class, () -> take("strange", new LinkedHashMap<>(), copy -> {}));
        assertTrue(refused.getMessage().contains("one.numbered"), refused.getMessage());
        assertTrue(refused.getMessage().contains("one.seen"), refused.getMessage());
    }
}
