package org.enlace.files.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.enlace.files.FileName;
import org.enlace.keys.NodeIdentity;
import org.enlace.keys.testing.FixedKeys;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.junit.jupiter.api.io.TempDir;

/** Whose an archive of files is. */
class VaultOwnerTest {
    @TempDir
    private Path data;

    @OnEveryDatabase
    void the_first_file_marks_the_archive_and_another_node_is_told_whose_it_is(TestDatabase database) throws Exception {
        Path folder = data.resolve(FileLibrary.FOLDER);
        NodeIdentity stranger = NodeIdentity.of("CO", new FixedKeys());
        try (Shelf shelf = new Shelf(database, data)) {
            NodeIdentity own = NodeIdentity.of("CO", shelf.keys);
            assertEquals(Optional.empty(), shelf.files.vault().other());
            assertFalse(Files.exists(folder), "nothing is made for a node without files");
            shelf.files.add(
                    Shelf.CASE, new FileName("first.bin"), new ByteArrayInputStream(new byte[] {1}), Shelf.ANNA);
            assertEquals(Optional.of(own), NodeIdentity.in(folder));
            assertEquals(Optional.empty(), shelf.files.vault().other());
            assertEquals(Optional.of(own), new Vault(folder, Disk.REAL, () -> stranger).other());
            assertEquals(Optional.of(own), NodeIdentity.in(folder), "the stranger wrote nothing");
        }
    }
}
