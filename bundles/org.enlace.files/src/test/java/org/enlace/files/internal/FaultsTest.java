package org.enlace.files.internal;

import static org.enlace.files.internal.Shelf.ANNA;
import static org.enlace.files.internal.Shelf.CASE;
import static org.enlace.files.internal.Shelf.KEEPER;
import static org.enlace.files.internal.Shelf.READER;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.enlace.files.StoredFile;
import org.enlace.files.Upload;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Row and bytes: after a restart there are both or neither, wherever the node stopped. */
class FaultsTest {
    private static final byte[] CONTENT = Bytes.random(Shelf.CHUNK + 100_000, 1);

    @TempDir
    private Path data;

    /** Everything that is there is whole, and nothing lies on the disk beyond it. */
    private static void bothOrNeither(Shelf shelf, int most, String where) throws IOException {
        FileLibrary files = shelf.restarted();
        assertTrue(files.check(null, (step, done, total) -> {}, KEEPER).whole(), where);
        List<StoredFile> there = files.of(CASE, READER);
        assertTrue(there.size() <= most, where);
        for (StoredFile file : there) {
            assertArrayEquals(CONTENT, shelf.read(file.id()), where);
        }
        long uploads = files.usage(KEEPER).uploads();
        assertTrue(
                shelf.onDisk().size() >= there.size() && shelf.onDisk().size() <= there.size() + uploads,
                where + ": " + shelf.onDisk());
    }

    @OnEveryDatabase
    void wherever_the_disk_dies_while_a_file_comes_in_row_and_bytes_agree(TestDatabase database) throws IOException {
        int steps = Integer.MAX_VALUE;
        for (int failing = 1; failing <= steps; failing++) {
            FaultyDisk disk = new FaultyDisk(failing, "The power went");
            String where = "step " + failing;
            try (Shelf shelf = new Shelf(database, data).on(disk)) {
                try {
                    shelf.add("a.bin", CONTENT);
                    steps = failing - 1;
                } catch (RuntimeException e) {
                    // The disk is gone; what was to follow is not done either.
                }
                shelf.on(Disk.REAL);
                bothOrNeither(shelf, 1, where);
                for (StoredFile file : shelf.files.of(CASE, READER)) {
                    shelf.files.erase(file.id(), 1, "Next round", ANNA);
                }
            }
        }
        assertTrue(steps > 8 && steps < 200, steps + " steps");
    }

    @OnEveryDatabase
    void wherever_the_disk_dies_while_a_file_is_erased_row_and_bytes_agree(TestDatabase database) throws IOException {
        for (int failing = 1; failing <= 2; failing++) {
            try (Shelf shelf = new Shelf(database, data)) {
                RecordId file = shelf.add("a.bin", CONTENT).id();
                shelf.on(new FaultyDisk(failing, "The power went"));
                // The row is gone with its key; that the bytes could not be removed is told until they are.
                shelf.files.erase(file, 1, "No longer needed", ANNA);
                assertEquals(failing == 1 ? 1 : 0, shelf.onDisk().size());
                assertEquals(failing == 1, shelf.files.sweep().trouble() != null);
                shelf.on(Disk.REAL);
                bothOrNeither(shelf, 0, "step " + failing);
                assertEquals(List.of(), shelf.onDisk());
            }
        }
    }

    @OnEveryDatabase
    void an_upload_goes_on_after_the_disk_died_at_any_step_of_a_chunk(TestDatabase database) throws IOException {
        int steps = Integer.MAX_VALUE;
        for (int failing = 1; failing <= steps; failing++) {
            try (Shelf shelf = new Shelf(database, data)) {
                Upload upload = shelf.append(shelf.begin("a.bin", CONTENT.length), CONTENT);
                shelf.on(new FaultyDisk(failing, "The power went"));
                Upload half = upload;
                try {
                    shelf.append(half, CONTENT);
                    steps = failing - 1;
                } catch (RuntimeException e) {
                    // Gone on with below.
                }
                shelf.on(Disk.REAL);
                shelf.restarted();
                upload = shelf.files.upload(upload.id(), ANNA);
                if (upload.offset() < CONTENT.length) {
                    shelf.append(upload, CONTENT);
                }
                StoredFile file = shelf.files.complete(upload.id(), ANNA);
                assertArrayEquals(CONTENT, shelf.read(file.id()), "step " + failing);
                shelf.files.erase(file.id(), 1, "Next round", ANNA);
            }
        }
    }

    @Test
    void a_full_disk_is_told_by_name_and_costs_nothing() throws IOException {
        try (TestDatabase database = TestDatabase.start(TestDatabase.Kind.DERBY);
                Shelf shelf = new Shelf(database, data)) {
            shelf.on(new FaultyDisk(4, "No space left on device"));
            assertEquals(
                    "files.disk-full",
                    assertThrows(Refusal.class, () -> shelf.add("a.bin", CONTENT))
                            .code());
        }
    }

    /** A file system of 24 MB that fills up for real. Where nothing may be mounted, the test says so and is skipped. */
    @Test
    void on_a_disk_that_is_really_full_the_rest_goes_on_and_the_file_can_be_sent_again() throws Exception {
        Path small = Files.createDirectory(data.resolve("small"));
        assumeTrue(
                ran("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", small.toString()),
                "nothing may be mounted here");
        try (TestDatabase database = TestDatabase.start(TestDatabase.Kind.DERBY);
                Shelf shelf = new Shelf(database, small)) {
            byte[] first = Bytes.random(1_000_000, 2);
            RecordId kept = shelf.add("kept.bin", first).id();
            byte[] large = Bytes.random(25_000_000, 3);
            assertEquals(
                    "files.disk-full",
                    assertThrows(Refusal.class, () -> shelf.add("large.bin", large))
                            .code());
            assertArrayEquals(first, shelf.read(kept));
            assertEquals(1, shelf.onDisk().size());
            // In chunks it stops where the disk is full, and goes on once there is room.
            Path filling = small.resolve("filling");
            byte[] two = Bytes.random(2 * Shelf.CHUNK, 4);
            Upload upload = shelf.append(shelf.begin("two.bin", two.length), two);
            Files.write(filling, new byte[(int) Files.getFileStore(small).getUsableSpace() - 100_000]);
            Upload full = upload;
            assertEquals(
                    "files.disk-full",
                    assertThrows(Refusal.class, () -> shelf.append(full, two)).code());
            assertEquals(Shelf.CHUNK, shelf.files.upload(upload.id(), ANNA).offset());
            Files.delete(filling);
            shelf.append(full, two);
            assertArrayEquals(
                    two, shelf.read(shelf.files.complete(upload.id(), ANNA).id()));
            assertThrows(NotFound.class, () -> shelf.files.upload(upload.id(), ANNA));
        } finally {
            ran("umount", small.toString());
        }
    }

    private static boolean ran(String... command) throws Exception {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
