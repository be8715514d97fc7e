package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.work.FileTravelTest.added;
import static org.enlace.jit.internal.work.FileTravelTest.names;
import static org.enlace.jit.internal.work.Workroom.ADMIN;
import static org.enlace.jit.internal.work.Workroom.AUTHORITY;
import static org.enlace.jit.internal.work.Workroom.EXPERT;
import static org.enlace.jit.internal.work.Workroom.LEADER;
import static org.enlace.jit.internal.work.Workroom.MEMBER;
import static org.enlace.jit.internal.work.Workroom.OUTSIDER;
import static org.enlace.jit.internal.work.Workroom.SECONDED;
import static org.enlace.jit.internal.work.Workroom.a;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.files.FileState;
import org.enlace.files.FileUse;
import org.enlace.files.StoredFile;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.RestrictedClass;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.NotFound;
import org.enlace.platform.Refusal;

/** Whoever reads an entry reads its files, and nobody else; whoever writes for its country adds them. */
class FileAccessTest {
    private static final byte[] CONTENT = {1, 2, 3};
    private static final List<String> THERE = List.of("Foto.png");

    private static Optional<FileUse.Owner> owner(Workroom room, CountryCode country, Caller caller, Entry entry) {
        TestNode node = room.parties.of(country);
        return EntryFiles.of(() -> node.desks).owner(entry.id(), caller);
    }

    private static String refused(Runnable act) {
        return assertThrows(Refusal.class, act::run).code();
    }

