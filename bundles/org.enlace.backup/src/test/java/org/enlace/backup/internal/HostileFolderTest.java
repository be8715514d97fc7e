package org.enlace.backup.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlace.backup.internal.format.BackupFolder;
import org.enlace.backup.internal.format.Durable;
import org.enlace.backup.internal.offline.Restored;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of backups that somebody else may write to, a clock that goes wrong, a disk that is not there. */
class HostileFolderTest {
    private static final String PASSPHRASE = new String(SmallNode.PASSPHRASE);

    @TempDir
    private Path folder;

    private Path to;

    @BeforeEach
    void aFolderForBackups() {
        to = folder.resolve("to");
    }

    private SmallNode node() throws IOException {
        return SmallNode.at(folder.resolve("data")).furnished();
    }

    private Backups.Created create(SmallNode node, int keep, boolean full) {
        return node.backups(Steps.NONE, Optional.of(to), keep)
                .create(Optional.empty(), Optional.of(full), (step, done, total) -> {}, SmallNode.ADMIN);
    }

    private List<Backups.Entry> list(SmallNode node) {
        return node.backups().list(Optional.of(to), SmallNode.ADMIN);
    }

    private List<String> verify(SmallNode node) {
        return node.backups()
                .verify(Optional.of(to), Optional.empty(), Optional.empty(), (step, done, total) -> {}, SmallNode.ADMIN)
                .findings();
    }

    @Test
    void a_link_in_the_folder_does_not_lead_the_node_into_its_own_files() throws Exception {
        try (SmallNode node = node()) {
            node.file("aa-one", 10_000);
            Path root = create(node, 5, false).folder().getParent();
            Path shared = new BackupFolder(root).shared("aa-one");
            Files.delete(shared);
            Path own = node.data.resolve("config/web.json");
            Files.createSymbolicLink(shared.resolveSibling("aa-one.part"), own);
            create(node, 5, false);
            assertEquals("{}", Files.readString(own));
            assertEquals(List.of(), verify(node));

            Path anchors = new BackupFolder(root).anchors(Optional.empty());
            Files.delete(anchors);
            Files.createSymbolicLink(anchors, own);
            assertEquals(
                    "backup.failed",
                    assertThrows(Refusal.class, () -> create(node, 5, false)).code());
            assertEquals("{}", Files.readString(own));
        }
    }

    @Test
    void an_older_backup_under_a_newer_name_is_told_of_and_not_restored() throws Exception {
        try (SmallNode node = node()) {
            Path old = create(node, 5, false).folder();
            node.pair("later");
            Path newer = create(node, 5, false).folder();
            Durable.deleteTree(newer);
            Files.move(old, newer);
            assertTrue(
                    list(node).get(0).trouble().contains("another name"),
                    list(node).toString());
            IOException refused = assertThrows(
                    IOException.class, () -> Restored.from(newer, folder.resolve("restored"), PASSPHRASE, Steps.NONE));
            assertTrue(refused.getMessage().contains("another name"), refused.getMessage());
        }
    }

    @Test
    void a_backup_that_lost_its_manifest_is_told_of_and_keeps_its_files() throws Exception {
        try (SmallNode node = node()) {
            node.file("aa-old", 10_000);
            Path damaged = create(node, 1, false).folder();
            Files.delete(damaged.resolve("manifest.json"));
            node.erase("aa-old");
            Backups.Created made = create(node, 1, false);
            assertTrue(made.remarks().toString().contains(damaged.getFileName().toString()), made.toString());
            assertEquals(2, list(node).size());
            assertFalse(list(node).get(1).trouble().isEmpty());
            assertTrue(Files.exists(BackupFolder.around(damaged).shared("aa-old")));
        }
    }

    @Test
    void what_another_node_signed_pushes_no_backup_of_this_one_out() throws Exception {
        try (SmallNode node = node();
                SmallNode other = SmallNode.at(folder.resolve("other")).furnished()) {
            Path first = create(node, 2, false).folder();
            for (int i = 0; i < 3; i++) {
                Path foreign = create(other, 5, false).folder();
                Files.move(foreign, first.resolveSibling(foreign.getFileName()));
            }
            Backups.Created made = create(node, 2, false);
            assertEquals(List.of(), made.removed());
            assertTrue(Files.exists(first));
            assertEquals(
                    3,
                    list(node).stream()
                            .filter(entry -> entry.trouble().contains("not this node's"))
                            .count());
        }
    }

    @Test
    void a_clock_that_was_ahead_for_a_day_costs_no_backup() throws Exception {
        try (SmallNode node = node()) {
            node.clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(400));
            Path future = create(node, 1, true).folder();
            node.clock = Clock.systemUTC();
            Backups.Created made = node.backups(Steps.NONE, Optional.of(to), 1)
                    .create(Optional.empty(), Optional.empty(), (step, done, total) -> {}, SmallNode.ADMIN);
            assertTrue(Files.exists(made.folder()), "the one that was just made stays");
            assertTrue(Files.exists(future));
            assertTrue(made.full(), "one from the future is no reason to leave a full one out");
            Backups.Created next = create(node, 1, false);
            assertEquals(List.of(made.id()), next.removed());
        }
    }

    @Test
    void a_disk_that_is_not_mounted_is_not_taken_for_a_new_one() throws Exception {
        try (SmallNode node = node()) {
            create(node, 5, false);
            node.backups(Steps.NONE, Optional.of(to), 5)
                    .create(
                            Optional.of(folder.resolve("stick")),
                            Optional.empty(),
                            (step, done, total) -> {},
                            SmallNode.ADMIN);
            Files.move(to, folder.resolve("elsewhere"));
            Files.createDirectories(to);
            assertEquals(
                    "backup.gone",
                    assertThrows(Refusal.class, () -> create(node, 5, false)).code());
            node.backups(Steps.NONE, Optional.of(to), 5)
                    .create(Optional.of(to), Optional.empty(), (step, done, total) -> {}, SmallNode.ADMIN);
            create(node, 5, false);
            assertEquals(2, list(node).size());
        }
    }

    @Test
    void while_one_is_made_another_of_the_same_data_folder_waits_its_turn() throws Exception {
        try (SmallNode node = node()) {
            List<String> codes = new ArrayList<>();
            Steps meanwhile = step -> {
                if (step.equals("files")) {
                    codes.add(assertThrows(Refusal.class, () -> create(node, 5, false))
                            .code());
                    node.backups().clearScratch();
                }
            };
            node.backups(meanwhile, Optional.of(to), 5)
                    .create(Optional.empty(), Optional.of(true), (step, done, total) -> {}, SmallNode.ADMIN);
            assertEquals(List.of("backup.busy"), codes);
        }
    }

    @Test
    void the_folder_of_all_backups_is_no_backup_and_says_which_there_are() throws Exception {
        try (SmallNode node = node()) {
            Path made = create(node, 5, false).folder();
            IOException refused = assertThrows(
                    IOException.class,
                    () -> Restored.from(made.getParent(), folder.resolve("restored"), PASSPHRASE, Steps.NONE));
            assertTrue(refused.getMessage().contains(made.toString()), refused.getMessage());
            assertFalse(Files.exists(folder.resolve("restored")));
        }
    }
}
