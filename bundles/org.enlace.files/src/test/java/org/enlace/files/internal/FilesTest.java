package org.enlace.files.internal;

import static org.enlace.files.internal.Shelf.ANNA;
import static org.enlace.files.internal.Shelf.CASE;
import static org.enlace.files.internal.Shelf.OTHER_CASE;
import static org.enlace.files.internal.Shelf.READER;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Signature;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.files.Erasure;
import org.enlace.files.FileName;
import org.enlace.files.FileUse;
import org.enlace.files.StoredFile;
import org.enlace.files.Upload;
import org.enlace.keys.Keys;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.Forbidden;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.NotFound;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Origin;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.ModuleDoor;
import org.junit.jupiter.api.io.TempDir;

class FilesTest {
    private static final int CHUNK = Shelf.CHUNK;

    @TempDir
    private Path data;

    private static String refused(Runnable act) {
        return assertThrows(Refusal.class, act::run).code();
    }

    @OnEveryDatabase
    void a_file_is_read_as_it_was_added_whatever_its_size(TestDatabase database) throws IOException {
        try (Shelf shelf = new Shelf(database, data)) {
            for (int size : new int[] {1, 65_536, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK + 12_345}) {
                byte[] content = Bytes.random(size, size);
                StoredFile file = shelf.add("evidence.bin", content);
                assertArrayEquals(content, shelf.read(file.id()), size + " bytes");
                assertEquals(Bytes.sha256(content), file.content().sha256());
                assertEquals(size, shelf.files.find(file.id(), READER).content().size());
            }
            assertEquals(6, shelf.files.of(CASE, READER).size());
            assertEquals(6, shelf.onDisk().size());
            assertTrue(shelf.files
                    .check(null, (step, done, total) -> {}, Shelf.KEEPER)
                    .whole());
        }
    }

    @OnEveryDatabase
    void a_file_of_many_segments_and_parts_is_read_as_it_was_added(TestDatabase database) throws IOException {
        try (Shelf shelf = new Shelf(database, data).withLargeParts()) {
            byte[] content = Bytes.random((8 << 20) + 1_500_000, 2);
            RecordId file = shelf.add("a.bin", content).id();
            assertArrayEquals(content, shelf.read(file));
            int from = (8 << 20) - 1_200_000;
            int to = (8 << 20) + 1_200_000;
            assertArrayEquals(Arrays.copyOfRange(content, from, to), shelf.read(file, from, to));
        }
    }

    @OnEveryDatabase
    void whoMayReadTheRecordNowMayReadWhatIsToldOfItsFiles(TestDatabase database) throws IOException {
        try (Shelf shelf = new Shelf(database, data)) {
            FileReaders readers = new FileReaders(shelf.store, shelf.files.owners());
            RecordId file = shelf.add("maria.bin", Bytes.random(10, 4)).id();
            for (RecordId id : List.of(file, CASE.record())) {
                String kind = id.equals(file) ? "file" : "case";
                shelf.records.put(CASE.record(), owner(NeedToKnow.OPEN, false));
                assertTrue(readers.mayRead(kind, id.toString(), READER));
                assertFalse(readers.mayRead(kind, id.toString(), Shelf.KEEPER), "without the permission");
                assertFalse(readers.mayRead("other", id.toString(), READER));
                assertFalse(readers.mayRead(kind, "no id", READER));
                shelf.records.put(CASE.record(), owner(NeedToKnow.OPEN, true));
                assertFalse(readers.mayRead(kind, id.toString(), READER), "before saying why");
                shelf.records.put(CASE.record(), owner(new NeedToKnow(Set.of(ANNA.officer()), Set.of()), false));
                assertFalse(readers.mayRead(kind, id.toString(), READER));
                assertTrue(readers.mayRead(kind, id.toString(), ANNA));
            }
            shelf.files.erase(file, 1, "No longer needed", ANNA);
            assertTrue(readers.mayRead("file", file.toString(), ANNA), "the record is there yet");
            shelf.records.remove(CASE.record());
            assertFalse(readers.mayRead("file", file.toString(), ANNA), "nor is the record");
            assertTrue(shelf.acts.stream().noneMatch(act -> act.outcome() == Act.Outcome.REFUSED));
        }
    }

