package org.enlace.backup.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.enlace.backup.internal.format.Durable;
import org.enlace.backup.internal.offline.Restored;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.persistence.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresRestoreTest {
    private static final String PASSPHRASE = new String(SmallNode.PASSPHRASE);

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
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(1))
                .start()) {
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
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(1))
                .start()) {
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

    private Path create(SmallNode node) {
        return node.backups()
                .create(Optional.of(folder.resolve("to")), Optional.empty(), (step, done, total) -> {}, SmallNode.ADMIN)
                .folder();
    }

    private static String restored(Path backup, Path data, String url) throws IOException {
        return Restored.from(backup, data, PASSPHRASE, Steps.NONE, "--database", url, "--user", "postgres");
    }
}
