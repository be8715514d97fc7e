package org.enlace.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.enlace.node.NotesNode.Sight;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The node killed at steps of an upgrade that changes a table, and of the rollback from it; at every one in the long proofs. One that
 * changes no table goes the same way with less to do; {@code ModuleKillsProof} kills it too.
 */
@Tag("proof")
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class ModuleUpgradeKillProof {
    private static final String FORTH = "upgrade 1.0.0 -> 2.0.0";
    private static final String BACK = "rollback 2.0.0 -> 1.0.0";
    private static final String[] ROLLBACK = {"module:rollback", "notes"};

    @TempDir
    private Path folder;

    @Test
    void whereverItIsKilledItIsAsBeforeOrAsAfter() throws Exception {
        try (KilledNode node = new KilledNode("ModuleUpgradeKillProof", folder)) {
            node.notes().done(node.install("1.0.0"));
            node.written();
            Sight first = node.now();
            Sight second = upgrade(node);
            rollback(node);
            thereAndBack(node, first, second);
        }
    }

    private static Sight upgrade(KilledNode node) throws Exception {
        String[] upgrade = node.upgrade("2.0.0");
        for (String place : KilledNode.steps(
                "after begin",
                "after at RESOLVE",
                "after at STOP",
                "after at SNAPSHOT",
                "after at MIGRATE",
                "after migrate",
                "after at START",
                "after at CHECK",
                "after at COMMIT")) {
            node.undone(place, FORTH, upgrade);
        }
        node.done("after commit", FORTH, upgrade);
        Sight second = node.now();
        assertEquals(List.of("KEPT"), second.snapshots());
        assertEquals(
                20,
                second.stored()
                        .lines()
                        .filter(row -> row.contains("second edition"))
                        .count());
        return second;
    }

    private static void rollback(KilledNode node) throws Exception {
        for (String place : KilledNode.steps("after begin", "after at STOP", "after at COMMIT", "after unsettle")) {
            node.undone(place, BACK, ROLLBACK);
        }
    }

    /** Killed after it is decided: back, and forth again. */
    private static void thereAndBack(KilledNode node, Sight first, Sight second) throws Exception {
        List<String[]> rounds = List.of(
                new String[] {"after at START", "after settle"},
                new String[] {"after commit", "after at CLEAR"},
                new String[] {"after at CHECK", "before end"});
        for (String[] each : KilledNode.everyStep() ? rounds : rounds.subList(0, 1)) {
            node.done(each[0], BACK, ROLLBACK);
            assertEquals(first, node.now());
            node.done(each[1], FORTH, node.upgrade("2.0.0"));
            assertEquals(second, node.now());
        }
        node.done("before end", BACK, ROLLBACK);
        assertEquals(first, node.now());
    }
}
