package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.work.EntriesTest.code;
import static org.enlace.jit.internal.work.Workroom.LEADER;
import static org.enlace.jit.internal.work.Workroom.MEMBER;
import static org.enlace.jit.internal.work.Workroom.a;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.Place;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.EntryQuery;
import org.enlace.jit.work.RestrictedClass;
import org.enlace.jit.work.Seen;
import org.enlace.jit.work.Seen.Kept;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;

/** Who a victim is does not show either where somebody wrote it into a text about something else. */
class EntryNamesTest {
    private static final String NAME = "Ana Pérez Quispe";

    private static Entry person(Workroom room, String standing) {
        return room.write(CO, EntryKind.PERSON, "standing", standing, "name", NAME, "identity-number", "CC 10.203.445");
    }

    private static Entry interview(Workroom room, Entry person) {
        return room.write(
                CO,
                LEADER,
                EntryKind.INFORMATION,
                "title",
                "Entrevista de PEREZ QUISPE, Ana",
                "text",
                "Ana Pérez, de cédula 10203445, viajó con Juan",
                "about",
                person.id().toString());
    }

    private static void hidden(Seen seen, String pseudonym) {
        String all = seen.title() + seen.entry();
        assertFalse(all.toLowerCase(java.util.Locale.ROOT).matches(".*(pérez|perez|quispe|10203445).*"), all);
        assertTrue(seen.title().contains(pseudonym), all);
    }

    /** Every way to look at it without opening it. */
    private static void hiddenInLists(Workroom room, CountryCode country, Caller caller, Entry entry, Entry person) {
        String pseudonym = "V-";
        hidden(
                room.entries(country)
                        .list(room.team, EntryQuery.of(EntryKind.INFORMATION), Place.FIRST, 9, caller)
                        .items()
                        .get(0),
                pseudonym);
        hidden(room.entries(country).about(room.team, person.id(), 9, caller).get(0), pseudonym);
        hidden(
                room.entries(country)
                        .all(room.team, Set.of(EntryKind.INFORMATION), 9, caller)
                        .get(0),
                pseudonym);
        hidden(
                room.entries(country)
                        .named(room.team, Set.of(entry.id()), caller)
                        .get(entry.id()),
                pseudonym);
        for (String words : List.of("quispe", "perez", "10203445")) {
            assertEquals(List.of(), room.found(country, caller, words), words);
        }
        assertEquals(1, room.found(country, caller, "entrevista").size());
    }

