package org.enlace.backup.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.enlace.backup.internal.offline.Restored;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One bit is turned over in each part of a backup, and each part is cut off: it is found, and nothing of it is restored. */
class FlippedByteTest {
    @TempDir
    private Path folder;

    @Test
    void a_byte_that_was_changed_anywhere_is_found_and_the_node_is_not_restored() throws Exception {
        long seed = Long.getLong("enlace.proof.seed", 1);
        Random random = new Random(seed);
        Path to = folder.resolve("to");
        try (SmallNode node = SmallNode.at(folder.resolve("data")).furnished()) {
            node.pair("one");
            node.file("aa-one", 200_000);
            node.growing("bb-two", 5_000);
            Path backup = node.backups()
                    .create(Optional.of(to), Optional.of(true), (step, done, total) -> {}, SmallNode.ADMIN)
                    .folder();
            List<Path> parts = new ArrayList<>();
            List<Path> chunks = new ArrayList<>();
            try (Stream<Path> all = Files.walk(to)) {
                all.filter(Files::isRegularFile)
                        .filter(file -> !file.getFileName().toString().equals("anchors.txt"))
                        .sorted()
                        .forEach(file -> (file.toString().contains("/chunks/") ? chunks : parts).add(file));
            }
            assertEquals(11, parts.size(), parts.toString());
            assertTrue(chunks.size() > 2, chunks.toString());
            // All chunks are written alike: one stands for them.
            parts.add(chunks.get(chunks.size() / 2));
            int attempt = 0;
            for (Path part : parts) {
                byte[] whole = Files.readAllBytes(part);
                for (int where : new int[] {0, random.nextInt(whole.length), whole.length - 2}) {
                    byte[] changed = whole.clone();
                    changed[where] ^= (byte) (1 << random.nextInt(7));
                    Files.write(part, changed);
                    assertFound(node, to, backup, part + " at " + where + ", seed " + seed, attempt++);
                }
                Files.write(part, java.util.Arrays.copyOf(whole, whole.length - 1));
                assertFound(node, to, backup, part + " cut, seed " + seed, attempt++);
                Files.write(part, whole);
            }
            assertEquals(List.of(), verify(node, to).findings());
        }
    }

    private static Backups.Verified verify(SmallNode node, Path to) {
        return node.backups()
                .verify(
                        Optional.of(to),
                        Optional.empty(),
                        Optional.empty(),
                        (step, done, total) -> {},
                        SmallNode.ADMIN);
    }

    private void assertFound(SmallNode node, Path to, Path backup, String where, int attempt) {
        assertFalse(verify(node, to).findings().isEmpty(), where);
        Path data = folder.resolve("restored-" + attempt);
        assertThrows(
                IOException.class,
                () -> Restored.from(backup, data, new String(SmallNode.PASSPHRASE), Steps.NONE),
                where);
        assertFalse(
                Files.exists(data.resolve("keys")) && !Files.exists(data.resolve("restore.unfinished")),
                where + ": a node would start on it");
    }
}