    @OnEveryDatabase
    void theRecordIsToldWhoIsGivenContentOfItsFiles(TestDatabase database) throws IOException {
        try (Shelf shelf = new Shelf(database, data)) {
            RecordId file = shelf.add("maria.bin", Bytes.random(10, 4)).id();
            shelf.read(file);
            assertThrows(Forbidden.class, () -> shelf.files.open(file, 0, 1, Shelf.KEEPER));
            assertEquals(List.of("reader maria.bin"), shelf.opened);
        }
    }

    private static FileUse.Owner owner(NeedToKnow readers, boolean reasonNeeded) {
        return new FileUse.Owner("A case", "/cases/1", readers, true, reasonNeeded);
    }

    @OnEveryDatabase
    void any_range_is_read_as_if_the_file_were_one_piece(TestDatabase database) throws IOException {
        try (Shelf shelf = new Shelf(database, data)) {
            byte[] content = Bytes.random(2 * CHUNK + 500, 3);
            RecordId file = shelf.add("a.bin", content).id();
            int[][] ranges = {
                {0, 0},
                {0, 1},
                {5, 900},
                {CHUNK - 1, CHUNK + 1},
                {CHUNK, CHUNK},
                {CHUNK, 2 * CHUNK},
                {CHUNK - 70_000, 2 * CHUNK + 499},
                {content.length - 1, content.length}
            };
            for (int[] range : ranges) {
                assertArrayEquals(
                        Arrays.copyOfRange(content, range[0], range[1]),
                        shelf.read(file, range[0], range[1]),
                        Arrays.toString(range));
            }
        }
    }

