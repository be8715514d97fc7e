package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.TestNode.PE;
import static org.enlace.jit.internal.work.EntriesTest.code;
import static org.enlace.jit.internal.work.Workroom.LEADER;
import static org.enlace.jit.internal.work.Workroom.MEMBER;
import static org.enlace.jit.internal.work.Workroom.a;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.enlace.jit.access.TeamRole;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.signing.Parties;
import org.enlace.jit.work.Content;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;

class EntryTravelTest {
    /** What a node finds wrong with an entry as another's node sends it. */
    private static Optional<String> takes(Workroom room, CountryCode at, CountryCode from, Entry entry) {
        return takes(room, at, from, entry, UnaryOperator.identity());
    }

    private static Optional<String> takes(
            Workroom room, CountryCode at, CountryCode from, Entry entry, UnaryOperator<String> forging) {
        SharedRecord record = new SharedRecord(
                entry.id(), EntryWire.TYPE, from, entry.version(), Set.of(at), entry.handling(), Optional.empty());
        TestNode node = room.parties.of(at);
        try {
            node.database
                    .transactions()
                    .run(() -> node.desks.work().take(record, forging.apply(EntryWire.text(entry))));
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(refusal.code());
        }
    }

    private static Entry with(Entry entry, int version, Instant changed, String plate) {
        return new Entry(
                entry.id(),
                entry.team(),
                entry.owner(),
                version,
                entry.kind(),
                entry.author(),
                entry.written(),
                changed,
                entry.handling(),
                entry.grading(),
                new Content(Map.of("plate", List.of(plate))));
    }

    private static Entry by(Entry entry, RecordId author) {
        return new Entry(
                TestNode.id(),
                entry.team(),
                entry.owner(),
                1,
                entry.kind(),
                author,
                entry.written(),
                entry.changed(),
                entry.handling(),
                entry.grading(),
                entry.content());
    }

