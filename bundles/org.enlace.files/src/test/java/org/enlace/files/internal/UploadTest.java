package org.enlace.files.internal;

import static org.enlace.files.internal.Shelf.ANNA;
import static org.enlace.files.internal.Shelf.CASE;
import static org.enlace.files.internal.Shelf.CASES_READ;
import static org.enlace.files.internal.Shelf.CASES_WRITE;
import static org.enlace.files.internal.Shelf.OTHER_CASE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.enlace.files.FileName;
import org.enlace.files.FileUse;
import org.enlace.files.Files;
import org.enlace.files.Sha256;
import org.enlace.files.StoredFile;
import org.enlace.files.Upload;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.Forbidden;
import org.enlace.platform.NotFound;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.io.TempDir;

/** What comes in by chunks as it comes from bad lines and bad hands. */
class UploadTest {
    private static final Caller BERTA = Shelf.officer("berta", Files.READ, Files.ADD, CASES_READ, CASES_WRITE);

    @TempDir
    private Path data;

    private static String refused(Runnable act) {
        return assertThrows(Refusal.class, act::run).code();
    }

    /** A connection that breaks after some bytes. */
    private static InputStream cut(byte[] content, int from, int bytes) {
        return new InputStream() {
            private int at;

            @Override
            public int read() throws IOException {
                if (at == bytes) {
                    throw new IOException("The connection was cut");
                }
                return content[from + at++] & 0xFF;
            }
        };
    }

    @OnEveryDatabase
    void cut_at_any_byte_it_goes_on_and_is_what_was_sent(TestDatabase database) throws IOException {
        byte[] content = Bytes.random(2 * Shelf.CHUNK + 777, 11);
        Random where = new Random(12);
        try (Shelf shelf = new Shelf(database, data)) {
            for (int round = 0; round < 24; round++) {
                Upload upload = shelf.files.begin(
                        CASE,
                        new FileName("a.bin"),
                        Optional.of((long) content.length),
                        Optional.of(Bytes.sha256(content)),
                        ANNA);
                // At the edges of chunks and of what is encrypted at once, and anywhere.
                int[] edges = {0, 1, Shelf.CHUNK - 1, (1 << 16) - 1, 1 << 16, Shelf.CHUNK / 2};
                int cuts = 1 + where.nextInt(4);
                for (int i = 0; i < cuts && upload.offset() < content.length; i++) {
                    int from = (int) upload.offset();
                    int most = Math.min(Shelf.CHUNK, content.length - from);
                    int at = Math.min(most - 1, round < edges.length ? edges[round] : where.nextInt(most));
                    Upload before = upload;
                    assertThrows(
                            RuntimeException.class,
                            () -> shelf.files.append(before.id(), from, cut(content, from, at), ANNA));
                    if (i == 1) {
                        shelf.restarted();
                    }
                    Upload now = shelf.files.upload(upload.id(), ANNA);
                    assertEquals(from, now.offset(), "no part of a part, cut after " + at);
                    upload = where.nextBoolean() ? shelf.append(now, content) : now;
                }
                while (upload.offset() < content.length) {
                    upload = shelf.append(upload, content);
                }
                StoredFile file = shelf.files.complete(upload.id(), ANNA);
                assertArrayEquals(content, shelf.read(file.id()), "round " + round);
                shelf.files.erase(file.id(), 1, "Next round", ANNA);
            }
            assertEquals(List.of(), shelf.onDisk());
        }
    }

    @OnEveryDatabase
    void two_at_once_to_one_record_stay_apart_and_one_content_is_kept_once(TestDatabase database) throws IOException {
        byte[] one = Bytes.random(Shelf.CHUNK + 10, 1);
        byte[] other = Bytes.random(Shelf.CHUNK + 20, 2);
        try (Shelf shelf = new Shelf(database, data)) {
            Upload first = shelf.begin("a.bin", one.length);
            Upload second = shelf.begin("a.bin", other.length);
            Upload same = shelf.begin("copy.bin", one.length);
            first = shelf.append(first, one);
            second = shelf.append(second, other);
            same = shelf.append(same, one);
            second = shelf.append(second, other);
            first = shelf.append(first, one);
            same = shelf.append(same, one);
            assertArrayEquals(
                    other, shelf.read(shelf.files.complete(second.id(), ANNA).id()));
            assertArrayEquals(
                    one, shelf.read(shelf.files.complete(first.id(), ANNA).id()));
            assertArrayEquals(
                    one, shelf.read(shelf.files.complete(same.id(), ANNA).id()));
            assertEquals(2, shelf.onDisk().size());
            assertEquals(3, shelf.files.of(CASE, ANNA).size());
        }
    }

