package org.enlace.backup.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.enlace.backup.internal.format.OpenBackup;
import org.enlace.backup.internal.offline.Restored;
import org.enlace.persistence.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Parts of the database that did not change since the last backup are not written again; every backup has all of it. */
class SharedChunksTest {
    private static final int ROWS = 2000;
    private static final int CHARACTERS = 1500;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void aFewNewRowsCostAFewChunksAndBothBackupsAreWhole(TestDatabase.Kind kind) throws Exception {
        try (SmallNode node = SmallNode.at(folder.resolve("data"), kind).furnished()) {
            node.grow(ROWS, CHARACTERS);
            Backups.Created first = create(node, false, 5);
            node.pair("later");
            Backups.Created second = create(node, false, 5);
            assertTrue(second.written() < first.written() / 4, first.written() + " bytes and then " + second.written());
            assertEquals(first.rows() + 2, second.rows());
            for (Backups.Created each : List.of(first, second)) {
                Backups.Verified verified = verify(node, each.id());
                assertEquals(List.of(), verified.findings());
                assertEquals(each.rows(), verified.rows());
            }
        }
    }

    @Test
    void aChunkThatBecameBadIsNamedAndAFullBackupMakesItAnew() throws Exception {
        try (SmallNode node = SmallNode.at(folder.resolve("data")).furnished()) {
            node.grow(ROWS, CHARACTERS);
            Path backup = create(node, true, 5).folder();
            Path chunk = chunks().get(0);
            byte[] bytes = Files.readAllBytes(chunk);
            bytes[bytes.length / 2] ^= 1;
            Files.write(chunk, bytes);
            String id = backup.getFileName().toString();
            String finding = verify(node, id).findings().toString();
            assertTrue(finding.contains("the part of the database " + chunk.getFileName() + " is not as"), finding);
            create(node, true, 5);
            assertEquals(List.of(), verify(node, id).findings(), "the older backup has it again, too");
            Restored.from(backup, folder.resolve("restored"), new String(SmallNode.PASSPHRASE), Steps.NONE);
        }
    }

    @Test
    void chunksThatNoBackupNamesGoWithTheLastThatDid() throws Exception {
        try (SmallNode node = SmallNode.at(folder.resolve("data")).furnished()) {
            node.grow(ROWS, CHARACTERS);
            create(node, false, 1);
            node.pair("later");
            Path last = create(node, false, 1).folder();
            Set<String> there = new TreeSet<>();
            chunks().forEach(chunk -> there.add(chunk.getFileName().toString()));
            assertEquals(new TreeSet<>(OpenBackup.in(last).chunks().keySet()), there);
        }
    }

    private Path to() {
        return folder.resolve("to");
    }

    private List<Path> chunks() throws Exception {
        try (Stream<Path> all = Files.walk(to())) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains("/chunks/"))
                    .sorted()
                    .toList();
        }
    }

    private Backups.Created create(SmallNode node, boolean full, int keep) {
        return node.backups(Steps.NONE, Optional.of(to()), keep)
                .create(Optional.empty(), Optional.of(full), (step, done, total) -> {}, SmallNode.ADMIN);
    }

    private Backups.Verified verify(SmallNode node, String id) {
        return node.backups()
                .verify(
                        Optional.of(to()),
                        Optional.of(id),
                        Optional.of(SmallNode.PASSPHRASE.clone()),
                        (step, done, total) -> {},
                        SmallNode.ADMIN);
    }
}