    @OnEveryDatabase
    void an_entrys_files_are_for_whoever_reads_it_and_changed_by_its_own_country(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            Entry message = room.write(CO, EntryKind.MESSAGE, "text", "Míralo");
            added(room, CO, MEMBER, message, "Foto.png", CONTENT);
            room.carry();
            for (CountryCode country : List.of(CO, BR)) {
                for (Caller reads : List.of(LEADER, MEMBER, SECONDED)) {
                    assertEquals(THERE, names(room, country, reads, message), reads::toString);
                    assertEquals(
                            country.equals(CO),
                            owner(room, country, reads, message).orElseThrow().changeable());
                }
                for (Caller not : List.of(EXPERT, AUTHORITY, OUTSIDER, ADMIN)) {
                    assertEquals(Optional.empty(), owner(room, country, not, message), not::toString);
                    assertThrows(NotFound.class, () -> names(room, country, not, message));
                }
            }
            assertEquals("files.record-closed", refused(() -> added(room, BR, MEMBER, message, "Otra.png", CONTENT)));
            String title = owner(room, CO, MEMBER, message).orElseThrow().title();
            assertTrue(title.startsWith("CO-"), title);
        }
    }

    @OnEveryDatabase
    void a_participant_reads_the_files_of_what_was_given(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            Entry car = room.write(CO, EntryKind.VEHICLE, "plate", "ABC-123");
            Entry other = room.write(CO, EntryKind.VEHICLE, "plate", "XYZ-789");
            added(room, CO, MEMBER, car, "Foto.png", CONTENT);
            added(room, CO, MEMBER, other, "Otra.png", CONTENT);
            room.carry();
            Entry given = room.write(
                    BR,
                    LEADER,
                    EntryKind.GIVEN,
                    "to",
                    room.designation(BR, "expert"),
                    "entries",
                    car.id().toString());
            assertEquals(THERE, names(room, BR, EXPERT, car));
            assertThrows(NotFound.class, () -> names(room, BR, EXPERT, other));
            assertThrows(NotFound.class, () -> names(room, CO, EXPERT, car), "another's expert");
            room.entries(BR).takeBack(room.team, given.id(), 1, "Error", LEADER);
            assertThrows(NotFound.class, () -> names(room, BR, EXPERT, car));
        }
    }

    @OnEveryDatabase
    void a_victims_files_are_read_by_those_who_may_know_them_after_saying_why(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            Entry victim = room.write(CO, EntryKind.PERSON, "standing", "victim", "name", "Ana");
            assertEquals(
                    "files.reason",
                    refused(() -> added(room, CO, MEMBER, victim, "Foto.png", CONTENT)),
                    "nor is anything added before");
            room.parties.of(CO).desks.entries().because(room.team, RestrictedClass.VICTIM, "Para protegerla", MEMBER);
            added(room, CO, MEMBER, victim, "Foto.png", CONTENT);
            Entry phone = room.write(
                    CO,
                    EntryKind.TELEPHONE,
                    "number",
                    "+57 1",
                    "holder",
                    victim.id().toString());
            added(room, CO, MEMBER, phone, "Foto.png", CONTENT);
            room.carry();
            for (Entry one : List.of(victim, phone)) {
                assertEquals("files.reason", refused(() -> names(room, BR, LEADER, one)));
                assertThrows(NotFound.class, () -> names(room, BR, MEMBER, one));
                assertEquals(List.of(), room.parties.of(BR).desks.work().files().ways(one.id(), LEADER));
            }
            room.parties.of(BR).desks.entries().because(room.team, RestrictedClass.VICTIM, "Para protegerla", LEADER);
            room.parties.of(BR).desks.entries().because(room.team, RestrictedClass.VICTIM, "Por saber", MEMBER);
            for (Entry one : List.of(victim, phone)) {
                assertEquals(THERE, names(room, BR, LEADER, one));
                assertThrows(NotFound.class, () -> names(room, BR, MEMBER, one), "no reason gives them the name");
            }
            String title = owner(room, BR, LEADER, victim).orElseThrow().title();
            assertTrue(title.startsWith("V-"), title);
        }
    }

    @OnEveryDatabase
    void files_of_what_names_a_victim_are_read_by_those_who_read_the_name(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            room.write(CO, EntryKind.PERSON, "standing", "victim", "name", "Luz Escondida");
            Entry message = room.write(CO, EntryKind.MESSAGE, "text", "Luz Escondida está en el refugio");
            added(room, CO, MEMBER, message, "Foto.png", CONTENT);
            room.carry();
            assertEquals(THERE, names(room, CO, MEMBER, message), "whoever wrote it");
            assertEquals("files.reason", refused(() -> names(room, CO, SECONDED, message)));
            assertEquals("files.reason", refused(() -> names(room, BR, LEADER, message)));
            assertThrows(NotFound.class, () -> names(room, BR, MEMBER, message));
            room.parties.of(BR).desks.entries().because(room.team, RestrictedClass.VICTIM, "Para protegerla", LEADER);
            room.parties.of(BR).desks.entries().because(room.team, RestrictedClass.VICTIM, "Por saber", MEMBER);
            assertEquals(THERE, names(room, BR, LEADER, message));
            assertThrows(NotFound.class, () -> names(room, BR, MEMBER, message), "no reason gives them the name");
        }
    }

    @OnEveryDatabase
    void the_files_of_an_item_stay_with_its_chain_of_custody(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Workroom room = items.room;
            TestNode colombia = room.parties.of(CO);
            Entry item = items.item(CO);
            StoredFile before = added(room, CO, MEMBER, item, "Borrador.png", CONTENT);
            remove(colombia, before);
            StoredFile photo = added(room, CO, MEMBER, item, "Foto.png", CONTENT);
            items.write(CO, item, EventKind.COLLECTED);
            assertEquals("files.record-keeps", refused(() -> remove(colombia, photo)));
        }
    }

    @OnEveryDatabase
    void a_file_with_a_virus_comes_off_also_where_there_is_a_chain_of_custody(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Workroom room = items.room;
            TestNode colombia = room.parties.of(CO);
            Entry item = items.item(CO);
            StoredFile photo = added(room, CO, MEMBER, item, "Foto.png", CONTENT);
            items.write(CO, item, EventKind.COLLECTED);
            colombia.files.change(photo.id(), FileState.QUARANTINED, false);
            remove(colombia, photo);
            added(room, CO, MEMBER, item, "Limpia.png", CONTENT);
        }
    }

    private static void remove(TestNode node, StoredFile file) {
        node.database.transactions().run(() -> node.files.service().remove(file.id(), file.version(), MEMBER));
    }

    @OnEveryDatabase
    void files_of_what_is_under_a_condition_of_another_country_are_read_after_saying_why(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            Handling condition = new Handling(Set.of(HandlingCode.H3), Optional.of("Solo para orientar"));
            Entry car = room.entries(CO).write(room.team, a(EntryKind.VEHICLE, condition, "plate", "ABC-1"), MEMBER);
            added(room, CO, MEMBER, car, "Foto.png", CONTENT);
            room.carry();
            assertEquals(THERE, names(room, CO, MEMBER, car), "its own country");
            assertEquals("files.reason", refused(() -> names(room, BR, MEMBER, car)));
            room.parties.of(BR).desks.entries().because(room.team, RestrictedClass.CONDITION, "Para orientar", MEMBER);
            assertEquals(THERE, names(room, BR, MEMBER, car));
        }
    }

    @OnEveryDatabase
    void an_entry_takes_so_many_files_of_such_a_size(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            Entry car = room.write(CO, EntryKind.VEHICLE, "plate", "ABC-123");
            assertEquals(
                    "files.too-large",
                    refused(() -> added(room, CO, MEMBER, car, "Foto.png", new byte[FileWire.LARGEST + 1])));
            for (int i = 0; i < FileDesk.MOST; i++) {
                added(room, CO, MEMBER, car, i + ".png", CONTENT);
            }
            Refusal full = assertThrows(Refusal.class, () -> added(room, CO, MEMBER, car, "Foto.png", CONTENT));
            assertEquals("files.record-complete", full.code());
            assertTrue(full.values().toString().contains("20 files"), () -> full.values()
                    .toString());
        }
    }
}
