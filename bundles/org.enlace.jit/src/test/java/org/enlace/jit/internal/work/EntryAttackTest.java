package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.TestNode.PE;
import static org.enlace.jit.internal.work.EntriesTest.code;
import static org.enlace.jit.internal.work.Workroom.EXPERT;
import static org.enlace.jit.internal.work.Workroom.LEADER;
import static org.enlace.jit.internal.work.Workroom.MEMBER;
import static org.enlace.jit.internal.work.Workroom.a;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.work.EntryFinds.Find;
import org.enlace.jit.work.Content;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Seen;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;

/** What somebody could try who is in a team, or whose node is. */
class EntryAttackTest {
    private static final String NAME = "Ana Pérez Quispe";

    private static Entry person(Workroom room, String standing) {
        return room.write(CO, EntryKind.PERSON, "standing", standing, "name", NAME);
    }

    private static Entry relation(Workroom room, CountryCode country, Entry from, Entry to) {
        return room.write(
                country,
                EntryKind.RELATION,
                "from",
                from.id().toString(),
                "relation",
                "was-at",
                "to",
                to.id().toString());
    }

    /** What the search reads again after a moment. */
    private static Map<RecordId, Find> again(Workroom room, CountryCode country, Instant since) {
        Map<RecordId, Find> all = new java.util.HashMap<>();
        TestNode node = room.parties.of(country);
        new EntryFinds(node.stores.entries(), country)
                .changedAfter(since, Optional.empty(), 1_000)
                .forEach(one -> all.put(one.id(), one));
        return all;
    }

    private static Instant last(Workroom room, CountryCode country) {
        return again(room, country, Instant.EPOCH).values().stream()
                .map(Find::at)
                .max(Instant::compareTo)
                .orElseThrow();
    }

    private static Optional<String> takes(Workroom room, CountryCode at, Entry entry) {
        SharedRecord record = new SharedRecord(
                entry.id(),
                EntryWire.TYPE,
                entry.owner(),
                entry.version(),
                Set.of(at),
                entry.handling(),
                Optional.empty());
        TestNode node = room.parties.of(at);
        try {
            node.database.transactions().run(() -> node.desks.work().take(record, EntryWire.text(entry)));
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(refusal.code());
        }
    }

    private static Entry like(Entry entry, Instant written, Map<String, List<String>> content) {
        return new Entry(
                TestNode.id(),
                entry.team(),
                entry.owner(),
                1,
                entry.kind(),
                entry.author(),
                written,
                entry.changed(),
                entry.handling(),
                entry.grading(),
                new Content(content));
    }