    @OnEveryDatabase
    void who_may_not_know_a_victim_reads_what_they_are_called_everywhere(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            Entry victim = person(room, "victim");
            Entry interview = interview(room, victim);
            room.carry();
            String pseudonym = room.see(BR, MEMBER, victim).title();
            hidden(room.see(BR, MEMBER, interview), pseudonym);
            assertEquals(
                    Optional.of(Kept.PSEUDONYM), room.see(BR, MEMBER, interview).kept());
            hiddenInLists(room, BR, MEMBER, interview, victim);
            room.entries(BR).because(room.team, RestrictedClass.VICTIM, "Quiero saber", MEMBER);
            hidden(room.see(BR, MEMBER, interview), pseudonym);

            Seen before = room.see(BR, LEADER, interview);
            hidden(before, pseudonym);
            assertEquals(Optional.of(Kept.REASON), before.kept());
            room.entries(BR).because(room.team, RestrictedClass.VICTIM, "Preparar la entrevista", LEADER);
            Seen after = room.see(BR, LEADER, interview);
            assertEquals(interview.content(), after.entry().content());
            assertEquals(Optional.empty(), after.kept());
            TestNode brazil = room.parties.of(BR);
            assertTrue(
                    brazil.acts.stream()
                            .anyMatch(act -> act.code().equals("jit.entry-consulted")
                                    && act.toString().contains(interview.id().toString())),
                    "that it was read is noted");
            hiddenInLists(room, BR, LEADER, interview, victim);
            assertFalse(finds(brazil).contains("uispe"), "what searches take in is for everybody");
        }
    }

    private static String finds(TestNode node) {
        return new EntryFinds(node.stores.entries(), node.country)
                .changedAfter(Instant.EPOCH, Optional.empty(), 50)
                .toString();
    }

    @OnEveryDatabase
    void whoever_wrote_it_reads_it_as_they_wrote_it_and_learns_nothing_by_that(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            person(room, "victim");
            room.carry();
            room.parties.of(BR).now = room.parties.of(CO).now;
            Entry guess = room.write(BR, EntryKind.MESSAGE, "text", "¿Ana Pérez?");
            assertEquals("¿Ana Pérez?", room.see(BR, MEMBER, guess).title());
            assertEquals(List.of("¿Ana Pérez?"), room.titles(BR, MEMBER, EntryKind.MESSAGE));
            assertEquals(List.of("¿Ana Pérez?"), room.found(BR, MEMBER, "pérez"));
            assertTrue(room.see(BR, Workroom.SECONDED, guess).title().startsWith("¿V-"));
            assertEquals(
                    "jit.entry-names",
                    code(() -> room.entries(BR)
                            .change(
                                    room.team,
                                    guess.id(),
                                    1,
                                    a(EntryKind.MESSAGE, Handling.GENERAL, "text", "x"),
                                    Workroom.SECONDED)),
                    "saving what is left would lose the rest");
            assertEquals("jit.entry-reason", code(() -> room.entries(BR)
                    .change(room.team, guess.id(), 1, a(EntryKind.MESSAGE, Handling.GENERAL, "text", "x"), LEADER)));
        }
    }

    @OnEveryDatabase
    void whoever_turns_out_to_be_a_victim_is_hidden_in_what_was_written_before(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            Entry person = person(room, "suspect");
            Entry interview = interview(room, person);
            room.carry();
            assertEquals(
                    interview.content(), room.see(BR, MEMBER, interview).entry().content());
            assertTrue(finds(room.parties.of(BR)).contains("QUISPE"));
            Instant before = room.parties.of(BR).now;
            room.parties.of(CO).now = before.plusSeconds(60);
            room.entries(CO)
                    .change(
                            room.team,
                            person.id(),
                            1,
                            a(
                                    EntryKind.PERSON,
                                    Handling.GENERAL,
                                    "standing",
                                    "victim",
                                    "name",
                                    NAME,
                                    "identity-number",
                                    "CC 10.203.445"),
                            MEMBER);
            room.carry();
            hidden(room.see(BR, MEMBER, interview), "V-");
            hiddenInLists(room, BR, MEMBER, interview, person);
            List<EntryFinds.Find> again =
                    new EntryFinds(room.parties.of(BR).stores.entries(), BR).changedAfter(before, Optional.empty(), 50);
            assertTrue(again.stream().anyMatch(one -> one.id().equals(interview.id())), "the search reads it again");
            assertFalse(again.toString().contains("QUISPE"));
        }
    }

    @OnEveryDatabase
    void a_condition_names_no_victim_either(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            person(room, "victim");
            Handling handling = new Handling(Set.of(HandlingCode.H3), Optional.of("Avisar antes a Ana Pérez"));
            Entry car = room.entries(CO).write(room.team, a(EntryKind.VEHICLE, handling, "plate", "ABC-123"), LEADER);
            room.carry();
            assertFalse(room.see(BR, MEMBER, car).entry().toString().contains("Pérez"));
            room.entries(BR).because(room.team, RestrictedClass.CONDITION, "Cotejar", MEMBER);
            Seen seen = room.see(BR, MEMBER, car);
            assertEquals("ABC-123", seen.entry().content().word("plate"));
            assertTrue(seen.entry().handling().condition().orElseThrow().startsWith("Avisar antes a V-"));
        }
    }
}
