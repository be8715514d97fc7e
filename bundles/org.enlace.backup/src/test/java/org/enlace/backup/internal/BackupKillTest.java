package org.enlace.backup.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.enlace.backup.internal.offline.Restored;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process ends at each step of a backup and of a restore: there is a whole one or none, and the next attempt succeeds. */
class BackupKillTest {
    private static final List<String> STEPS = List.of(
            "clear",
            "anchor",
            "database",
            "chunks",
            "files",
            "list",
            "node",
            "keys",
            "contents",
            "setup",
            "signature",
            "manifest",
            "name",
            "done",
            "remove",
            "sweep");

    /** Of these on the new backup counts; the rest of the work is taking old ones away. */
    private static final List<String> COUNTS = List.of("done", "remove", "sweep");

    private static final List<String> RESTORE_STEPS =
            List.of("begin", "node", "database", "files", "keys", "note", "end", "done");

    @TempDir
    private Path folder;

    @Tag("proof")
    @Test
    void killed_at_each_step_of_a_backup_there_is_a_whole_one_or_none() throws Exception {
        Path data = folder.resolve("data");
        Path to = folder.resolve("to");
        try (SmallNode node = SmallNode.at(data).furnished()) {
            node.pair("first");
            node.file("aa-first", 70_000);
            create(node, to);
        }
        int whole = 1;
        for (String step : STEPS) {
            if (step.equals("sweep")) {
                orphan(to);
            }
            // Each of these also begins where the one before was cut off.
            int status = KilledAtStep.run("backup", data.toString(), to.toString(), step);
            assertEquals(KilledAtStep.STATUS, status, step);
            whole += COUNTS.contains(step) ? 1 : 0;
            try (SmallNode node = SmallNode.at(data)) {
                List<Backups.Entry> all = node.backups().list(Optional.of(to), SmallNode.ADMIN);
                assertTrue(all.stream().allMatch(entry -> entry.trouble().isEmpty()), step + ": " + all);
                assertEquals(step.equals("sweep") ? 2 : whole, all.size(), step + ": " + all);
                assertWhole(node, to, step);
                node.pair(step);
                node.file("bb-" + step, 1000);
            }
        }
        try (SmallNode node = SmallNode.at(data)) {
            create(node, to);
            assertWhole(node, to, "in the end");
            assertNoneUnfinished(to, "in the end");
        }
    }

    /** Where in its files Derby is then, nobody knows; a process that was quicker has made a whole backup. */
    @Test
    void killed_while_derby_copies_its_files_the_database_is_as_it_was_and_the_next_backup_is_whole() throws Exception {
        Path data = folder.resolve("data");
        Path to = folder.resolve("to");
        int rows = 4000;
        try (SmallNode node = SmallNode.at(data).furnished()) {
            node.grow(rows, 1500);
            create(node, to);
        }
        for (int milliseconds : List.of(1, 10, 30, 80, 200, 500)) {
            int status = KilledAtStep.run("backup", data.toString(), to.toString(), "database+" + milliseconds);
            String where = milliseconds + " ms, ended with " + status;
            assertTrue(status == KilledAtStep.STATUS || status == 0, where);
            try (SmallNode node = SmallNode.at(data)) {
                assertEquals(rows, node.rows(), where);
                List<Backups.Entry> all = node.backups().list(Optional.of(to), SmallNode.ADMIN);
                assertTrue(all.stream().allMatch(entry -> entry.trouble().isEmpty()), where + ": " + all);
                create(node, to);
                assertWhole(node, to, where);
                assertFalse(Files.exists(data.resolve("tmp/backup-database")), where);
            }
        }
    }

    /** A file that no backup names, so that there is something to sweep. */
    private static void orphan(Path to) throws Exception {
        try (Stream<Path> all = Files.list(to)) {
            Path orphan = all.findFirst().orElseThrow().resolve("files/zz/zz-orphan");
            Files.createDirectories(orphan.getParent());
            Files.write(orphan, new byte[10]);
        }
    }

    private static void create(SmallNode node, Path to) {
        node.backups(Steps.NONE, Optional.of(to), 2)
                .create(Optional.empty(), Optional.of(false), (step, done, total) -> {}, SmallNode.ADMIN);
    }

    private static void assertWhole(SmallNode node, Path to, String where) {
        Backups.Verified verified = node.backups()
                .verify(
                        Optional.of(to),
                        Optional.empty(),
                        Optional.of(SmallNode.PASSPHRASE.clone()),
                        (step, done, total) -> {},
                        SmallNode.ADMIN);
        assertEquals(List.of(), verified.findings(), where);
    }

    private static void assertNoneUnfinished(Path to, String where) throws Exception {
        try (Stream<Path> all = Files.walk(to)) {
            assertEquals(
                    List.of(),
                    all.filter(path -> path.getFileName().toString().endsWith(".part"))
                            .toList(),
                    where);
        }
    }

    @Test
    void killed_at_each_step_of_a_restore_the_same_command_goes_on() throws Exception {
        Path to = folder.resolve("to");
        Path backup;
        try (SmallNode node = SmallNode.at(folder.resolve("data")).furnished()) {
            node.pair("first");
            for (int i = 0; i < 5; i++) {
                node.file("aa-" + i, 100_000 + i);
            }
            backup = node.backups()
                    .create(Optional.of(to), Optional.empty(), (step, done, total) -> {}, SmallNode.ADMIN)
                    .folder();
        }
        Path undisturbed = folder.resolve("undisturbed");
        Restored.from(backup, undisturbed, new String(SmallNode.PASSPHRASE), Steps.NONE);
        TreeMap<String, String> expected = restored(undisturbed);
        assertTrue(expected.size() > 20, expected.toString());
        for (String step : RESTORE_STEPS) {
            Path data = folder.resolve("restored-" + step);
            int status = KilledAtStep.run("restore", backup.toString(), data.toString(), step);
            assertEquals(KilledAtStep.STATUS, status, step);
            if (step.equals("done")) {
                assertFalse(Files.exists(data.resolve("restore.unfinished")), step);
            } else {
                assertEquals(!step.equals("begin"), Files.exists(data.resolve("restore.unfinished")), step);
                Restored.from(backup, data, new String(SmallNode.PASSPHRASE), Steps.NONE);
            }
            assertEquals(expected, restored(data), step);
        }
    }

    /** Every file with its hash, but for what says when. */
    private static TreeMap<String, String> restored(Path data) {
        TreeMap<String, String> all = SmallNode.tree(data);
        assertTrue(all.remove("backup/restored.json") != null, data.toString());
        all.remove("run/enlace.lock");
        return all;
    }
}