    @OnEveryDatabase
    void nothing_of_a_file_can_be_read_off_the_disk(TestDatabase database) throws IOException {
        try (Shelf shelf = new Shelf(database, data)) {
            byte[] content = Bytes.text("The informant is called Quebracho. ".repeat(1_000));
            StoredFile file = shelf.add("Quebracho.txt", content);
            List<Path> there = shelf.onDisk();
            assertEquals(1, there.size());
            String name = there.get(0).toString();
            assertFalse(name.contains("Quebracho") || name.contains(file.id().toString()), name);
            assertFalse(name.contains(file.content().sha256().value()), name);
            String stored = new String(Files.readAllBytes(there.get(0)), StandardCharsets.ISO_8859_1);
            assertFalse(stored.contains("Quebracho") || stored.contains("informant"));
            assertEquals(
                    "rw-------",
                    java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(there.get(0))));
            StoredFile other =
                    shelf.files.add(OTHER_CASE, new FileName("b.txt"), new ByteArrayInputStream(content), ANNA);
            assertEquals(file.content().sha256(), other.content().sha256());
            assertEquals(2, shelf.onDisk().size(), "another record has a key of its own");
        }
    }

    @OnEveryDatabase
    void one_record_keeps_the_same_content_once(TestDatabase database) throws IOException {
        try (Shelf shelf = new Shelf(database, data)) {
            byte[] content = Bytes.random(100_000, 4);
            StoredFile one = shelf.add("one.bin", content);
            StoredFile two = shelf.add("two.bin", content);
            assertEquals(1, shelf.onDisk().size());
            assertEquals(100_000, shelf.files.usage(Shelf.KEEPER).bytes());
            assertFalse(shelf.files.erase(one.id(), 1, "No longer needed", ANNA).last());
            assertArrayEquals(content, shelf.read(two.id()));
            assertTrue(shelf.files.erase(two.id(), 1, "No longer needed", ANNA).last());
            assertEquals(List.of(), shelf.onDisk());
            assertEquals(0, shelf.files.usage(Shelf.KEEPER).bytes());
            assertEquals(Optional.empty(), shelf.store.ownerKey(CASE), "the record's key goes with its last file");
            assertArrayEquals(
                    content, shelf.read(shelf.add("again.bin", content).id()));
        }
    }

    @OnEveryDatabase
    void an_upload_that_is_cut_off_goes_on_where_its_last_chunk_ended(TestDatabase database) throws IOException {
        byte[] content = Bytes.random(3 * CHUNK + 777, 5);
        for (int cut = 0; cut <= 4; cut++) {
            try (Shelf shelf = new Shelf(database, data)) {
                Upload upload = shelf.begin("film.bin", content.length);
                for (int chunk = 0; chunk < 4; chunk++) {
                    if (chunk == cut) {
                        upload = brokenAndRestarted(shelf, upload, content);
                    }
                    assertEquals((long) chunk * CHUNK, upload.offset());
                    upload = shelf.append(upload, content);
                }
                if (cut == 4) {
                    shelf.restarted();
                }
                StoredFile file = shelf.files.complete(upload.id(), ANNA);
                assertEquals(Bytes.sha256(content), file.content().sha256(), "cut before chunk " + cut);
                assertArrayEquals(content, shelf.read(file.id()));
                assertEquals(1, shelf.onDisk().size());
                shelf.files.erase(file.id(), 1, "Next round", ANNA);
            }
        }
    }

    /** Half a chunk comes, the connection breaks, the node restarts. */
    private static Upload brokenAndRestarted(Shelf shelf, Upload upload, byte[] content) {
        var broken = new java.io.InputStream() {
            private int at = (int) upload.offset();

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0];
            }

            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                if (at >= upload.offset() + 600) {
                    throw new IOException("The connection broke");
                }
                System.arraycopy(content, at, into, from, Math.min(most, 600));
                at += Math.min(most, 600);
                return Math.min(most, 600);
            }
        };
        assertThrows(
                java.io.UncheckedIOException.class,
                () -> shelf.files.append(upload.id(), upload.offset(), broken, ANNA));
        shelf.restarted();
        return shelf.files.upload(upload.id(), ANNA);
    }

    @OnEveryDatabase
    void chunks_are_taken_in_order_whole_and_from_whoever_began(TestDatabase database) {
        try (Shelf shelf = new Shelf(database, data)) {
            byte[] content = Bytes.random(CHUNK + 10, 6);
            Upload upload = shelf.begin("a.bin", content.length);
            assertEquals(
                    "files.offset",
                    refused(() -> shelf.files.append(upload.id(), 5, new ByteArrayInputStream(content), ANNA)));
            assertEquals(
                    "files.chunk",
                    refused(() -> shelf.files.append(upload.id(), 0, new ByteArrayInputStream(content), ANNA)));
            assertEquals(
                    "files.chunk",
                    refused(() -> shelf.files.append(upload.id(), 0, new ByteArrayInputStream(content, 0, 20), ANNA)));
            Upload next = shelf.append(upload, content);
            assertEquals("files.incomplete", refused(() -> shelf.files.complete(upload.id(), ANNA)));
            assertEquals(
                    "files.wrong-size",
                    refused(() -> shelf.files.append(upload.id(), CHUNK, new ByteArrayInputStream(content), ANNA)));
            shelf.append(next, content);
            assertEquals(
                    "files.ended",
                    refused(() ->
                            shelf.files.append(upload.id(), content.length, new ByteArrayInputStream(content), ANNA)));
            Caller other = Shelf.officer(
                    "other",
                    org.enlace.files.Files.READ,
                    org.enlace.files.Files.ADD,
                    Shelf.CASES_READ,
                    Shelf.CASES_WRITE);
            assertThrows(NotFound.class, () -> shelf.files.upload(upload.id(), other));
            assertThrows(NotFound.class, () -> shelf.files.complete(upload.id(), other));
            assertThrows(Forbidden.class, () -> shelf.files.upload(upload.id(), READER));
            StoredFile file = shelf.files.complete(upload.id(), ANNA);
            assertEquals(file, shelf.files.complete(upload.id(), ANNA), "asked twice");
        }
    }

    /** What a machine does with a file when it is clicked it decides by the ending. */
    @OnEveryDatabase
    void an_attachment_ends_as_its_content_does(TestDatabase database) {
        try (Shelf shelf = new Shelf(database, data)) {
            byte[] script = Bytes.text("var shell = 1");
            for (String name : List.of(
                    "a.hta", "a.vbs", "a.js", "a.ps1", "a.url", "a.html", "a.svg", "a.docm", "a.pdf", "a.txt.",
                    "a.txt:b", "a", "txt")) {
                assertEquals("files.ending", refused(() -> shelf.add(name, script)), name);
            }
            for (String name : List.of("photo.png.exe", "photo.txt", "photo.svg", "png")) {
                assertEquals("files.ending", refused(() -> shelf.add(name, Bytes.png())), name);
            }
            shelf.add("Acta 3.5.TXT", script);
            shelf.add("lista.csv", script);
            shelf.add("PHOTO.exe.PNG", Bytes.png());
            shelf.types = Set.of(FileUse.ANY);
            assertEquals("seized.vbs", shelf.add("seized.vbs", script).name().value(), "evidence keeps its name");
        }
    }

    @OnEveryDatabase
    void what_is_not_what_it_was_said_to_be_is_not_kept(TestDatabase database) throws IOException {
        try (Shelf shelf = new Shelf(database, data)) {
            byte[] content = Bytes.random(50_000, 8);
            Upload wrong = shelf.files.begin(
                    CASE,
                    new FileName("a.bin"),
                    Optional.empty(),
                    Optional.of(Bytes.sha256(Bytes.text("something else"))),
                    ANNA);
            shelf.append(wrong, content);
            assertEquals("files.wrong-hash", refused(() -> shelf.files.complete(wrong.id(), ANNA)));
            assertThrows(NotFound.class, () -> shelf.files.upload(wrong.id(), ANNA));
            shelf.types = Set.of("image/*");
            assertEquals("files.type", refused(() -> shelf.add("picture.png", content)));
            assertEquals("files.type", refused(() -> shelf.add("picture.png", Bytes.text("<html><body>hello"))));
            assertEquals("files.empty", refused(() -> shelf.add("picture.png", new byte[0])));
            assertEquals(
                    "image/png", shelf.add("picture.png", Bytes.png()).content().mediaType());
            assertEquals(1, shelf.onDisk().size());
            assertEquals(600, shelf.files.usage(Shelf.KEEPER).bytes());
            assertTrue(shelf.acts.stream()
                    .anyMatch(act -> act.outcome() == Act.Outcome.REFUSED
                            && "files.wrong-hash".equals(act.facts().get("code"))));
        }
    }

    @OnEveryDatabase
    void limits_are_kept_while_a_file_comes_in(TestDatabase database) throws IOException {
        try (Shelf shelf = new Shelf(database, data)) {
            shelf.largest = CHUNK + 100;
            assertEquals("files.too-large", refused(() -> shelf.begin("a.bin", CHUNK + 101)));
            assertEquals("files.too-large", refused(() -> shelf.add("a.bin", Bytes.random(CHUNK + 101, 9))));
            assertEquals("files.empty", refused(() -> shelf.begin("a.bin", 0)));
            shelf.with(CHUNK + 50);
            assertEquals("files.quota", refused(() -> shelf.begin("a.bin", CHUNK + 51)));
            assertEquals("files.quota", refused(() -> shelf.add("a.bin", Bytes.random(CHUNK + 51, 9))));
            assertEquals(List.of(), shelf.onDisk());
            assertEquals(0, shelf.files.usage(Shelf.KEEPER).bytes());
            shelf.add("a.bin", Bytes.random(CHUNK + 50, 9));
        }
    }

    @OnEveryDatabase
    void what_is_cancelled_or_left_lying_goes(TestDatabase database) throws IOException {
        try (Shelf shelf = new Shelf(database, data)) {
            byte[] content = Bytes.random(CHUNK + 1, 10);
            Upload cancelled = shelf.append(shelf.begin("a.bin", content.length), content);
            shelf.files.cancel(cancelled.id(), ANNA);
            assertThrows(NotFound.class, () -> shelf.files.upload(cancelled.id(), ANNA));
            Upload left = shelf.append(shelf.begin("b.bin", content.length), content);
            shelf.clock.advance(Duration.ofHours(71));
            shelf.restarted();
            assertEquals(CHUNK, shelf.files.upload(left.id(), ANNA).offset());
            shelf.clock.advance(Duration.ofHours(2));
            shelf.restarted();
            assertThrows(NotFound.class, () -> shelf.files.upload(left.id(), ANNA));
            assertEquals(List.of(), shelf.onDisk());
            assertEquals(0, shelf.files.usage(Shelf.KEEPER).bytes());
            assertEquals(Optional.empty(), shelf.store.ownerKey(CASE));
        }
    }

    @OnEveryDatabase
    void what_its_page_alone_gives_out_is_held_and_erased_and_not_opened(TestDatabase database) {
        try (Shelf shelf = new Shelf(database, data)) {
            RecordId file = shelf.add("a.txt", Bytes.text("words")).id();
            NeedToKnow open = NeedToKnow.OPEN;
            shelf.records.put(CASE.record(), new FileUse.Owner("A case", "/cases/1", open, false, false, true));
            assertEquals("files.apart", refused(() -> shelf.files.open(file, 0, 1, ANNA)));
            int version = shelf.files.find(file, ANNA).version();
            StoredFile held = shelf.files.hold(file, version, "Order 12 of the court", ANNA);
            assertEquals(
                    "files.held", refused(() -> shelf.files.erase(file, held.version(), "Its term is over", ANNA)));
            StoredFile lifted = shelf.files.lift(file, held.version(), "Order 31 of the court", ANNA);
            shelf.files.erase(file, lifted.version(), "Its term is over", ANNA);
            assertThrows(NotFound.class, () -> shelf.files.find(file, ANNA));
        }
    }

    @OnEveryDatabase
    void a_file_is_for_those_for_whom_its_record_is(TestDatabase database) {
        try (Shelf shelf = new Shelf(database, data)) {
            RecordId file = shelf.add("a.txt", Bytes.text("words")).id();
            NeedToKnow closed = new NeedToKnow(Set.of(new OfficerId("anna")), Set.of());
            shelf.records.put(CASE.record(), new FileUse.Owner("A case", "/cases/1", closed, true, false));
            assertEquals("words", new String(readAs(shelf, file, ANNA), StandardCharsets.UTF_8));
            for (Runnable act : List.<Runnable>of(
                    () -> shelf.files.find(file, READER),
                    () -> shelf.files.of(CASE, READER),
                    () -> shelf.files.open(file, 0, 1, READER))) {
                assertThrows(NotFound.class, act::run);
            }
            shelf.records.put(CASE.record(), new FileUse.Owner("A case", "/cases/1", closed, true, true));
            Refusal reason = assertThrows(Refusal.class, () -> shelf.files.find(file, ANNA));
            assertEquals("files.reason", reason.code());
            assertTrue(reason.see().isPresent(), "where it is given");
            shelf.records.remove(CASE.record());
            assertThrows(NotFound.class, () -> shelf.files.find(file, ANNA));
            Caller nobody = Shelf.officer("nobody", org.enlace.files.Files.READ);
            assertThrows(Forbidden.class, () -> shelf.files.of(CASE, nobody));
            Caller outsider = Shelf.officer("outsider", Shelf.CASES_READ);
            assertThrows(Forbidden.class, () -> shelf.files.of(CASE, outsider));
        }
    }

    @OnEveryDatabase
    void while_a_module_is_changed_only_what_puts_it_in_adds_files(TestDatabase database) {
        try (Shelf shelf = new Shelf(database, data)) {
            Refusal why = new Refusal("module.changing", "It is being changed; come back in a moment");
            shelf.doors.add(new ModuleDoor() {
                @Override
                public Optional<Closed> closed(String module) {
                    return Optional.of(new Closed(Kind.CHANGING, why));
                }

                @Override
                public Texts texts() {
                    return Texts.of(FilesTest.class);
                }
            });
            assertEquals("files.closed", refused(() -> shelf.add("a.txt", Bytes.text("words"))));
            Caller sample = new Caller(
                    ANNA.officer(),
                    Optional.empty(),
                    Optional.empty(),
                    ANNA.language(),
                    ANNA.zone(),
                    ANNA.grants(),
                    Origin.of(Origin.Door.NODE));
            RecordId kept = shelf.files
                    .add(CASE, new FileName("a.txt"), new ByteArrayInputStream(Bytes.text("words")), sample)
                    .id();
            assertEquals("words", new String(readAs(shelf, kept, ANNA), StandardCharsets.UTF_8));
        }
    }

    private static byte[] readAs(Shelf shelf, RecordId file, Caller caller) {
        try (var in = shelf.files.open(
                file, 0, shelf.files.find(file, caller).content().size(), caller)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @OnEveryDatabase
    void a_record_or_module_that_takes_nothing_takes_no_files(TestDatabase database) {
        try (Shelf shelf = new Shelf(database, data)) {
            RecordId file = shelf.add("a.txt", Bytes.text("words")).id();
            shelf.records.put(CASE.record(), new FileUse.Owner("A case", "/cases/1", NeedToKnow.OPEN, false, false));
            assertEquals("files.record-closed", refused(() -> shelf.add("b.txt", Bytes.text("more"))));
            assertEquals("files.record-closed", refused(() -> shelf.files.remove(file, 1, ANNA)));
            shelf.closed = "the papers are complete";
            assertEquals("files.record-complete", refused(() -> shelf.files.remove(file, 1, ANNA)));
            assertEquals(1, shelf.files.of(CASE, READER).size());
        }
    }

    @OnEveryDatabase
    void its_module_learns_what_is_on_a_record_and_what_is_not_any_more(TestDatabase database) {
        try (Shelf shelf = new Shelf(database, data)) {
            List<byte[]> seen = new java.util.ArrayList<>();
            shelf.attached = file -> {
                try {
                    seen.add(shelf.read(file.id()));
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            };
            byte[] content = Bytes.random(100, 1);
            RecordId file = shelf.add("a.bin", content).id();
            assertArrayEquals(content, seen.get(0), "it can be read at once");
            shelf.files.remove(file, 1, ANNA);
            shelf.files.restore(file, 2, ANNA);
            shelf.files.remove(file, 3, ANNA);
            shelf.files.erase(file, 4, "It is no use", ANNA);
            shelf.files.erase(shelf.add("b.bin", content).id(), 1, "It is no use", ANNA);
            assertEquals(List.of("+a.bin", "-a.bin", "+a.bin", "-a.bin", "+b.bin", "-b.bin"), shelf.told);
            shelf.attached = refused -> {
                throw new Refusal("case.full", "It has enough");
            };
            assertEquals("case.full", refused(() -> shelf.add("c.bin", content)));
            assertEquals(List.of(), shelf.files.of(CASE, READER), "what the module refuses is not kept");
        }
    }

    @OnEveryDatabase
    void a_removed_file_is_read_by_nobody_until_it_is_put_back(TestDatabase database) throws IOException {
        try (Shelf shelf = new Shelf(database, data)) {
            RecordId file = shelf.add("a.txt", Bytes.text("words")).id();
            StoredFile gone = shelf.files.remove(file, 1, ANNA);
            assertEquals(gone, shelf.files.find(file, READER));
            assertEquals("files.removed", refused(() -> shelf.files.open(file, 0, 1, READER)));
            assertThrows(Stale.class, () -> shelf.files.restore(file, 1, ANNA));
            shelf.files.restore(file, 2, ANNA);
            assertArrayEquals(Bytes.text("words"), shelf.read(file));
            assertEquals("files.not-removed", refused(() -> shelf.files.restore(file, 3, ANNA)));
            assertThrows(Forbidden.class, () -> shelf.files.remove(file, 3, READER));
            assertEquals(List.of("files.add", "files.remove", "files.restore", "files.read"), shelf.codes());
        }
    }

    @OnEveryDatabase
    void under_a_legal_hold_nothing_is_removed_or_erased(TestDatabase database) {
        try (Shelf shelf = new Shelf(database, data)) {
            RecordId file = shelf.add("a.txt", Bytes.text("words")).id();
            StoredFile held = shelf.files.hold(file, 1, "Order 12 of the court", ANNA);
            assertEquals(held, shelf.files.find(file, ANNA));
            assertEquals("files.held", refused(() -> shelf.files.remove(file, 2, ANNA)));
            assertEquals("files.held", refused(() -> shelf.files.erase(file, 2, "Why not", ANNA)));
            assertEquals("files.held", refused(() -> shelf.files.hold(file, 2, "Once more", ANNA)));
            assertEquals("files.reason-length", refused(() -> shelf.files.lift(file, 2, "no", ANNA)));
            StoredFile lifted = shelf.files.lift(file, 2, "Order 31 of the court", ANNA);
            assertFalse(lifted.held());
            assertEquals("Order 12 of the court", lifted.holds().get(0).reason());
            assertEquals("files.not-held", refused(() -> shelf.files.lift(file, 3, "Once more", ANNA)));
            assertThrows(Forbidden.class, () -> shelf.files.hold(file, 3, "I may not", READER));
            shelf.files.erase(file, 3, "No longer needed", ANNA);
        }
    }

    @OnEveryDatabase
    void before_its_term_ends_nothing_is_erased(TestDatabase database) {
        try (Shelf shelf = new Shelf(database, data)) {
            shelf.retention = Duration.ofDays(30);
            StoredFile file = shelf.add("a.txt", Bytes.text("words"));
            assertEquals(
                    file.added().at().plus(Duration.ofDays(30)),
                    file.keepUntil().orElseThrow());
            assertEquals("files.kept", refused(() -> shelf.files.erase(file.id(), 1, "Too early", ANNA)));
            assertEquals(
                    "files.retention",
                    refused(() -> shelf.files.keep(file.id(), 1, file.added().at(), "Shorter please", ANNA)));
            shelf.files.keep(file.id(), 1, file.added().at().plus(Duration.ofDays(60)), "Law 100, article 7", ANNA);
            shelf.clock.advance(Duration.ofDays(31));
            assertEquals("files.kept", refused(() -> shelf.files.erase(file.id(), 2, "Too early", ANNA)));
            shelf.clock.advance(Duration.ofDays(30));
            shelf.files.erase(file.id(), 2, "Its term has ended", ANNA);
        }
    }

    @OnEveryDatabase
    void an_erasure_leaves_a_proof_and_nothing_else(TestDatabase database) throws Exception {
        try (Shelf shelf = new Shelf(database, data)) {
            StoredFile file = shelf.add("Quebracho.txt", Bytes.text("words"));
            assertThrows(Stale.class, () -> shelf.files.erase(file.id(), 7, "Another version", ANNA));
            Erasure erasure = shelf.files.erase(file.id(), 1, "No longer needed", ANNA);
            assertEquals(List.of(), shelf.onDisk());
            assertThrows(NotFound.class, () -> shelf.files.find(file.id(), ANNA));
            assertEquals(Optional.of(erasure), shelf.files.erased(file.id(), READER));
            assertEquals(file.content().sha256(), erasure.sha256());
            assertEquals(Bytes.sha256(Bytes.text("Quebracho.txt")), erasure.nameHash());
            assertFalse(erasure.statement().contains("Quebracho"));
            assertTrue(erasure.statement().contains("sha256: " + erasure.sha256()), erasure.statement());
            Keys.Signer signer = shelf.keys.signer(erasure.signer()).orElseThrow();
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(signer.key());
            check.update(erasure.statement().getBytes(StandardCharsets.UTF_8));
            assertTrue(check.verify(Base64.getDecoder().decode(erasure.signature())));
            assertThrows(Forbidden.class, () -> shelf.files.erased(file.id(), Shelf.KEEPER));
        }
    }

    @OnEveryDatabase
    void nothing_is_changed_that_the_audit_does_not_take(TestDatabase database) throws IOException {
        try (Shelf shelf = new Shelf(database, data)) {
            StoredFile file = shelf.add("a.txt", Bytes.text("words"));
            shelf.audited = act -> {
                throw new IllegalStateException("The log is full");
            };
            for (Runnable act : List.<Runnable>of(
                    () -> shelf.add("b.txt", Bytes.text("more")),
                    () -> shelf.files.remove(file.id(), 1, ANNA),
                    () -> shelf.files.hold(file.id(), 1, "Order 12 of the court", ANNA),
                    () -> shelf.files.erase(file.id(), 1, "No longer needed", ANNA),
                    () -> shelf.files.open(file.id(), 0, 1, READER))) {
                assertThrows(IllegalStateException.class, act::run);
            }
            shelf.audited = shelf.acts::add;
            assertEquals(List.of(file), shelf.files.of(CASE, READER));
            assertArrayEquals(Bytes.text("words"), shelf.read(file.id()));
            assertEquals(1, shelf.onDisk().size());
        }
    }
}
