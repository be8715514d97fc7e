package org.enlace.files.internal;

import static org.enlace.files.internal.Shelf.KEEPER;
import static org.enlace.files.internal.Shelf.READER;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.enlace.files.StoredFile;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody does to the encrypted bytes is noticed, and nothing of it is handed out. */
class AlteredOnDiskTest {
    @TempDir
    private Path data;

    private TestDatabase database;
    private Shelf shelf;

    @BeforeEach
    void open() {
        database = TestDatabase.start(TestDatabase.Kind.DERBY);
        shelf = new Shelf(database, data).withLargeParts();
    }

    @AfterEach
    void close() {
        shelf.close();
        database.close();
    }

    private List<String> wrong() {
        return shelf.files.check(null, (step, done, total) -> {}, KEEPER).problems().stream()
                .map(FileChecks.Problem::what)
                .toList();
    }

    private static void flip(Path file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 1;
        Files.write(file, bytes);
    }

    @Test
    void one_flipped_bit_anywhere_is_found_and_never_read() throws IOException {
        byte[] content = Bytes.random(3_000_000, 1);
        StoredFile file = shelf.add("a.bin", content);
        Path stored = shelf.onDisk().get(0);
        int size = (int) Files.size(stored);
        for (int at : new int[] {0, 1, 20, 39, 40, 5_000, 1 << 16, 1 << 20, size / 2, size - 17, size - 1}) {
            flip(stored, at);
            assertEquals(List.of("altered on the disk: it does not decrypt"), wrong(), "byte " + at);
            assertEquals(
                    Set.of(file.id()), shelf.files.damaged(List.of(file.id()), content.length, READER), "byte " + at);
            try (InputStream in = shelf.files.open(file.id(), 0, content.length, READER)) {
                byte[] read = new byte[content.length];
                int good = until(in, read);
                assertTrue(good < content.length, "byte " + at);
                assertArrayEquals(Arrays.copyOf(content, good), Arrays.copyOf(read, good), "byte " + at);
            } catch (Refusal refusal) {
                assertEquals("files.damaged", refusal.code());
            }
            flip(stored, at);
        }
        assertEquals(List.of(), wrong());
        assertEquals(Set.of(), shelf.files.damaged(List.of(file.id()), content.length, READER));
        assertArrayEquals(content, shelf.read(file.id()));
        Files.write(stored, Arrays.copyOf(Files.readAllBytes(stored), size - 1));
        assertEquals(Set.of(file.id()), shelf.files.damaged(List.of(file.id()), 0, READER), "by its length alone");
        assertTrue(shelf.codes().contains("files.check"));
    }

    @Test
    void whatWasComparedIsNotReadAgainUntilItIsWrittenSoThatTheRestIsCompared() throws IOException {
        byte[] content = Bytes.random(1_000, 1);
        RecordId first = shelf.add("a.bin", content).id();
        Path stored = shelf.onDisk().get(0);
        RecordId second = shelf.add("b.bin", Bytes.random(1_000, 2)).id();
        for (Path one : shelf.onDisk()) {
            if (!one.equals(stored)) {
                flip(one, 60);
            }
        }
        List<RecordId> both = List.of(first, second);
        assertEquals(Set.of(), shelf.files.damaged(both, content.length, READER), "there is time for the first");
        assertEquals(Set.of(second), shelf.files.damaged(both, content.length, READER));
        flip(stored, 60);
        Files.setLastModifiedTime(stored, FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
        assertEquals(Set.of(first), shelf.files.damaged(List.of(first), content.length, READER));
    }

    /** How much is handed out before it breaks off. */
    private static int until(InputStream in, byte[] into) {
        int read = 0;
        try {
            for (int more = 0; more >= 0; more = in.read(into, read, Math.min(9_000, into.length - read))) {
                read += more;
                if (read == into.length) {
                    return read;
                }
            }
        } catch (IOException e) {
            return read;
        }
        return read;
    }

    @Test
    void a_file_that_is_missing_cut_off_or_longer_is_found() throws IOException {
        byte[] content = Bytes.random(100_000, 2);
        StoredFile file = shelf.add("a.bin", content);
        Path stored = shelf.onDisk().get(0);
        byte[] whole = Files.readAllBytes(stored);
        String gone = "bytes are missing or too many on the disk";
        Files.write(stored, Arrays.copyOf(whole, whole.length - 1));
        assertEquals(List.of(gone), wrong());
        Files.write(stored, Arrays.copyOf(whole, whole.length + 1));
        assertEquals(List.of(gone), wrong());
        Files.delete(stored);
        assertEquals(List.of(gone), wrong());
        Refusal told = assertThrows(Refusal.class, () -> shelf.read(file.id()), "whoever opens it is told in words");
        assertEquals("files.damaged", told.code());
    }

    @Test
    void the_bytes_of_another_file_are_not_taken_for_its_own() throws IOException {
        shelf.add("a.bin", Bytes.random(100_000, 3));
        shelf.add("b.bin", Bytes.random(100_000, 4));
        List<Path> stored = shelf.onDisk();
        byte[] one = Files.readAllBytes(stored.get(0));
        Files.write(stored.get(0), Files.readAllBytes(stored.get(1)));
        Files.write(stored.get(1), one);
        assertEquals(2, wrong().size());
    }

    @Test
    void the_parts_of_a_file_cannot_change_places() throws IOException {
        shelf.add("a.bin", Bytes.random(16 << 20, 5));
        Path stored = shelf.onDisk().get(0);
        byte[] bytes = Files.readAllBytes(stored);
        byte[] turned = new byte[bytes.length];
        int half = bytes.length / 2;
        System.arraycopy(bytes, 0, turned, half, half);
        System.arraycopy(bytes, half, turned, 0, half);
        Files.write(stored, turned);
        assertEquals(List.of("altered on the disk: it does not decrypt"), wrong());
    }

    @Test
    void the_sweep_takes_what_no_row_names_and_nothing_else() throws IOException {
        byte[] content = Bytes.random(100_000, 6);
        StoredFile file = shelf.add("a.bin", content);
        Path folder = data.resolve("files/ab");
        Files.createDirectories(folder);
        Files.write(folder.resolve("ab" + "0".repeat(62)), new byte[10]);
        assertEquals(2, shelf.onDisk().size());
        shelf.restarted();
        assertEquals(1, shelf.onDisk().size());
        assertArrayEquals(content, shelf.read(file.id()));
    }
}
