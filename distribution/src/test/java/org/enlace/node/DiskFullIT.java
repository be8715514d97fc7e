package org.enlace.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The disk becomes full in the midst of changes of a module, where most has to be undone; every step is in DiskFullProof. */
class DiskFullIT {
    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void aFullDiskUndoesAChangeAndTheOthersServe() throws Exception {
        try (FullDiskNode node = FullDiskNode.in(folder)) {
            node.undone("after at START", node.install("1.0.0"));
            node.notes().write("one", "words");
            node.undone("after migrate", node.upgrade("2.0.0"));
            node.undone("after at COMMIT", "module:rollback", "notes");
            node.undone("after begin", "module:remove", "notes");
            node.polling().close();
            System.out.printf(
                    "DiskFullIT: full %d times; the protocol library meanwhile: %s%n", node.times(), node.polling());
            assertEquals(List.of(), node.polling().failures());
        }
    }
}
