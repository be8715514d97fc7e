package org.enlace.backup.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.enlace.backup.internal.offline.Restored;
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

    private static Backups.Created create(SmallNode node, Path to) {
        return node.backups().create(Optional.of(to), Optional.of(true), (step, done, total) -> {}, SmallNode.ADMIN);
    }

    private Path mounted() throws Exception {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        String said = said("mount", "-t", "tmpfs", "-o", "mode=700,size=32m", "tmpfs", disk.toString());
        assumeTrue(said.isEmpty(), () -> "no disk can be mounted here: " + said);
        return disk;
    }

    private static String said(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return process.waitFor() == 0 ? "" : said + "!";
    }
}
