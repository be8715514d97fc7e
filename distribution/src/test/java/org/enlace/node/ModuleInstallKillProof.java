package org.enlace.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The node killed at steps of an install and of a removal; at every one in the long proofs. */
@Tag("proof")
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class ModuleInstallKillProof {
    @TempDir
    private Path folder;

    @Test
    void whereverItIsKilledItIsAsBeforeOrAsAfter() throws Exception {
        try (KilledNode node = new KilledNode("ModuleInstallKillProof", folder)) {
            firstInstall(node);
            removalAndReturn(node);
        }
    }

    private static void firstInstall(KilledNode node) throws Exception {
        String[] install = node.install("1.0.0");
        for (String place : KilledNode.steps(
                "after at RESOLVE",
                "after at STOP",
                "after at SNAPSHOT",
                "after at MIGRATE",
                "after migrate",
                "after at START",
                "after at CHECK",
                "after at COMMIT")) {
            node.undone(place, "install none -> 1.0.0", install);
        }
        node.done("after commit", "install none -> 1.0.0", install);
        assertEquals("1.0.0 up", node.now().listed());
        assertEquals(List.of(), node.now().snapshots());
        node.written();
    }

    private static void removalAndReturn(KilledNode node) throws Exception {
        String removal = "remove 1.0.0 -> none";
        String arrival = "install none -> 1.0.0";
        String[] remove = {"module:remove", "notes"};
        String[] install = node.install("1.0.0");
        node.undone("after at COMMIT", removal, remove);
        node.done("after retire", removal, remove);
        assertEquals("404", node.now().page());
        assertEquals(20, node.now().stored().lines().count());
        node.undone("after discard", arrival, install);
        node.done("before end", arrival, install);
        if (KilledNode.everyStep()) {
            node.undone("after begin", removal, remove);
            node.done("after at CLEAR", removal, remove);
            node.undone("after begin", arrival, install);
            node.done("after at CLEAR", arrival, install);
            node.done("after end", removal, remove);
        }
    }
}
