package org.enlace.backup.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.enlace.persistence.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is wrong with the node itself is told when it is backed up, or when its backup is restored for trial. */
class NodeTroubleTest {
    @TempDir
    private Path folder;

    private Backups.Created create(SmallNode node) {
        return node.backups()
                .create(
                        Optional.of(folder.resolve("to")),
                        Optional.of(true),
                        (step, done, total) -> {},
                        SmallNode.ADMIN);
    }

    private Backups.Verified verify(SmallNode node) {
        return node.backups()
                .verify(
                        Optional.of(folder.resolve("to")),
                        Optional.empty(),
                        Optional.of(SmallNode.PASSPHRASE.clone()),
                        (step, done, total) -> {},
                        SmallNode.ADMIN);
    }

    @Test
    void a_file_that_the_folder_has_and_the_node_has_lost_is_told_of_and_stays() throws Exception {
        try (SmallNode node = SmallNode.at(folder.resolve("data")).furnished()) {
            node.file("aa-one", 10_000);
            create(node);
            Files.delete(node.path("aa-one"));
            Backups.Created made = create(node);
            assertEquals(List.of("aa-one"), made.differing());
            assertFalse(made.remarks().isEmpty());
            assertEquals(1, made.files());
            assertEquals(List.of(), verify(node).findings());
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void a_keystore_that_does_not_open_any_more_is_found_when_the_backup_is_restored_for_trial(TestDatabase.Kind kind)
            throws Exception {
        try (SmallNode node = SmallNode.at(folder.resolve("data"), kind).furnished()) {
            Path keystore = node.data.resolve("keys/node.p12");
            Files.write(keystore, new byte[2000]);
            create(node);
            List<String> findings = verify(node).findings();
            assertFalse(findings.isEmpty());
            assertTrue(findings.toString().contains("eystore"), findings.toString());
        }
    }

    @Test
    void a_link_in_the_data_folder_is_told_of() throws Exception {
        try (SmallNode node = SmallNode.at(folder.resolve("data")).furnished()) {
            Path outside = Files.writeString(folder.resolve("mail.json"), "{}");
            Files.createSymbolicLink(node.data.resolve("config/mail.json"), outside);
            Backups.Created made = create(node);
            assertTrue(
                    made.remarks().toString().contains("config/mail.json"),
                    made.remarks().toString());
        }
    }
}
