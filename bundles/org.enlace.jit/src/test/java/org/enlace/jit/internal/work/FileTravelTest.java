package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.TestNode.PE;
import static org.enlace.jit.internal.work.Workroom.LEADER;
import static org.enlace.jit.internal.work.Workroom.MEMBER;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.enlace.files.FileName;
import org.enlace.files.FileState;
import org.enlace.files.Files;
import org.enlace.files.OwnerRef;
import org.enlace.files.StoredFile;
import org.enlace.jit.access.TeamRole;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.signing.Parties;
import org.enlace.jit.internal.work.EntryFileStore.Row;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;

/** The files of an entry go where the entry goes, whole or not at all, and come back with it. */
class FileTravelTest {
    private static final int THREE_PARTS = 2 * FileWire.PART + 1;

    static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static Files files(Workroom room, CountryCode country) {
        return room.parties.of(country).files.service();
    }

    static OwnerRef ref(Entry entry) {
        return new OwnerRef(EntryFiles.NAME, entry.id());
    }

    /** Somebody of a country adds a file to an entry. */
    static StoredFile added(
            Workroom room, CountryCode country, Caller caller, Entry entry, String name, byte[] content) {
        return room.parties.of(country).database.transactions().call(() -> files(room, country)
                .add(ref(entry), new FileName(name), new ByteArrayInputStream(content), caller));
    }

    private static StoredFile added(Workroom room, Entry entry, String name, byte[] content) {
        return added(room, CO, MEMBER, entry, name, content);
    }

    static List<String> names(Workroom room, CountryCode country, Caller caller, Entry entry) {
        return files(room, country).of(ref(entry), caller).stream()
                .map(file -> file.name().value())
                .toList();
    }

    private static byte[] read(Workroom room, CountryCode country, Entry entry) {
        Files files = files(room, country);
        StoredFile file = files.of(ref(entry), MEMBER).get(0);
        try {
            return files.open(file.id(), 0, file.content().size(), MEMBER).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static EntryFileStore rows(Workroom room, CountryCode country) {
        return room.parties.of(country).stores.entries().files();
    }

    static void round(Workroom room, CountryCode country) {
        TestNode node = room.parties.of(country);
        node.database.transactions().run(() -> node.desks.work().round());
        node.database.transactions().run(() -> node.desks.work().files().round());
    }

    private static Entry minutes(Workroom room) {
        Entry meeting = room.write(
                CO, EntryKind.MEETING, "title", "Reunión", "begins", "2027-03-02T15:00:00Z", "zone", "America/Bogota");
        return room.write(CO, EntryKind.MINUTES, "about", meeting.id().toString(), "text", "Se acordó.");
    }

    @OnEveryDatabase
    void a_file_is_the_same_in_every_country_that_gets_its_entry_however_many_parts_it_has(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR, PE)) {
            Entry minutes = minutes(room);
            byte[] content = bytes(THREE_PARTS);
            added(room, minutes, "Acta firmada.pdf", content);
            int before = room.parties.of(CO).left().size();
            room.carry();
            for (CountryCode country : List.of(BR, PE)) {
                assertEquals(List.of("Acta firmada.pdf"), names(room, country, MEMBER, minutes));
                assertArrayEquals(content, read(room, country, minutes));
                assertEquals(List.of(), room.quarantine(country));
                assertTrue(room.parties.of(country).codes().contains("jit.file-came"));
            }
            assertEquals(before + 2 * (2 + 3), room.parties.of(CO).left().size(), "two entries and three parts each");
            round(room, CO);
            room.carry();
            assertEquals(before + 2 * (2 + 3), room.parties.of(CO).left().size(), "once");
            Row row = rows(room, BR).of(minutes.id()).get(0);
            assertTrue(rows(room, BR).parts(row).stream()
                    .allMatch(part -> rows(room, BR).content(row, part).isEmpty()));
        }
    }

