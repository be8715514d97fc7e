package org.enlace.backup.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.enlace.backup.internal.format.Durable;
import org.enlace.backup.internal.offline.Restored;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.persistence.testing.OwnServer;
import org.enlace.persistence.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresRestoreTest {
    private static final String PASSPHRASE = new String(SmallNode.PASSPHRASE);

    private static final List<String> STEPS = List.of(
            "begin",
            "node",
            "database",
            "database+50",
            "database+150",
            "database+400",
            "filled",
            "files",
            "keys",
            "note",
            "end",
            "done");

    @TempDir
    private Path folder;

    @Test
    void a_node_with_postgresql_is_restored_into_an_empty_database_once() throws Exception {
        Path backup;
        Path later;
        try (SmallNode node = SmallNode.at(folder.resolve("data"), TestDatabase.Kind.POSTGRESQL)
                .furnished()) {
            node.pair("un acento: ñ, una tabulación:\t y\nun salto \\N");
            node.file("aa-one", 10_000);
            node.write(
                    "config/database.json",
                    "{ \"org.enlace.persistence\": { \"url\": \"jdbc:postgresql://old/enlace\", \"user\": \"old\","
                            + " \"passwordFile\": \"keys/old\", \"poolSize\": 7 } }");
            backup = create(node);
            later = create(node);
        }
        try (EmbeddedPostgres server = OwnServer.start()) {
            String url = server.getJdbcUrl("postgres", "postgres");
            assertThrows(
                    IllegalArgumentException.class,
                    () -> Restored.from(backup, folder.resolve("none"), PASSPHRASE, Steps.NONE));
            Path data = folder.resolve("restored");
            restored(backup, data, url);
            assertTrue(Files.exists(data.resolve("keys/node.p12")));
            String configured = Files.readString(data.resolve("config/database.json"));
            assertTrue(configured.contains(url) && configured.contains("\"poolSize\": 7"), configured);
            assertFalse(configured.contains("old"), configured);
            try (TestDatabase database = TestDatabase.at(url, "postgres");
                    Store store = database.open(SmallNode.VAULT)) {
                Statements sql = new Statements(store, "entry");
                assertEquals(
                        2,
                        sql.count(
                                "select count(*) from vault.entry where pair = ?",
                                "un acento: ñ, una tabulación:\t y\nun salto \\N"));
                assertThrows(
                        RuntimeException.class,
                        () -> database.transactions()
                                .run(() -> sql.update("insert into vault.content (name, bytes, growing, entry)"
                                        + " values ('zz', 1, false, 'of nobody')")),
                        "foreign keys were restored too");
            }
            for (Path one : List.of(backup, later)) {
                IOException refused =
                        assertThrows(IOException.class, () -> restored(one, folder.resolve("other"), url));
                assertTrue(refused.getMessage().contains("not empty"), "a node writes to it: " + refused.getMessage());
                Durable.deleteTree(folder.resolve("other"));
            }
        }
    }

    @Test
    void cut_off_behind_the_database_the_same_restore_goes_on_with_what_it_filled() throws Exception {
        Path backup;
        try (SmallNode node = SmallNode.at(folder.resolve("data"), TestDatabase.Kind.POSTGRESQL)
                .furnished()) {
            node.pair("one");
            backup = create(node);
        }
        try (EmbeddedPostgres server = OwnServer.start()) {
            String url = server.getJdbcUrl("postgres", "postgres");
            Path data = folder.resolve("restored");
            Steps cut = step -> {
                if (step.equals("files")) {
                    throw new IllegalStateException("cut off");
                }
            };
            assertThrows(
                    IllegalStateException.class,
                    () -> Restored.from(backup, data, PASSPHRASE, cut, "--database", url, "--user", "postgres"));
            assertTrue(restored(backup, data, url).contains("filled before"));
        }
    }

    /** A step and a number is so many milliseconds into it, while rows are on their way to the server. */
    @Test
    void killed_at_each_step_the_same_restore_begun_again_yields_the_whole_node() throws Exception {
        Path backup;
        try (SmallNode node = SmallNode.at(folder.resolve("data"), TestDatabase.Kind.POSTGRESQL)
                .furnished()) {
            node.grow(4000, 1500);
            node.pair("one");
            node.file("aa-one", 100_000);
            node.file("bb-two", 70_000);
            backup = create(node);
        }
        try (EmbeddedPostgres server = OwnServer.start()) {
            Path undisturbed = folder.resolve("undisturbed");
            String first = made(server, "undisturbed");
            restored(backup, undisturbed, first);
            TreeMap<String, String> files = files(undisturbed);
            List<String> rows = rows(first);
            assertTrue(files.size() > 8 && rows.size() > 4000, files + ", " + rows.size());
            for (String step : STEPS) {
                Path data = folder.resolve("restored-" + step);
                String url = made(server, "d" + STEPS.indexOf(step));
                int status = KilledAtStep.run("restore", backup.toString(), data.toString(), step, url);
                assertTrue(status == KilledAtStep.STATUS || step.contains("+") && status == 0, step + ": " + status);
                // Of so many milliseconds into it the process may be over, but for its own end.
                boolean over = step.equals("done")
                        || status == 0
                        || step.contains("+")
                                && Files.exists(data.resolve("backup/restored.json"))
                                && !Files.exists(data.resolve("restore.unfinished"));
                assertEquals(
                        !over && !step.equals("begin"),
                        Files.exists(data.resolve("restore.unfinished")),
                        step + ": what a start refuses");
                if (!over) {
                    String said = restored(backup, data, url);
                    boolean before = said.contains("was filled before");
                    assertTrue(before || said.contains("filled\n"), step + ": " + said);
                    // So many milliseconds into it the server may have them all or none.
                    if (!step.contains("+")) {
                        assertEquals(STEPS.indexOf(step) >= STEPS.indexOf("filled"), before, step + ": " + said);
                    }
                }
                assertEquals(files, files(data), step);
                assertEquals(rows, rows(url), step);
                assertTrue(Files.readString(data.resolve("config/org.enlace.persistence.json"))
                        .contains(url));
            }
        }
    }

    private static String made(EmbeddedPostgres server, String name) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return server.getJdbcUrl("postgres", name);
    }

    /** With their hashes, but for what says when, and which database it is. */
    private static TreeMap<String, String> files(Path data) {
        TreeMap<String, String> all = SmallNode.tree(data);
        for (String differs : List.of("backup/restored.json", "config/org.enlace.persistence.json")) {
            assertTrue(all.remove(differs) != null, differs + " in " + all);
        }
        all.remove("run/enlace.lock");
        return all;
    }

    private static List<String> rows(String url) throws SQLException {
        List<String> all = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String table : List.of("vault.entry", "vault.content")) {
                try (ResultSet rows = statement.executeQuery("select t::text from " + table + " t order by 1")) {
                    while (rows.next()) {
                        all.add(rows.getString(1));
                    }
                }
            }
        }
        return all;
    }

    private Path create(SmallNode node) {
        return node.backups()
                .create(Optional.of(folder.resolve("to")), Optional.empty(), (step, done, total) -> {}, SmallNode.ADMIN)
                .folder();
    }

    private static String restored(Path backup, Path data, String url) throws IOException {
        return Restored.from(backup, data, PASSPHRASE, Steps.NONE, "--database", url, "--user", "postgres");
    }
}