    @OnEveryDatabase
    void what_somebody_has_begun_is_listed_for_them_alone(TestDatabase database) {
        byte[] content = Bytes.random(Shelf.CHUNK + 10, 1);
        try (Shelf shelf = new Shelf(database, data)) {
            Upload first = shelf.append(shelf.begin("a.bin", content.length), content);
            Upload second = shelf.begin("b.bin", 5);
            List<Upload> mine = shelf.files.uploads(CASE, ANNA);
            assertEquals(
                    List.of(second.id(), first.id()),
                    mine.stream().map(Upload::id).toList());
            assertEquals(Shelf.CHUNK, mine.get(1).offset());
            assertEquals(List.of(), shelf.files.uploads(CASE, BERTA));
            assertEquals(List.of(), shelf.files.uploads(OTHER_CASE, ANNA));
            assertTrue(shelf.files.coming(CASE, ANNA));
            assertFalse(shelf.files.coming(OTHER_CASE, ANNA));
            assertThrows(Forbidden.class, () -> shelf.files.coming(CASE, BERTA), "it is for whoever may erase");
            shelf.files.cancel(second.id(), ANNA);
            shelf.files.complete(shelf.append(first, content).id(), ANNA);
            assertEquals(List.of(), shelf.files.uploads(CASE, ANNA));
            assertFalse(shelf.files.coming(CASE, ANNA));
            shelf.records.remove(CASE.record());
            assertThrows(NotFound.class, () -> shelf.files.uploads(CASE, ANNA));
        }
    }

    @OnEveryDatabase
    void what_has_another_hash_than_was_said_leaves_nothing(TestDatabase database) throws IOException {
        byte[] content = Bytes.random(1_000, 1);
        byte[] altered = content.clone();
        altered[500] ^= 1;
        Sha256 hash = Bytes.sha256(content);
        try (Shelf shelf = new Shelf(database, data)) {
            Upload upload = shelf.files.begin(CASE, new FileName("a.bin"), Optional.empty(), Optional.of(hash), ANNA);
            shelf.files.append(upload.id(), 0, new ByteArrayInputStream(altered), ANNA);
            assertEquals("files.wrong-hash", refused(() -> shelf.files.complete(upload.id(), ANNA)));
            assertEquals(List.of(), shelf.onDisk());
            assertEquals(List.of(), shelf.files.of(CASE, ANNA));
        }
    }

    @OnEveryDatabase
    void names_are_words_and_never_paths_or_tricks(TestDatabase database) {
        try (Shelf shelf = new Shelf(database, data)) {
            assertEquals("passwd", shelf.begin("../../etc/passwd", 1).name().value());
            assertEquals("a.bin", shelf.begin("C:\\Users\\x\\a.bin", 1).name().value());
            for (String bad :
                    List.of("", "..//", "a\u0000.bin", "a\n.bin", "a\u202Egpj.exe", "a\u2066.bin", "\uD800")) {
                assertEquals("files.name", refused(() -> shelf.begin(bad, 1)));
            }
            for (String marked : List.of(
                    "a\u200F.bin",
                    "a\u200Egpj.exe",
                    "a\u061C.bin",
                    "a\u200B.bin",
                    "a\u2028b.bin",
                    "a\u2060.bin",
                    "\uFEFFa.bin",
                    "a\u00AD.bin")) {
                assertEquals("files.name-marks", refused(() -> shelf.begin(marked, 1)));
            }
            assertEquals("ملف.bin", shelf.begin("ملف.bin", 1).name().value(), "whatever the letters");
        }
    }

    @OnEveryDatabase
    void a_module_says_no_before_anything_is_sent(TestDatabase database) throws IOException {
        try (Shelf shelf = new Shelf(database, data)) {
            StoredFile there = shelf.add("a.bin", new byte[] {1});
            shelf.begins = record -> {
                throw new Refusal("cases.full", "A case has one file");
            };
            assertEquals("cases.full", refused(() -> shelf.begin("b.bin", 1)));
            assertEquals(List.of(), shelf.files.uploads(CASE, ANNA));
            shelf.files.remove(there.id(), 1, ANNA);
            assertEquals(1, shelf.onDisk().size(), "what is there comes off all the same");
        }
    }

    @OnEveryDatabase
    void a_zip_bomb_is_stored_as_it_is(TestDatabase database) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(zipped)) {
            zip.putNextEntry(new ZipEntry("../../zeros"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 256; i++) {
                zip.write(zeros);
            }
        }
        byte[] bomb = zipped.toByteArray();
        try (Shelf shelf = new Shelf(database, data)) {
            assertEquals("files.type", refused(() -> shelf.add("bomb.zip", bomb)), "not where ZIPs are not taken");
            shelf.types = Set.of(FileUse.ANY);
            long before = shelf.store.total();
            StoredFile file = shelf.add("bomb.zip", bomb);
            assertEquals("application/zip", file.content().mediaType());
            assertEquals(bomb.length, shelf.store.total() - before, "it takes what came, not what is in it");
            assertArrayEquals(bomb, shelf.read(file.id()));
            assertTrue(shelf.onDisk().size() == 1);
            StoredFile program = shelf.add("factura.pdf", new byte[] {'M', 'Z', 0, 1, 2, 3});
            assertTrue(!program.content().mediaType().equals("application/pdf"), "whatever its name says");
        }
    }
}
