package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.TestNode.PE;
import static org.enlace.jit.internal.work.FileTravelTest.added;
import static org.enlace.jit.internal.work.FileTravelTest.bytes;
import static org.enlace.jit.internal.work.FileTravelTest.names;
import static org.enlace.jit.internal.work.FileTravelTest.round;
import static org.enlace.jit.internal.work.FileTravelTest.row;
import static org.enlace.jit.internal.work.FileTravelTest.rows;
import static org.enlace.jit.internal.work.FileTravelTest.takes;
import static org.enlace.jit.internal.work.Workroom.MEMBER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.files.FileState;
import org.enlace.files.StoredFile;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.work.EntryFileStore.Row;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.NotFound;
import org.enlace.platform.SharedRecord;

/** Nobody puts files on another country's entry, or keeps that country's away; and no bad file keeps anything else back. */
class FileAttackTest {
    private static final byte[] CONTENT = bytes(10);

    private static Entry car(Workroom room) {
        return room.write(CO, EntryKind.VEHICLE, "plate", "ABC-123");
    }

    private static List<CountryCode> owners(Workroom room, Entry entry) {
        return rows(room, BR).of(entry.id()).stream().map(Row::owner).toList();
    }

    private static long acts(TestNode node, String code) {
        return node.codes().stream().filter(code::equals).count();
    }

