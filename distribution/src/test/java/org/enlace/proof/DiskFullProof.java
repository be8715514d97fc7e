package org.enlace.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.enlace.node.FullDiskNode;
import org.enlace.node.NotesNode.Sight;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disk becomes full at every step of every change of a module: afterwards everything is as before, or as after where it
 * counts by then, and once there is room the same change succeeds.
 */
@Tag("proof")
class DiskFullProof {
    private static final List<String> WITH_MIGRATION = List.of(
            "before begin",
            "after begin",
            "after at RESOLVE",
            "after at STOP",
            "after at SNAPSHOT",
            "after at MIGRATE",
            "after migrate",
            "after at START",
            "after at CHECK",
            "after at COMMIT",
            "after commit");

    @TempDir
    private Path folder;

    private FullDiskNode node;

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void whereverTheDiskBecomesFullItIsAsBeforeOrAsAfter() throws Exception {
        try (FullDiskNode opened = FullDiskNode.in(folder)) {
            node = opened;
            for (String place : WITH_MIGRATION) {
                node.refused(place, node.install("1.0.0"));
            }
            node.done("after at CLEAR", node.install("1.0.0"));
            for (int i = 0; i < 20; i++) {
                node.notes().write("note-" + i, "words " + i);
            }
            removalAndReturn();
            upgradeAndRollback();
            node.polling().close();
            System.out.printf(
                    "DiskFullProof: full %d times, 0 inconsistent; the protocol library meanwhile: %s%n",
                    node.times(), node.polling());
            assertEquals(List.of(), node.polling().failures());
        }
    }

    private void removalAndReturn() throws Exception {
        Sight there = node.notes().sight();
        String[] remove = {"module:remove", "notes"};
        for (String place : List.of("before begin", "after begin", "after at COMMIT", "after retire")) {
            node.undone(place, remove);
            node.notes().done(node.install("1.0.0"));
        }
        for (String place : List.of("after begin", "after at START", "after at COMMIT", "after commit")) {
            node.notes().done(remove);
            node.undone(place, node.install("1.0.0"));
        }
        node.done("after at CLEAR", remove);
        node.done("after at CLEAR", node.install("1.0.0"));
        assertEquals(there, node.notes().sight());
    }

    private void upgradeAndRollback() throws Exception {
        Sight first = node.notes().sight();
        String[] rollback = {"module:rollback", "notes"};
        for (String place : List.of("after at START", "after commit")) {
            node.undone(place, node.upgrade("1.1.0"));
            node.notes().done(rollback);
        }
        for (String place : WITH_MIGRATION) {
            node.undone(place, node.upgrade("2.0.0"));
            node.notes().done(rollback);
            assertEquals(first, node.notes().sight(), place);
        }
        node.done("after at CLEAR", node.upgrade("2.0.0"));
        for (String place : List.of(
                "before begin", "after begin", "after at STOP", "after at COMMIT", "after unsettle", "after commit")) {
            node.undone(place, rollback);
            assertEquals(first, node.notes().sight(), place);
            node.notes().done(node.upgrade("2.0.0"));
        }
        for (String place : List.of("after at START", "after at CHECK", "after at CLEAR")) {
            node.done(place, rollback);
            assertEquals(first, node.notes().sight(), place);
            node.notes().done(node.upgrade("2.0.0"));
        }
    }
}
