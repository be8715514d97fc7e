package org.enlace.backup.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.enlace.backup.internal.format.Durable;
import org.enlace.backup.internal.offline.Restored;
import org.enlace.persistence.testing.OwnServer;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk of a few megabytes, in memory; skipped where nobody may mount one. */
class FullDiskTest {
    @TempDir
    private Path folder;

    @Test
    void a_disk_that_becomes_full_leaves_no_backup_and_the_next_goes_on() throws Exception {
        Path disk = mounted();
        try (SmallNode node = SmallNode.at(folder.resolve("data")).furnished()) {
            for (int i = 0; i < 40; i++) {
                node.file("aa-" + i, 1 << 20);
            }
            Refusal full = assertThrows(Refusal.class, () -> create(node, disk));
            assertTrue(full.code().equals("backup.full") || full.code().equals("backup.no-room"), full.getMessage());
            assertEquals(List.of(), node.backups().list(Optional.of(disk), SmallNode.ADMIN));
            try (Stream<Path> all = Files.walk(disk)) {
                assertTrue(all.filter(path -> path.toString().endsWith("database.sealed"))
                        .findAny()
                        .isEmpty());
            }
            for (int i = 20; i < 40; i++) {
                node.erase("aa-" + i);
            }
            Path filling = disk.resolve("filling");
            Files.deleteIfExists(filling);
            // What nobody names any more still takes room: it is what the next attempt would use up.
            try (Stream<Path> all = Files.walk(disk)) {
                for (Path file : all.filter(
                                path -> path.getFileName().toString().matches("aa-[23][0-9](\\.part)?"))
                        .toList()) {
                    Files.delete(file);
                }
            }
            Path backup = create(node, disk).folder();
            Path restored = folder.resolve("restored");
            Restored.from(backup, restored, new String(SmallNode.PASSPHRASE), Steps.NONE);
            IOException refused = assertThrows(
                    IOException.class,
                    () -> Restored.from(backup, disk.resolve("data"), new String(SmallNode.PASSPHRASE), Steps.NONE));
            assertTrue(refused.getMessage().contains("bytes free"), refused.getMessage());
        } finally {
            said("umount", disk.toString());
        }
    }

    @Test
    void a_disk_that_becomes_full_at_any_step_of_a_restore_is_named_and_the_restore_goes_on_once_there_is_room()
            throws Exception {
        Path backup;
        Path whole = folder.resolve("whole");
        try (SmallNode node = SmallNode.at(folder.resolve("node")).furnished()) {
            for (int i = 0; i < 5; i++) {
                node.file("aa-" + i, 1 << 20);
            }
            backup = create(node, folder.resolve("to")).folder();
            restored(backup, whole, Steps.NONE);
        }
        Path disk = mounted();
        try {
            for (String full : List.of("begin", "node", "database", "files", "keys", "note")) {
                Path data = disk.resolve("data-" + full);
                IOException refused =
                        assertThrows(IOException.class, () -> restored(backup, data, fillingAt(full, disk)), full);
                String said = refused.getMessage();
                assertTrue(said.contains("\"" + data + "\" ") && said.contains("Make room"), said);
                assertTrue(said.contains("bytes free"), said);
                assertEquals(!full.equals("begin"), Files.exists(data.resolve("restore.unfinished")), full);
                try (Stream<Path> all = Files.walk(data)) {
                    assertEquals(
                            List.of(),
                            all.filter(path -> path.toString().contains(".part"))
                                    .toList(),
                            full + ": what takes room and is of no use");
                }
                if (full.equals("database")) {
                    assertThrows(IOException.class, () -> restored(backup, data, Steps.NONE), "still full");
                }
                Files.delete(disk.resolve("filling"));
                restored(backup, data, Steps.NONE);
                assertEquals(tree(whole), tree(data), full);
                Durable.deleteTree(data);
            }
        } finally {
            said("umount", disk.toString());
        }
    }

    @Test
    void a_server_whose_disk_becomes_full_is_named_instead_and_keeps_nothing() throws Exception {
        Path backup;
        try (SmallNode node = SmallNode.at(folder.resolve("node"), TestDatabase.Kind.POSTGRESQL)
                .furnished()) {
            node.grow(4000, 1500);
            backup = create(node, folder.resolve("to")).folder();
        }
        Path disk = mounted();
        try (EmbeddedPostgres server = OwnServer.start()) {
            Path space = Files.createDirectory(disk.resolve("space"));
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create tablespace small location '" + space + "'");
                statement.execute("create database node tablespace small");
            }
            // The server makes files of its own for the first who comes.
            server.getDatabase("postgres", "node").getConnection().close();
            Path data = folder.resolve("restored");
            String[] database = {"--database", server.getJdbcUrl("postgres", "node"), "--user", "postgres"};
            IOException refused = assertThrows(
                    IOException.class, () -> restored(backup, data, fillingAt("database", disk), database));
            String said = refused.getMessage();
            assertTrue(said.startsWith("The disk of the database's server became full"), said);
            assertTrue(Files.exists(data.resolve("restore.unfinished")));
            Files.delete(disk.resolve("filling"));
            String again = restored(backup, data, Steps.NONE, database);
            assertTrue(again.contains("Database     filled"), again);
        } finally {
            said("umount", disk.toString());
        }
    }

    private static String restored(Path backup, Path data, Steps steps, String... options) throws IOException {
        return Restored.from(backup, data, new String(SmallNode.PASSPHRASE), steps, options);
    }

    private static Steps fillingAt(String full, Path disk) {
        return step -> {
            if (step.equals(full)) {
                fill(disk.resolve("filling"));
            }
        };
    }

    /** Takes everything that is free, to the last page. */
    private static void fill(Path file) {
        try (FileChannel all = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int block : new int[] {1 << 20, 1 << 12}) {
                take(all, block);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void take(FileChannel file, int block) {
        try {
            while (true) {
                file.write(ByteBuffer.allocate(block));
            }
        } catch (IOException full) {
            // As it is meant.
            return;
        }
    }

    private static TreeMap<String, String> tree(Path data) {
        TreeMap<String, String> all = SmallNode.tree(data);
        assertTrue(all.remove("backup/restored.json") != null, data.toString());
        return all;
    }

    private static Backups.Created create(SmallNode node, Path to) {
        return node.backups().create(Optional.of(to), Optional.of(true), (step, done, total) -> {}, SmallNode.ADMIN);
    }

    private Path mounted() throws Exception {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        String said;
        try {
            said = said("mount", "-t", "tmpfs", "-o", "mode=700,size=32m", "tmpfs", disk.toString());
        } catch (IOException e) {
            return abort("there is no mount here: " + e.getMessage());
        }
        boolean refused = said.contains("denied") || said.contains("permitted") || said.contains("superuser");
        assumeTrue(!refused, () -> "no disk can be mounted here: " + said);
        assertEquals("", said);
        return disk;
    }

    private static String said(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return process.waitFor() == 0 ? "" : said + "!";
    }
}