    @OnEveryDatabase
    void the_same_again_changes_nothing_and_what_is_forged_is_refused(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR, PE)) {
            Entry car = room.write(CO, EntryKind.VEHICLE, "plate", "ABC-123");
            room.carry();
            Instant later = car.changed().plusSeconds(10);
            assertEquals(Optional.empty(), takes(room, BR, CO, car));
            assertEquals(Optional.of("jit.entry-other"), takes(room, BR, CO, with(car, 1, car.changed(), "XYZ-1")));
            assertEquals(
                    Optional.of("jit.entry-other"), takes(room, BR, PE, with(car, 2, later, "XYZ-1")), "an owner's");
            assertEquals(
                    Optional.of("jit.entry-other"), takes(room, CO, PE, with(car, 2, later, "XYZ-1")), "one's own");
            Entry third = with(car, 3, later, "ABC-333");
            assertEquals(Optional.empty(), takes(room, BR, CO, third), "versions may be left out");
            assertEquals(Optional.empty(), takes(room, BR, CO, with(car, 2, later, "ABC-222")));
            assertEquals("ABC-333", room.see(BR, MEMBER, car).title(), "an older one comes too late");
            assertEquals(
                    Optional.of("jit.entry-ahead"),
                    takes(room, BR, CO, with(car, 4, later.plus(Duration.ofDays(3)), "ABC-444")));
            assertEquals(
                    Optional.of("jit.form"), takes(room, BR, CO, third, text -> text.replace("version", "revision")));
            assertEquals(Optional.of("jit.form"), takes(room, BR, CO, third, text -> text.replace("\"3\"", "3")
                    .replace("fact", "FACT")));
            assertEquals(
                    Optional.of("jit.form"), takes(room, BR, CO, third, text -> text.replace("ABC-333", " ABC-333 ")));
            assertEquals(Optional.of("jit.form"), takes(room, BR, CO, third, text -> text.replace("plate", "speed")));
            RecordId brazilian = RecordId.parse(room.designation(BR, "member"));
            assertEquals(Optional.of("jit.entry-author"), takes(room, BR, CO, by(car, brazilian)));
            RecordId expert = RecordId.parse(room.designation(CO, "expert"));
            assertEquals(Optional.of("jit.entry-author"), takes(room, BR, CO, by(car, expert)));
            assertEquals("ABC-333", room.see(BR, MEMBER, car).title());
        }
    }

    @OnEveryDatabase
    void entries_count_as_soon_as_the_last_signature_under_the_agreement_is_here(TestDatabase database) {
        try (Workroom room = new Workroom(database, false, BR, PE)) {
            Parties parties = room.parties;
            Instrument agreement = parties.agreement();
            parties.carry();
            for (CountryCode country : List.of(CO, BR, PE)) {
                parties.people(country);
                parties.sign(country, agreement);
            }
            // Colombia has everybody's signature before Brazil has that of Peru.
            parties.region.carry(BR, CO);
            parties.region.carry(PE, CO);
            parties.of(CO).now = parties.of(CO).now.plusSeconds(60);
            Entry car = room.write(CO, EntryKind.VEHICLE, "plate", "ABC-123");
            parties.region.carry(CO, BR);
            assertThrows(NotFound.class, () -> room.see(BR, MEMBER, car));
            assertTrue(parties.of(BR).codes().contains("jit.entry-waits"));
            parties.region.carry(PE, BR);
            parties.of(BR).now = parties.of(CO).now;
            assertEquals("ABC-123", room.see(BR, MEMBER, car).title());
            assertEquals(List.of(), room.quarantine(BR));
        }
    }

    @OnEveryDatabase
    void the_order_of_arrival_does_not_matter(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR, PE)) {
            List<Entry> all = new ArrayList<>();
            Entry person = room.write(CO, EntryKind.PERSON, "standing", "victim", "name", "Ana Pérez");
            Entry car = room.write(CO, EntryKind.VEHICLE, "plate", "ABC-123");
            Entry twin = room.write(CO, EntryKind.VEHICLE, "plate", "ABC 123");
            all.addAll(List.of(person, car, twin));
            all.add(room.write(
                    CO,
                    EntryKind.DOCUMENT,
                    "form",
                    "passport",
                    "number",
                    "P-77",
                    "holder",
                    person.id().toString()));
            Entry relation = room.write(
                    CO,
                    EntryKind.RELATION,
                    "from",
                    person.id().toString(),
                    "relation",
                    "was-at",
                    "to",
                    car.id().toString());
            all.add(relation);
            all.add(room.write(
                    CO,
                    EntryKind.MESSAGE,
                    "text",
                    "Míralo",
                    "about",
                    relation.id().toString()));
            all.add(room.write(
                    CO,
                    EntryKind.SAME,
                    "kept",
                    car.id().toString(),
                    "merged",
                    twin.id().toString()));
            all.add(room.entries(CO)
                    .change(
                            room.team,
                            car.id(),
                            1,
                            a(EntryKind.VEHICLE, Handling.of(HandlingCode.H1), "plate", "ABC-123", "colour", "azul"),
                            MEMBER));
            room.parties.of(BR).now = room.parties.of(CO).now;
            Random random = new Random(7);
            Collections.shuffle(all, random);
            for (Entry one : all) {
                assertEquals(Optional.empty(), takes(room, BR, CO, one), () -> "of " + all);
            }
            for (EntryKind kind : EntryKind.values()) {
                assertEquals(room.titles(CO, MEMBER, kind), room.titles(BR, MEMBER, kind));
            }
            assertEquals(
                    room.entries(CO).counts(room.team, LEADER), room.entries(BR).counts(room.team, LEADER));
            assertEquals(2, room.see(BR, MEMBER, car).entry().version());
        }
    }

    @OnEveryDatabase
    void when_the_team_is_over_only_its_evaluation_goes_on(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            Entry car = room.write(CO, EntryKind.VEHICLE, "plate", "ABC-123");
            Instant over = Instant.parse("2028-01-02T00:00:00Z");
            room.parties.of(CO).now = over;
            room.parties.of(BR).now = over;
            assertEquals("jit.not-allowed", code(() -> room.write(CO, EntryKind.VEHICLE, "plate", "XYZ-1")));
            assertEquals(
                    Optional.of("jit.entry-over"), takes(room, BR, CO, with(by(car, car.author()), 2, over, "XYZ-1")));
            Entry lesson = room.write(CO, EntryKind.LESSON, "title", "Antes", "text", "Empezar antes");
            room.carry();
            assertEquals("Antes", room.see(BR, MEMBER, lesson).title());
            assertEquals("ABC-123", room.see(BR, MEMBER, car).title(), "what is there is read");
        }
    }

    @OnEveryDatabase
    void what_a_country_gave_is_gone_from_a_party_that_has_left_and_its_people_see_nothing(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR, PE)) {
            Entry car = room.write(CO, EntryKind.VEHICLE, "plate", "ABC-123");
            Entry message = room.write(
                    CO, EntryKind.MESSAGE, "text", "Míralo", "about", car.id().toString());
            room.carry();
            Instrument leaves = room.parties
                    .text(InstrumentKind.DEPARTURE, PE)
                    .without(PE)
                    .until("2027-03-02")
                    .propose();
            room.parties.sign(PE, leaves, Workroom.AUTHORITY);
            room.carry();
            Instant then = Instant.parse("2027-03-05T00:00:00Z");
            for (CountryCode country : List.of(CO, BR, PE)) {
                room.parties.of(country).now = then;
            }
            assertThrows(NotFound.class, () -> room.see(PE, LEADER, car), "whoever was a member");
            TestNode colombia = room.parties.of(CO);
            colombia.database.transactions().run(() -> room.parties.area(CO).round());
            room.carry();
            EntryStore peru = room.parties.of(PE).stores.entries().entries();
            for (Entry one : List.of(car, message)) {
                assertEquals(Optional.empty(), peru.find(one.id()));
                assertTrue(peru.traces(Set.of(one.id())).get(one.id()).takenBack());
            }
            assertEquals("ABC-123", room.see(BR, MEMBER, car).title());
            assertEquals(List.of(), room.quarantine(PE));
            assertEquals(
                    Optional.of("jit.not-a-party"),
                    takes(
                            room,
                            CO,
                            PE,
                            new Entry(
                                    TestNode.id(),
                                    room.team,
                                    PE,
                                    1,
                                    EntryKind.LESSON,
                                    RecordId.parse(room.parties
                                            .named(CO, PE, "leader")
                                            .id()
                                            .toString()),
                                    then,
                                    then,
                                    Handling.GENERAL,
                                    Optional.empty(),
                                    new Content(Map.of("title", List.of("t"), "text", List.of("x"))))));
        }
    }

    @OnEveryDatabase
    void what_a_party_says_it_wrote_before_it_left_comes_in_time_or_not_at_all(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR, PE)) {
            Entry early = room.write(PE, EntryKind.VEHICLE, "plate", "ABC-123");
            Entry second = with(early, 2, early.changed().plusSeconds(60), "ABC-124");
            room.carry();
            Instrument leaves = room.parties
                    .text(InstrumentKind.DEPARTURE, PE)
                    .without(PE)
                    .until("2027-03-02")
                    .propose();
            room.parties.sign(PE, leaves, Workroom.AUTHORITY);
            room.carry();
            TestNode colombia = room.parties.of(CO);
            colombia.now = Instant.parse("2027-03-20T00:00:00Z");
            assertEquals(Optional.empty(), takes(room, CO, PE, by(early, early.author())), "it was on its way");
            colombia.now = Instant.parse("2027-04-20T00:00:00Z");
            assertEquals(Optional.of("jit.entry-late"), takes(room, CO, PE, by(early, early.author())));
            assertEquals(Optional.of("jit.entry-late"), takes(room, CO, PE, second), "nor another version");
            assertEquals(Optional.empty(), takes(room, CO, PE, early), "what is here already");
            assertEquals("ABC-123", room.see(CO, MEMBER, early).title());
        }
    }

    @OnEveryDatabase
    void whoever_joins_is_told_what_was_written_before(TestDatabase database) {
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
            List<Entry> all = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                all.add(room.write(CO, EntryKind.VEHICLE, "plate", "CO-" + i));
                all.add(room.write(BR, EntryKind.VEHICLE, "plate", "BR-" + i));
            }
            all.add(room.write(
                    BR,
                    EntryKind.MESSAGE,
                    "text",
                    "Míralo",
                    "about",
                    all.get(1).id().toString()));
            room.carry();
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
            assertEquals(0, room.titles(PE, LEADER).size(), "nobody tells anything before all have signed");
            parties.carry();
            parties.carry();
            for (Entry one : all) {
                assertEquals(one, room.see(PE, LEADER, one).entry());
            }
            assertEquals(List.of(), room.quarantine(PE));
            int left = parties.of(CO).left().size();
            parties.of(CO)
                    .database
                    .transactions()
                    .run(() -> parties.of(CO).desks.work().round());
            parties.carry();
            assertEquals(left, parties.of(CO).left().size(), "once");
        }
    }
}