    @OnEveryDatabase
    void what_is_changed_or_lifted_in_an_entry_keeps_its_files(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            Entry car = room.write(CO, EntryKind.VEHICLE, "plate", "ABC-123");
            added(room, car, "Foto.png", bytes(10));
            room.entries(CO)
                    .change(
                            room.team,
                            car.id(),
                            1,
                            Workroom.a(EntryKind.VEHICLE, Handling.GENERAL, "plate", "XYZ-9"),
                            MEMBER);
            room.carry();
            assertEquals(List.of("Foto.png"), names(room, BR, MEMBER, car), "the file came before the entry");
            assertEquals("XYZ-9", room.see(BR, MEMBER, car).title());
        }
    }

    @OnEveryDatabase
    void a_file_that_is_taken_off_and_one_whose_entry_is_taken_back_are_erased_everywhere(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            Entry car = room.write(CO, EntryKind.VEHICLE, "plate", "ABC-123");
            StoredFile wrong = added(room, car, "Otra.png", bytes(10));
            added(room, car, "Foto.png", bytes(20));
            room.carry();
            TestNode colombia = room.parties.of(CO);
            colombia.database.transactions().run(() -> files(room, CO).remove(wrong.id(), wrong.version(), MEMBER));
            room.carry();
            assertEquals(List.of("Foto.png"), names(room, BR, MEMBER, car));
            room.entries(CO).takeBack(room.team, car.id(), 1, "Error", MEMBER);
            assertEquals(List.of(), colombia.files.all, "what had been taken off is gone as well");
            room.carry();
            assertEquals(List.of(), room.parties.of(BR).files.all);
            assertEquals(List.of(), rows(room, BR).of(car.id()));
            assertThrows(NotFound.class, () -> names(room, BR, MEMBER, car));
            assertEquals(List.of(), room.quarantine(BR));
        }
    }

    @OnEveryDatabase
    void what_a_country_holds_by_law_is_read_by_nobody_and_erased_once_the_hold_is_lifted(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            Entry car = room.write(CO, EntryKind.VEHICLE, "plate", "ABC-123");
            added(room, car, "Foto.png", bytes(10));
            room.carry();
            TestNode brazil = room.parties.of(BR);
            RecordId file = brazil.files.all.get(0).id();
            brazil.files.change(file, FileState.AVAILABLE, true);
            room.entries(CO).takeBack(room.team, car.id(), 1, "Error", MEMBER);
            room.carry();
            round(room, BR);
            assertEquals(1, brazil.files.all.size());
            assertThrows(NotFound.class, () -> names(room, BR, LEADER, car));
            brazil.files.change(file, FileState.AVAILABLE, false);
            round(room, BR);
            assertEquals(List.of(), brazil.files.all);
        }
    }

    @OnEveryDatabase
    void what_was_not_scanned_goes_nowhere_yet(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            TestNode colombia = room.parties.of(CO);
            Entry car = room.write(CO, EntryKind.VEHICLE, "plate", "ABC-123");
            colombia.files.state = FileState.RECEIVED;
            RecordId clean = added(room, car, "Foto.png", bytes(10)).id();
            RecordId foul = added(room, car, "Virus.png", bytes(20)).id();
            round(room, CO);
            room.carry();
            assertEquals(List.of(), names(room, BR, MEMBER, car));
            colombia.files.change(clean, FileState.AVAILABLE, false);
            colombia.files.change(foul, FileState.QUARANTINED, false);
            round(room, CO);
            room.carry();
            assertEquals(List.of("Foto.png"), names(room, BR, MEMBER, car));
        }
    }

    @OnEveryDatabase
    void whoever_joins_gets_the_files_and_whoever_leaves_gives_them_back(TestDatabase database) {
        try (Workroom room = new Workroom(database, false, BR, PE)) {
            Parties parties = room.parties;
            Instrument agreement = parties.text(InstrumentKind.AGREEMENT, CO)
                    .until(Parties.LAST)
                    .without(PE)
                    .propose();
            parties.carry();
            for (CountryCode country : List.of(CO, BR)) {
                parties.people(country);
                parties.sign(country, agreement);
            }
            parties.carry();
            Entry car = room.write(CO, EntryKind.VEHICLE, "plate", "ABC-123");
            byte[] content = bytes(THREE_PARTS);
            added(room, car, "Foto.png", content);
            room.carry();
            Instrument people = parties.area(PE)
                    .people()
                    .designate(
                            room.team,
                            List.of(
                                    Parties.person(TeamRole.LEADER, "leader", TestNode.BOGOTA),
                                    Parties.person(TeamRole.MEMBER, "member", TestNode.BOGOTA)),
                            Parties.DRAFTER);
            parties.carry();
            Instrument joins = parties.text(InstrumentKind.ACCESSION, CO)
                    .naming(people.designations())
                    .propose();
            parties.carry();
            parties.sign(CO, joins, Workroom.AUTHORITY);
            parties.sign(BR, joins, Workroom.AUTHORITY);
            parties.carry();
            parties.sign(PE, joins);
            parties.carry();
            parties.carry();
            round(room, CO);
            parties.carry();
            assertArrayEquals(content, read(room, PE, car));
            assertEquals(List.of("Foto.png"), names(room, BR, MEMBER, car), "who had it has it once");
            Instrument leaves = parties.text(InstrumentKind.DEPARTURE, BR)
                    .without(BR)
                    .until("2027-03-02")
                    .propose();
            parties.sign(BR, leaves, Workroom.AUTHORITY);
            parties.carry();
            for (CountryCode country : List.of(CO, BR, PE)) {
                parties.of(country).now = Instant.parse("2027-03-05T00:00:00Z");
            }
            parties.of(CO).database.transactions().run(() -> parties.area(CO).round());
            parties.carry();
            assertEquals(List.of(), parties.of(BR).files.all);
            assertEquals(List.of("Foto.png"), names(room, PE, MEMBER, car));
        }
    }

    static Row row(Entry entry, byte[] content, Instant added) {
        return new Row(
                TestNode.id(),
                entry.id(),
                entry.team(),
                entry.owner(),
                "Foto.png",
                hash(content),
                content.length,
                added,
                Optional.empty(),
                false,
                false,
                false);
    }

    private static String hash(byte[] content) {
        try {
            return java.util.HexFormat.of()
                    .formatHex(
                            java.security.MessageDigest.getInstance("SHA-256").digest(content));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a node finds wrong with a part as another's node sends it. */
    static Optional<String> takes(Workroom room, CountryCode at, CountryCode from, Row row, int part, byte[] content) {
        return takes(room, at, from, row, part, content, UnaryOperator.identity());
    }

    private static Optional<String> takes(
            Workroom room,
            CountryCode at,
            CountryCode from,
            Row row,
            int part,
            byte[] content,
            UnaryOperator<String> forging) {
        int begins = (part - 1) * FileWire.PART;
        byte[] data = Arrays.copyOfRange(content, begins, Math.min(content.length, begins + FileWire.PART));
        SharedRecord record =
                new SharedRecord(TestNode.id(), FileWire.TYPE, from, 1, Set.of(at), Handling.GENERAL, Optional.empty());
        TestNode node = room.parties.of(at);
        try {
            node.database
                    .transactions()
                    .run(() -> node.desks.work().files().take(record, forging.apply(FileWire.text(row, part, data))));
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(refusal.code());
        }
    }

    @OnEveryDatabase
    void what_is_not_what_it_says_is_refused_and_not_kept(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR, PE)) {
            Entry car = room.write(CO, EntryKind.VEHICLE, "plate", "ABC-123");
            room.carry();
            byte[] content = bytes(THREE_PARTS);
            byte[] other = content.clone();
            other[0]++;
            Row row = row(car, content, car.changed());
            assertEquals(Optional.empty(), takes(room, BR, CO, row, 3, content), "in whatever order");
            assertEquals(Optional.empty(), takes(room, BR, CO, row, 3, content), "the same again changes nothing");
            assertEquals(Optional.empty(), takes(room, BR, CO, row, 2, content));
            assertEquals(Optional.of("jit.file-hash"), takes(room, BR, CO, row, 1, other));
            assertEquals(List.of(), names(room, BR, MEMBER, car));
            assertEquals(
                    List.of(new FileDesk.Way("Foto.png", java.util.Map.of(), 3, 2, false)),
                    room.parties.of(BR).desks.work().files().ways(car.id(), MEMBER));
            assertEquals(Optional.empty(), takes(room, BR, CO, row, 1, content), "sent again");
            assertEquals(List.of("Foto.png"), names(room, BR, MEMBER, car));
            assertEquals(List.of(), room.parties.of(BR).desks.work().files().ways(car.id(), MEMBER));

            assertEquals(Optional.of("jit.entry-other"), takes(room, BR, PE, row(car, other, car.changed()), 1, other));
            assertEquals(Optional.of("jit.entry-other"), takes(room, CO, PE, row(car, other, car.changed()), 1, other));
            Row small = row(car, bytes(5), car.changed());
            for (UnaryOperator<String> forging : List.<UnaryOperator<String>>of(
                    text -> text.replace("\"part\":1", "\"part\":2"),
                    text -> text.replace("\"part\":1", "\"part\":0"),
                    text -> text.replace("\"size\":5", "\"size\":0"),
                    text -> text.replace("\"size\":5", "\"size\":6"),
                    text -> text.replace("Foto.png", "../Foto.png"),
                    text -> text.replace("Foto.png", " Foto.png"),
                    text -> text.replace("\"data\":\"", "\"data\":\"*"),
                    text -> text.replace("\"sha256\":\"", "\"sha256\":\"X"),
                    text -> text.replace("\"name\"", "\"title\""))) {
                assertEquals(
                        Optional.of("jit.form"),
                        takes(room, BR, CO, small, 1, bytes(5), forging),
                        () -> forging.apply(FileWire.text(small, 1, bytes(5))));
            }
            assertEquals(
                    Optional.of("jit.file-large"),
                    takes(room, BR, CO, small, 1, bytes(5), text -> text.replace("\"size\":5", "\"size\":5000001")));
            assertEquals(
                    Optional.of("jit.entry-ahead"),
                    takes(room, BR, CO, row(car, bytes(5), car.changed().plus(Duration.ofDays(3))), 1, bytes(5)));
            for (int i = 1; i < FileDesk.MOST; i++) {
                assertEquals(Optional.empty(), takes(room, BR, CO, row(car, bytes(i), car.changed()), 1, bytes(i)));
            }
            assertEquals(
                    Optional.of("jit.file-many"),
                    takes(room, BR, CO, row(car, bytes(99), car.changed()), 1, bytes(99)));
        }
    }

    @OnEveryDatabase
    void after_the_end_nothing_is_added_to_what_is_over_and_evaluations_take_files(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            Entry car = room.write(CO, EntryKind.VEHICLE, "plate", "ABC-123");
            added(room, car, "Foto.png", bytes(10));
            room.carry();
            Instant over = Instant.parse("2028-02-01T00:00:00Z");
            room.parties.of(CO).now = over;
            room.parties.of(BR).now = over;
            assertEquals(
                    "files.record-closed",
                    assertThrows(Refusal.class, () -> added(room, car, "Otra.png", bytes(10)))
                            .code());
            assertEquals(Optional.of("jit.entry-over"), takes(room, BR, CO, row(car, bytes(5), over), 1, bytes(5)));
            assertEquals(List.of("Foto.png"), names(room, BR, MEMBER, car), "what is there is read");
            Entry lesson = room.write(CO, EntryKind.LESSON, "title", "Antes", "text", "Empezar antes");
            added(room, lesson, "Informe.pdf", bytes(10));
            room.carry();
            assertEquals(List.of("Informe.pdf"), names(room, BR, MEMBER, lesson));
        }
    }

    @OnEveryDatabase
    void files_of_entries_that_never_come_are_few_and_seen_by_nobody(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            Entry car = room.write(CO, EntryKind.VEHICLE, "plate", "ABC-123");
            for (int i = 0; i < 100; i++) {
                Entry never = new Entry(
                        TestNode.id(),
                        car.team(),
                        car.owner(),
                        1,
                        car.kind(),
                        car.author(),
                        car.written(),
                        car.changed(),
                        car.handling(),
                        car.grading(),
                        car.content());
                assertEquals(Optional.empty(), takes(room, BR, CO, row(never, bytes(5), car.changed()), 1, bytes(5)));
                assertThrows(NotFound.class, () -> names(room, BR, LEADER, never));
            }
            assertEquals(
                    Optional.of("jit.too-early"), takes(room, BR, CO, row(car, bytes(5), car.changed()), 1, bytes(5)));
            room.carry();
            assertEquals(
                    Optional.empty(),
                    takes(room, BR, CO, row(car, bytes(6), car.changed()), 1, bytes(6)),
                    "it is here now");
        }
    }
}
