package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.TestNode.PE;
import static org.enlace.jit.internal.work.Workroom.LEADER;
import static org.enlace.jit.internal.work.Workroom.MEMBER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.exchange.Exchange;
import org.enlace.jit.access.TeamRole;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.internal.EntryGoneMessages;
import org.enlace.jit.internal.EntryMessages;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.signing.Parties;
import org.enlace.jit.work.Content;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Gone;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.SharedRecord;
import org.junit.jupiter.api.Test;

/** What points to something that was taken back before it came waits for nothing. */
class EntryGoneTest {
    private static Map<RecordId, Gone> gone(Workroom room, CountryCode country, Entry entry) {
        return room.entries(country).gone(room.team, Set.of(entry.id()), LEADER);
    }

    private static List<Entry> waiting(Workroom room, CountryCode country, Entry entry) {
        return room.parties
                .of(country)
                .stores
                .entries()
                .waits()
                .needing(room.team, entry.id().toString());
    }

    /** Peru joins a team of Colombia and Brazil. */
    private static void joins(Workroom room) {
        Parties parties = room.parties;
        Instrument people = parties.area(PE)
                .people()
                .designate(
                        room.team,
                        List.of(Parties.person(TeamRole.LEADER, "leader", TestNode.BOGOTA)),
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
    }

    private static Workroom ofTwo(TestDatabase database) {
        Workroom room = new Workroom(database, false, BR, PE);
        Instrument agreement = room.parties
                .text(InstrumentKind.AGREEMENT, CO)
                .until(Parties.LAST)
                .without(PE)
                .propose();
        room.parties.carry();
        for (CountryCode country : List.of(CO, BR)) {
            room.parties.people(country);
            room.parties.sign(country, agreement);
        }
        room.parties.carry();
        return room;
    }

    @OnEveryDatabase
    void a_newcomer_reads_what_points_to_what_was_taken_back_before_it_joined(TestDatabase database) {
        try (Workroom room = ofTwo(database)) {
            Entry car = room.write(CO, EntryKind.VEHICLE, "plate", "ABC-123");
            room.carry();
            Entry message = room.write(
                    BR, EntryKind.MESSAGE, "text", "Míralo", "about", car.id().toString());
            room.carry();
            room.entries(CO).takeBack(room.team, car.id(), 1, "No era ese", MEMBER);
            room.carry();
            joins(room);
            assertEquals(message, room.see(PE, LEADER, message).entry());
            assertEquals(List.of(), waiting(room, PE, car));
            assertEquals(Map.of(car.id(), Gone.BEFORE_JOINING), gone(room, PE, car));
            assertEquals(Map.of(car.id(), Gone.TAKEN_BACK), gone(room, BR, car));
            assertThrows(NotFound.class, () -> room.see(PE, LEADER, car));
            assertEquals(List.of(), room.quarantine(PE));
            assertEquals(Map.of(), room.entries(PE).gone(room.team, Set.of(message.id()), LEADER));
        }
    }

    @OnEveryDatabase
    void when_somebody_joins_nobody_else_is_sent_anything_again(TestDatabase database) {
        try (Workroom room = ofTwo(database)) {
            for (int i = 0; i < 3; i++) {
                room.write(CO, EntryKind.VEHICLE, "plate", "CO-" + i);
            }
            room.carry();
            TestNode colombia = room.parties.of(CO);
            int before = colombia.left().size();
            joins(room);
            assertEquals(3, room.titles(PE, LEADER, EntryKind.VEHICLE).size());
            assertEquals(
                    3,
                    colombia.left().subList(before, colombia.left().size()).stream()
                            .filter(text -> text.contains("\"vehicle\""))
                            .count(),
                    "each once, to the newcomer");
        }
    }

    /** As where all other parties that are left have no node. */
    @OnEveryDatabase
    void a_newcomer_gets_an_entry_as_it_is_also_where_nobody_has_it_any_more(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            TestNode colombia = room.parties.of(CO);
            EntryStores stores = colombia.stores.entries();
            FileErasing erasing = new FileErasing(stores.files(), colombia.files::service, colombia.changes);
            Exchange exchange = colombia.exchange;
            EntrySharing sharing = new EntrySharing(
                    exchange,
                    CO,
                    new FileSharing(exchange, stores, colombia.files::service, erasing, colombia.changes, CO));
            Entry car = room.write(CO, EntryKind.VEHICLE, "plate", "ABC-123");
            room.carry();
            colombia.database.transactions().run(() -> sharing.narrow(car.id(), BR, EntrySharing.LEFT));
            room.carry();
            assertThrows(NotFound.class, () -> room.see(BR, MEMBER, car));
            Entry changed = new Entry(
                    car.id(),
                    car.team(),
                    CO,
                    2,
                    car.kind(),
                    car.author(),
                    car.written(),
                    car.changed().plusSeconds(1),
                    car.handling(),
                    car.grading(),
                    new Content(Map.of("plate", List.of("XYZ-789"))));
            colombia.database.transactions().run(() -> sharing.say(changed, Set.of()));
            colombia.database.transactions().run(() -> assertTrue(sharing.tell(changed, BR)));
            room.carry();
            assertEquals(changed, room.see(BR, MEMBER, car).entry());
            assertEquals(List.of(), room.quarantine(BR));
        }
    }