    @OnEveryDatabase
    void what_another_country_sends_before_an_entry_comes_is_not_its_file(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR, PE)) {
            TestNode brazil = room.parties.of(BR);
            Entry car = car(room);
            for (int i = 1; i <= FileDesk.MOST; i++) {
                assertEquals(Optional.empty(), takes(room, BR, PE, row(car, bytes(i), car.changed()), 1, bytes(i)));
            }
            assertEquals(
                    Optional.of("jit.file-many"),
                    takes(room, BR, PE, row(car, bytes(99), car.changed()), 1, bytes(99)));
            assertEquals(
                    Optional.empty(),
                    takes(room, BR, CO, row(car, CONTENT, car.changed()), 1, CONTENT),
                    "its own country's have room");
            assertEquals(List.of(), brazil.files.all, "no file is made before it is known whose entry that is");
            room.carry();
            assertEquals(List.of("Foto.png"), names(room, BR, MEMBER, car));
            assertEquals(List.of(CO), owners(room, car));
            assertEquals(FileDesk.MOST, acts(brazil, "jit.file-left"));
            assertEquals(List.of(), room.quarantine(BR));
        }
    }

    @OnEveryDatabase
    void an_id_that_another_country_uses_first_is_still_free(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR, PE)) {
            Entry car = car(room);
            Entry theirs = room.write(PE, EntryKind.VEHICLE, "plate", "PE-1");
            room.carry();
            Row file = row(car, CONTENT, car.changed());
            Row squats = new Row(
                    file.id(),
                    theirs.id(),
                    file.team(),
                    PE,
                    file.name(),
                    file.sha256(),
                    file.size(),
                    theirs.changed(),
                    Optional.empty(),
                    false,
                    false,
                    false);
            assertEquals(Optional.empty(), takes(room, BR, PE, squats, 1, CONTENT));
            assertEquals(Optional.empty(), takes(room, BR, CO, file, 1, CONTENT));
            assertEquals(List.of("Foto.png"), names(room, BR, MEMBER, car));
            assertEquals(List.of("Foto.png"), names(room, BR, MEMBER, theirs));
        }
    }

    @OnEveryDatabase
    void taking_back_what_is_not_its_own_takes_no_files_of_others(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR, PE)) {
            TestNode brazil = room.parties.of(BR);
            Entry car = car(room);
            added(room, CO, MEMBER, car, "Foto.png", CONTENT);
            room.carry();
            SharedRecord forged =
                    new SharedRecord(car.id(), EntryWire.TYPE, PE, 2, Set.of(), Handling.GENERAL, Optional.empty());
            brazil.database.transactions().run(() -> brazil.desks.work().takenBack(forged, ""));
            assertEquals(List.of("Foto.png"), names(room, BR, MEMBER, car));
        }
    }

    @OnEveryDatabase
    void what_says_it_was_added_when_nothing_was_in_force_waits_and_is_not_much(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            Instant before = Instant.parse("2020-01-01T00:00:00Z");
            for (int i = 0; i < 5; i++) {
                Entry car = car(room);
                room.carry();
                for (int j = 1; j <= FileDesk.MOST; j++) {
                    assertEquals(Optional.empty(), takes(room, BR, CO, row(car, bytes(j), before), 1, bytes(j)));
                }
                assertEquals(List.of(), names(room, BR, MEMBER, car));
            }
            Entry last = car(room);
            room.carry();
            assertEquals(Optional.of("jit.too-early"), takes(room, BR, CO, row(last, CONTENT, before), 1, CONTENT));
            assertEquals(Optional.empty(), takes(room, BR, CO, row(last, CONTENT, last.changed()), 1, CONTENT));
            assertEquals(List.of("Foto.png"), names(room, BR, MEMBER, last));
        }
    }

    @OnEveryDatabase
    void what_comes_for_an_entry_that_was_asked_back_waits_until_it_comes_again(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            TestNode brazil = room.parties.of(BR);
            Entry car = car(room);
            room.carry();
            SharedRecord record =
                    new SharedRecord(car.id(), EntryWire.TYPE, CO, 2, Set.of(BR), car.handling(), Optional.empty());
            brazil.database.transactions().run(() -> brazil.desks.work().takenBack(record, EntrySharing.LEFT));
            assertEquals(Optional.empty(), takes(room, BR, CO, row(car, CONTENT, car.changed()), 1, CONTENT));
            assertThrows(NotFound.class, () -> names(room, BR, MEMBER, car));
            brazil.database.transactions().run(() -> brazil.desks.work().take(record, EntryWire.text(car)));
            assertEquals(List.of("Foto.png"), names(room, BR, MEMBER, car));
        }
    }

    @OnEveryDatabase
    void what_the_nodes_files_do_not_take_keeps_no_entry_back(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            TestNode brazil = room.parties.of(BR);
            Entry car = car(room);
            Entry other = car(room);
            assertEquals(Optional.empty(), takes(room, BR, CO, row(car, CONTENT, car.changed()), 1, CONTENT));
            assertEquals(Optional.empty(), takes(room, BR, CO, row(other, CONTENT, other.changed()), 1, CONTENT));
            brazil.files.refusing = Optional.of("files.disk-full");
            room.carry();
            assertEquals("ABC-123", room.see(BR, MEMBER, car).title());
            assertEquals(List.of(), room.quarantine(BR));
            round(room, BR);
            assertEquals(List.of(), names(room, BR, MEMBER, car), "there is no room yet");
            brazil.files.refusing = Optional.empty();
            round(room, BR);
            assertEquals(List.of("Foto.png"), names(room, BR, MEMBER, car), "now there is");
            assertEquals(List.of("Foto.png"), names(room, BR, MEMBER, other));
            Entry third = car(room);
            assertEquals(Optional.empty(), takes(room, BR, CO, row(third, CONTENT, third.changed()), 1, CONTENT));
            brazil.files.refusing = Optional.of("files.type");
            room.carry();
            assertEquals("ABC-123", room.see(BR, MEMBER, third).title());
            assertEquals(List.of(), owners(room, third), "it will never be taken");
            assertEquals(1, acts(brazil, "jit.file-left"));
        }
    }

    @OnEveryDatabase
    void a_damaged_file_is_told_of_once_and_keeps_no_other_back(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            TestNode colombia = room.parties.of(CO);
            Entry car = car(room);
            colombia.files.state = FileState.RECEIVED;
            StoredFile damaged = added(room, CO, MEMBER, car, "Rota.png", bytes(20));
            StoredFile whole = added(room, CO, MEMBER, car, "Foto.png", CONTENT);
            colombia.files.change(damaged.id(), FileState.AVAILABLE, false);
            colombia.files.change(whole.id(), FileState.AVAILABLE, false);
            colombia.files.damaged.add(damaged.id());
            round(room, CO);
            room.carry();
            assertEquals(List.of("Foto.png"), names(room, BR, MEMBER, car));
            assertTrue(colombia.desks.work().files().ways(car.id(), MEMBER).stream()
                    .anyMatch(way -> way.damaged() && way.name().equals("Rota.png")));
            round(room, CO);
            assertEquals(1, acts(colombia, "jit.file-damaged"));
        }
    }

    @OnEveryDatabase
    void what_waits_for_the_scanner_keeps_nothing_back_that_was_scanned(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            TestNode colombia = room.parties.of(CO);
            Entry car = car(room);
            colombia.files.state = FileState.RECEIVED;
            StoredFile last = null;
            for (int i = 1; i <= 12; i++) {
                last = added(room, CO, MEMBER, car, i + ".png", bytes(i));
            }
            colombia.files.change(last.id(), FileState.AVAILABLE, false);
            round(room, CO);
            room.carry();
            assertEquals(List.of("12.png"), names(room, BR, MEMBER, car));
        }
    }
}