    @OnEveryDatabase
    void the_search_forgets_the_name_of_a_victim_wherever_it_stood(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            Entry person = person(room, "other");
            Entry car = room.write(CO, EntryKind.VEHICLE, "plate", "ABC-123");
            room.carry();
            Entry relation = relation(room, BR, person, car);
            Entry asked = room.write(
                    BR,
                    EntryKind.MESSAGE,
                    "text",
                    "Míralo",
                    "about",
                    relation.id().toString());
            room.carry();
            for (CountryCode country : List.of(CO, BR)) {
                String title =
                        again(room, country, Instant.EPOCH).get(relation.id()).title();
                assertTrue(title.contains("Ana"), title);
            }
            Instant since = last(room, CO);
            Instant there = last(room, BR);
            room.entries(CO)
                    .change(
                            room.team,
                            person.id(),
                            1,
                            a(EntryKind.PERSON, Handling.GENERAL, "standing", "victim", "name", NAME),
                            LEADER);
            room.carry();
            for (Map<RecordId, Find> found : List.of(again(room, CO, since), again(room, BR, there))) {
                assertTrue(found.containsKey(person.id()));
                assertTrue(found.containsKey(relation.id()), "it is called by the name");
                assertFalse(found.get(relation.id()).title().contains("Ana"));
                assertFalse(found.containsKey(asked.id()), "that has a name of its own");
            }
        }
    }

    @OnEveryDatabase
    void the_search_forgets_the_name_of_what_was_taken_back_wherever_it_stood(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            Entry person = person(room, "suspect");
            Entry car = room.write(CO, EntryKind.VEHICLE, "plate", "ABC-123");
            room.carry();
            Entry relation = relation(room, BR, person, car);
            room.carry();
            Instant since = last(room, CO);
            Instant there = last(room, BR);
            room.entries(CO).takeBack(room.team, person.id(), 1, "Era otra", LEADER);
            room.carry();
            for (Map<RecordId, Find> found : List.of(again(room, CO, since), again(room, BR, there))) {
                assertTrue(found.containsKey(relation.id()), "it was called by the name");
                assertFalse(found.get(relation.id()).title().contains("Ana"));
            }
        }
    }

    @OnEveryDatabase
    void what_is_written_about_papers_and_numbers_of_a_victim_is_kept_as_they_are(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            Entry victim = person(room, "victim");
            String holder = victim.id().toString();
            List<Entry> all = List.of(
                    room.write(
                            CO,
                            EntryKind.DOCUMENT,
                            "form",
                            "passport",
                            "number",
                            "AX 77",
                            "holder",
                            holder,
                            "text",
                            NAME),
                    room.write(
                            CO,
                            EntryKind.TELEPHONE,
                            "number",
                            "+57 310 55",
                            "device-number",
                            "356938035643809",
                            "holder",
                            holder,
                            "text",
                            NAME),
                    room.write(
                            CO, EntryKind.ACCOUNT, "form", "bank", "number", "0110", "holder", holder, "text", NAME));
            room.carry();
            for (Entry one : all) {
                Seen seen = room.see(BR, MEMBER, one);
                assertFalse(seen.title().contains("Ana"), seen::title);
                assertFalse(seen.entry().content().toString().contains("Ana"), seen::toString);
                assertFalse(seen.entry().content().toString().contains("356938"), seen::toString);
            }
            assertEquals(List.of(), room.found(BR, MEMBER, "quispe"));
        }
    }

    @OnEveryDatabase
    void a_code_on_what_is_never_changed_is_lifted_everywhere(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            Entry one = room.write(CO, EntryKind.VEHICLE, "plate", "ABC-123");
            Entry other = room.write(CO, EntryKind.VEHICLE, "plate", "ABC 123");
            Entry same = room.entries(CO)
                    .write(
                            room.team,
                            a(
                                    EntryKind.SAME,
                                    Handling.of(HandlingCode.H1),
                                    "kept",
                                    one.id().toString(),
                                    "merged",
                                    other.id().toString()),
                            MEMBER);
            room.carry();
            Entry lift = room.write(
                    BR, EntryKind.LIFT, "about", same.id().toString(), "codes", "h1", "purpose", "Para el juicio");
            room.carry();
            room.write(CO, EntryKind.LIFTED, "about", lift.id().toString(), "answer", "granted");
            room.carry();
            assertEquals(List.of(), room.quarantine(BR));
            for (CountryCode country : List.of(CO, BR)) {
                assertEquals(
                        Handling.GENERAL,
                        room.see(country, MEMBER, same).entry().handling());
                assertTrue(room.see(country, MEMBER, other).same());
            }
        }
    }

    @OnEveryDatabase
    void what_is_changed_after_a_country_left_does_not_go_there(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR, PE)) {
            Entry car = room.write(CO, EntryKind.VEHICLE, "plate", "ABC-123");
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
            Entry changed = room.entries(CO)
                    .change(
                            room.team,
                            car.id(),
                            1,
                            a(EntryKind.VEHICLE, Handling.GENERAL, "plate", "ABC-123", "text", "Lo que es nuevo"),
                            MEMBER);
            room.carry();
            EntryStore peru = room.parties.of(PE).stores.entries().entries();
            assertEquals(Optional.empty(), peru.find(car.id()));
            assertEquals(changed, room.see(BR, MEMBER, car).entry());
            TestNode colombia = room.parties.of(CO);
            colombia.database.transactions().run(() -> room.parties.area(CO).round());
            room.carry();
            assertEquals(changed, room.see(BR, MEMBER, car).entry());
            assertEquals(List.of(), room.quarantine(PE));
        }
    }

    @OnEveryDatabase
    void nothing_is_written_before_it_is_written(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            Entry one = room.write(CO, EntryKind.VEHICLE, "plate", "ABC-123");
            room.carry();
            Entry forged = like(one, one.changed().minusSeconds(3600), Map.of("plate", List.of("X-1")));
            assertEquals(Optional.of("jit.form"), takes(room, BR, forged), "so that it stands before others");
        }
    }

    @OnEveryDatabase
    void whoever_is_given_an_entry_does_not_read_what_it_said_under_a_code_that_forbade_it(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            Entry secret = room.entries(BR)
                    .write(
                            room.team,
                            a(EntryKind.VEHICLE, Handling.of(HandlingCode.H2), "plate", "ABC-123", "text", "Fuente"),
                            MEMBER);
            room.carry();
            room.entries(BR)
                    .change(
                            room.team,
                            secret.id(),
                            1,
                            a(EntryKind.VEHICLE, Handling.GENERAL, "plate", "ABC-123"),
                            MEMBER);
            room.carry();
            room.write(
                    CO,
                    LEADER,
                    EntryKind.GIVEN,
                    "to",
                    room.designation(CO, "expert"),
                    "entries",
                    secret.id().toString());
            List<Seen> versions = room.entries(CO).versions(room.team, secret.id(), EXPERT);
            assertFalse(versions.isEmpty());
            assertFalse(versions.toString().contains("Fuente"), versions::toString);
        }
    }

    @OnEveryDatabase
    void nobody_is_told_who_a_victim_is_by_merging_them_with_somebody_who_is_named(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            Entry victim = person(room, "victim");
            room.carry();
            Entry named = room.write(BR, EntryKind.PERSON, "standing", "other", "name", NAME);
            assertEquals(
                    "jit.entry-same-victim",
                    code(() -> room.write(
                            BR,
                            LEADER,
                            EntryKind.SAME,
                            "kept",
                            named.id().toString(),
                            "merged",
                            victim.id().toString())));
        }
    }

    @OnEveryDatabase
    void what_waits_for_other_entries_of_a_team_is_not_lost_however_much_it_is(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            Entry car = room.write(CO, EntryKind.VEHICLE, "plate", "ABC-123");
            Entry message = room.write(
                    CO, EntryKind.MESSAGE, "text", "Míralo", "about", car.id().toString());
            for (int i = 0; i < 1_001; i++) {
                assertEquals(
                        Optional.empty(),
                        takes(
                                room,
                                BR,
                                like(
                                        message,
                                        message.changed(),
                                        message.content().values())));
            }
            assertEquals(Optional.empty(), takes(room, BR, car));
            assertEquals(1_001L, room.entries(BR).counts(room.team, LEADER).get(EntryKind.MESSAGE));
        }
    }

    @OnEveryDatabase
    void papers_of_a_victim_who_was_taken_back_meanwhile_are_kept_all_the_same(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            Entry victim = person(room, "victim");
            room.carry();
            Entry passport = room.write(
                    CO,
                    EntryKind.DOCUMENT,
                    "form",
                    "passport",
                    "number",
                    "AX 77",
                    "holder",
                    victim.id().toString());
            TestNode brazil = room.parties.of(BR);
            brazil.database.transactions().run(() -> brazil.desks
                    .work()
                    .takenBack(
                            new SharedRecord(
                                    victim.id(), EntryWire.TYPE, CO, 2, Set.of(), Handling.GENERAL, Optional.empty()),
                            ""));
            room.carry();
            Seen seen = room.see(BR, MEMBER, passport);
            assertFalse(seen.entry().content().toString().contains("AX 77"), seen::toString);
        }
    }

    @OnEveryDatabase
    void what_comes_back_is_still_the_same_as_what_stands_for_it(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            Entry one = room.write(CO, EntryKind.VEHICLE, "plate", "ABC-123");
            Entry other = room.write(CO, EntryKind.VEHICLE, "plate", "ABC 123");
            room.write(
                    CO,
                    EntryKind.SAME,
                    "kept",
                    one.id().toString(),
                    "merged",
                    other.id().toString());
            room.carry();
            TestNode brazil = room.parties.of(BR);
            SharedRecord gone =
                    new SharedRecord(other.id(), EntryWire.TYPE, CO, 2, Set.of(), Handling.GENERAL, Optional.empty());
            brazil.database.transactions().run(() -> brazil.desks.work().takenBack(gone, ""));
            assertEquals(Optional.empty(), takes(room, BR, other));
            assertEquals(List.of("ABC-123"), room.titles(BR, MEMBER, EntryKind.VEHICLE));
            assertEquals(1L, room.entries(BR).counts(room.team, MEMBER).get(EntryKind.VEHICLE));
        }
    }

    @OnEveryDatabase
    void what_another_country_hides_by_calling_it_the_same_its_own_country_parts_again(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            Entry one = room.write(CO, EntryKind.VEHICLE, "plate", "ABC-123");
            Entry other = room.write(CO, EntryKind.VEHICLE, "plate", "XYZ-999");
            room.carry();
            Entry bait = room.write(BR, EntryKind.VEHICLE, "plate", "BAIT-1");
            Entry same = room.write(
                    BR,
                    EntryKind.SAME,
                    "kept",
                    bait.id().toString(),
                    "merged",
                    one.id().toString(),
                    "merged",
                    other.id().toString());
            room.carry();
            assertEquals(List.of("BAIT-1"), room.titles(CO, MEMBER, EntryKind.VEHICLE));
            assertEquals(
                    "jit.entry-apart",
                    code(() -> room.write(
                            BR,
                            EntryKind.APART,
                            "about",
                            same.id().toString(),
                            "entries",
                            one.id().toString(),
                            "text",
                            "x")),
                    "each country parts its own");
            Entry apart = room.write(
                    CO,
                    EntryKind.APART,
                    "about",
                    same.id().toString(),
                    "entries",
                    one.id().toString(),
                    "text",
                    "Otra matrícula");
            room.carry();
            for (CountryCode country : List.of(CO, BR)) {
                assertEquals(
                        Set.of("BAIT-1", "ABC-123"),
                        Set.copyOf(room.titles(country, MEMBER, EntryKind.VEHICLE)),
                        country::toString);
                assertEquals(2L, room.entries(country).counts(room.team, MEMBER).get(EntryKind.VEHICLE));
            }
            room.entries(CO).takeBack(room.team, apart.id(), 1, "Error", LEADER);
            room.carry();
            for (CountryCode country : List.of(CO, BR)) {
                assertEquals(List.of("BAIT-1"), room.titles(country, MEMBER, EntryKind.VEHICLE), "it counts again");
            }
        }
    }
}