    private static void tells(Workroom room, CountryCode from, RecordId gone, EntryKind kind) {
        TestNode brazil = room.parties.of(BR);
        SharedRecord record = new SharedRecord(
                TestNode.id(), EntryGone.TYPE, from, 1, Set.of(BR), Handling.GENERAL, Optional.empty());
        brazil.database
                .transactions()
                .run(() -> brazil.desks.work().gone(record, new EntryGone(room.team, Map.of(gone, kind)).text()));
    }

    @OnEveryDatabase
    void what_another_country_says_is_gone_keeps_nothing_out_that_points_to_it(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR, PE)) {
            Entry lead = room.write(CO, EntryKind.VEHICLE, "plate", "ABC-123");
            Entry other = room.write(CO, EntryKind.VEHICLE, "plate", "ABC 123");
            tells(room, PE, lead.id(), EntryKind.MESSAGE);
            Entry same = room.write(
                    CO,
                    EntryKind.SAME,
                    "kept",
                    lead.id().toString(),
                    "merged",
                    other.id().toString());
            takes(room, other);
            takes(room, same);
            assertThrows(NotFound.class, () -> room.see(BR, MEMBER, same), "it waits for what it points to");
            assertEquals(List.of(same), waiting(room, BR, lead));
            room.carry();
            assertEquals(same, room.see(BR, MEMBER, same).entry());
            assertEquals(lead, room.see(BR, MEMBER, lead).entry());
            assertEquals(List.of(), room.quarantine(BR));
        }
    }

    @OnEveryDatabase
    void its_own_country_says_that_an_entry_is_gone_also_after_another_said_so(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR, PE)) {
            Entry one = room.write(CO, EntryKind.VEHICLE, "plate", "ABC-123");
            Entry other = room.write(CO, EntryKind.VEHICLE, "plate", "ABC 123");
            tells(room, PE, one.id(), EntryKind.MESSAGE);
            Entry same = room.write(
                    CO,
                    EntryKind.SAME,
                    "kept",
                    other.id().toString(),
                    "merged",
                    one.id().toString());
            takes(room, other);
            takes(room, same);
            assertEquals(List.of(same), waiting(room, BR, one));
            tells(room, CO, one.id(), EntryKind.VEHICLE);
            assertEquals(same, room.see(BR, MEMBER, same).entry());
            assertEquals(List.of(), waiting(room, BR, one));
        }
    }

    /** An entry that comes to Brazil before what else was written. */
    private static void takes(Workroom room, Entry entry) {
        TestNode brazil = room.parties.of(BR);
        SharedRecord record = new SharedRecord(
                entry.id(),
                EntryWire.TYPE,
                entry.owner(),
                entry.version(),
                Set.of(BR),
                entry.handling(),
                Optional.empty());
        brazil.database.transactions().run(() -> brazil.desks.work().take(record, EntryWire.text(entry)));
    }

    @OnEveryDatabase
    void what_was_taken_back_before_it_was_carried_keeps_nothing_waiting(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            Entry car = room.write(CO, EntryKind.VEHICLE, "plate", "ABC-123");
            Entry message = room.write(
                    CO, EntryKind.MESSAGE, "text", "Míralo", "about", car.id().toString());
            room.entries(CO).takeBack(room.team, car.id(), 1, "No era ese", MEMBER);
            room.carry();
            assertEquals(message, room.see(BR, MEMBER, message).entry());
            assertEquals(Map.of(car.id(), Gone.BEFORE_IT_CAME), gone(room, BR, car));
            assertEquals(List.of(), room.quarantine(BR));
        }
    }

    /** A release that knows no translations keeps the record that names them, and reads the other. */
    @Test
    void translations_are_named_in_a_record_and_format_of_their_own() {
        RecordId car = TestNode.id();
        RecordId translation = TestNode.id();
        EntryGone all =
                new EntryGone(TestNode.id(), Map.of(car, EntryKind.VEHICLE, translation, EntryKind.TRANSLATION));
        List<EntryGone> apart = all.apart();
        assertEquals(
                List.of(Map.of(car, EntryKind.VEHICLE), Map.of(translation, EntryKind.TRANSLATION)),
                apart.stream().map(EntryGone::entries).toList());
        assertEquals(List.of(1, 2), apart.stream().map(EntryGone::format).toList());
        apart.forEach(one -> assertEquals(one, EntryGone.read(one.text())));
        assertEquals(List.of(), new EntryGone(TestNode.id(), Map.of()).apart());
    }

    @Test
    void every_format_that_is_written_is_read() {
        assertEquals(Set.of(1, 2, 3), new EntryMessages(null).formats());
        assertEquals(Set.of(1, 2), new EntryGoneMessages(null).formats());
    }

    @OnEveryDatabase
    void a_newcomer_is_told_of_translations_apart(TestDatabase database) {
        try (Workroom room = ofTwo(database)) {
            Entry car = room.write(CO, EntryKind.VEHICLE, "plate", "ABC-123");
            Entry item = room.write(CO, EntryKind.EVIDENCE, Items.FIELDS);
            TestNode colombia = room.parties.of(CO);
            Entry told = new Entry(
                    TestNode.id(),
                    room.team,
                    CO,
                    1,
                    EntryKind.TRANSLATION,
                    car.author(),
                    car.written(),
                    car.changed(),
                    Handling.GENERAL,
                    Optional.empty(),
                    new Content(Map.of("about", List.of(item.id().toString()))));
            colombia.database.transactions().run(() -> {
                colombia.stores
                        .entries()
                        .entries()
                        .gone(told.id(), room.team, CO, EntryKind.TRANSLATION, car.written());
            });
            room.entries(CO).takeBack(room.team, car.id(), 1, "No era ese", MEMBER);
            room.carry();
            int before = colombia.left().size();
            joins(room);
            List<String> left = colombia.left().subList(before, colombia.left().size());
            assertEquals(
                    1,
                    left.stream()
                            .filter(text -> text.contains(car.id().toString()))
                            .count());
            assertTrue(left.stream()
                    .noneMatch(text -> text.contains(car.id().toString())
                            && text.contains(told.id().toString())));
            assertEquals(
                    1,
                    left.stream()
                            .filter(text -> text.contains(told.id().toString()))
                            .count());
            assertEquals(List.of(), room.quarantine(PE));
        }
    }
}
