package org.enlace.files.internal;

import static org.enlace.files.internal.Shelf.ANNA;
import static org.enlace.files.internal.Shelf.CASE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.files.FileName;
import org.enlace.files.KeptFiles.Named;
import org.enlace.files.StoredFile;
import org.enlace.files.Upload;
import org.enlace.persistence.testing.FreshDatabases;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Node;
import org.junit.jupiter.api.io.TempDir;

@FreshDatabases
class VaultNamesTest {
    @TempDir
    private Path data;

    @OnEveryDatabase
    void a_copy_of_the_database_names_what_lies_on_the_disk_and_later_the_database_may_not(TestDatabase database)
            throws Exception {
        try (Shelf shelf = new Shelf(database, data)) {
            VaultNames names = new VaultNames(shelf.store, new Node(new CountryCode("CO"), data, data, "0.1.0", false));
            byte[] whole = Bytes.random(10_000, 1);
            StoredFile file = shelf.files.add(CASE, new FileName("whole.bin"), new ByteArrayInputStream(whole), ANNA);
            byte[] first = Bytes.random(Shelf.CHUNK, 2);
            Upload upload = shelf.files.begin(CASE, new FileName("half.bin"), Optional.empty(), Optional.empty(), ANNA);
            shelf.files.append(upload.id(), 0, new ByteArrayInputStream(first), ANNA);
            List<Named> named = new ArrayList<>();
            database.copies()
                    .take(
                            data.resolve("copy"),
                            piece -> OutputStream.nullOutputStream(),
                            copy -> named.addAll(names.named(copy)),
                            (step, done, total) -> {});
            named.sort(Comparator.comparing(Named::growing));
            assertEquals(
                    List.of(false, true), named.stream().map(Named::growing).toList());
            assertEquals(
                    List.of(10_000L, (long) Shelf.CHUNK),
                    named.stream().map(Named::atLeast).toList());
            for (Named each : named) {
                Path path = names.folder().resolve(each.name().substring(0, 2)).resolve(each.name());
                assertTrue(java.nio.file.Files.size(path) >= each.atLeast(), path.toString());
            }
            shelf.files.erase(file.id(), 1, "An order", ANNA);
            assertEquals(
                    Set.of(named.get(1).name()),
                    names.known(named.stream().map(Named::name).toList()));
        }
    }
}
