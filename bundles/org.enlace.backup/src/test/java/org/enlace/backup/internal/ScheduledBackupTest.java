package org.enlace.backup.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScheduledBackupTest {
    @TempDir
    private Path folder;

    @Test
    void at_its_time_a_backup_is_made_without_a_passphrase_and_a_failure_is_remembered() throws Exception {
        try (SmallNode node = SmallNode.at(folder.resolve("data"))) {
            NodeBackups backups = node.backups(Steps.NONE, Optional.of(folder.resolve("to")), 3);
            ScheduledBackup job =
                    new ScheduledBackup(backups, node.database.transactions(), LocalTime.of(2, 30), Duration.ofDays(1));
            due(node, job);
            Awaited.until(() -> !backups.status().trouble().isEmpty());
            assertTrue(
                    backups.status().trouble().contains("backup:setup"),
                    backups.status().trouble());

            backups.setUp(SmallNode.PASSPHRASE.clone(), false, SmallNode.ADMIN);
            assertTrue(job.isRunning(), "it waits to be tried again");
            due(node, job);
            Awaited.until(() -> !job.isRunning());
            assertTrue(backups.status().made().isPresent());
            assertEquals("", backups.status().trouble());
            List<Backups.Entry> all = backups.list(Optional.empty(), SmallNode.ADMIN);
            assertTrue(all.stream().anyMatch(Backups.Entry::full), "the first is a full one");
        }
    }

    @Test
    void what_kept_it_from_being_made_is_tried_again_by_itself() throws Exception {
        try (SmallNode node = SmallNode.at(folder.resolve("data"))) {
            NodeBackups backups = node.backups(Steps.NONE, Optional.of(folder.resolve("to")), 3);
            ScheduledBackup job = new ScheduledBackup(
                    backups, node.database.transactions(), LocalTime.of(2, 30), Duration.ofMillis(20));
            due(node, job);
            Awaited.until(() -> !backups.status().trouble().isEmpty());
            backups.setUp(SmallNode.PASSPHRASE.clone(), false, SmallNode.ADMIN);
            Awaited.until(() -> !job.isRunning());
            assertTrue(backups.status().made().isPresent());
            assertEquals("", backups.status().trouble());
        }
    }

    @Test
    void what_was_not_made_before_the_node_was_started_anew_is_tried_again() throws Exception {
        try (SmallNode node = SmallNode.at(folder.resolve("data"))) {
            NodeBackups backups = node.backups(Steps.NONE, Optional.of(folder.resolve("to")), 3);
            backups.setUp(SmallNode.PASSPHRASE.clone(), false, SmallNode.ADMIN);
            ScheduledBackup job = new ScheduledBackup(
                    backups, node.database.transactions(), LocalTime.of(2, 30), Duration.ofMillis(20));
            job.again();
            Awaited.until(() -> !job.isRunning());
            assertTrue(backups.status().made().isPresent());
        }
    }

    @Test
    void a_node_that_ends_waits_for_no_other_try() throws Exception {
        try (SmallNode node = SmallNode.at(folder.resolve("data"))) {
            NodeBackups backups = node.backups(Steps.NONE, Optional.of(folder.resolve("to")), 3);
            ScheduledBackup job =
                    new ScheduledBackup(backups, node.database.transactions(), LocalTime.of(2, 30), Duration.ofDays(1));
            due(node, job);
            Awaited.until(() -> !backups.status().trouble().isEmpty());
            job.close();
            Awaited.until(() -> !job.isRunning());
            due(node, job);
            assertFalse(job.isRunning());
        }
    }

    private static void due(SmallNode node, ScheduledBackup job) {
        node.database.transactions().run(() -> job.run(Instant.now()));
    }
}
