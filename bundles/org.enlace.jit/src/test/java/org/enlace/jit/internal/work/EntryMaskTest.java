package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.work.EntriesTest.code;
import static org.enlace.jit.internal.work.Workroom.EXPERT;
import static org.enlace.jit.internal.work.Workroom.LEADER;
import static org.enlace.jit.internal.work.Workroom.MEMBER;
import static org.enlace.jit.internal.work.Workroom.SECONDED;
import static org.enlace.jit.internal.work.Workroom.a;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.RestrictedClass;
import org.enlace.jit.work.Seen;
import org.enlace.jit.work.Seen.Kept;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.NotFound;
import org.enlace.platform.Origin;

class EntryMaskTest {
    private static final String NAME = "Ana Pérez Quispe";

    private static Entry victim(Workroom room) {
        Entry victim = room.write(
                CO,
                EntryKind.PERSON,
                "standing",
                "victim",
                "name",
                NAME,
                "identity-number",
                "CC 10.203",
                "nationality",
                "CO",
                "text",
                "Vista en Leticia");
        room.carry();
        return victim;
    }

    /** Another session of the same officer. */
    private static Caller again(Caller caller, String session) {
        return new Caller(
                caller.officer(),
                caller.actingFor(),
                caller.unit(),
                caller.language(),
                caller.zone(),
                caller.grants(),
                new Origin(Origin.Door.PAGE, session));
    }

    private static List<Act> consulted(TestNode node) {
        return node.acts.stream()
                .filter(act -> act.code().equals("jit.entry-consulted"))
                .toList();
    }

    @OnEveryDatabase
    void who_a_victim_is_leaders_and_their_own_country_read_after_saying_why(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            Entry victim = victim(room);
            record Eyes(CountryCode country, Caller caller, boolean knows) {}
            for (Eyes one : List.of(
                    new Eyes(CO, LEADER, true),
                    new Eyes(CO, MEMBER, true),
                    new Eyes(CO, SECONDED, true),
                    new Eyes(BR, LEADER, true),
                    new Eyes(BR, MEMBER, false),
                    new Eyes(BR, SECONDED, false))) {
                TestNode node = room.parties.of(one.country());
                Seen before = room.see(one.country(), one.caller(), victim);
                assertEquals(Optional.of(one.knows() ? Kept.REASON : Kept.PSEUDONYM), before.kept(), one::toString);
                assertTrue(before.title().startsWith("V-"), before::title);
                assertFalse(before.entry().content().toString().contains("Ana"), one::toString);
                assertEquals("CO", before.entry().content().word("nationality"), "what does not tell who it is stays");
                int noted = consulted(node).size();
                node.desks.entries().because(room.team, RestrictedClass.VICTIM, "Preparar la entrevista", one.caller());
                Seen after = room.see(one.country(), one.caller(), victim);
                assertEquals(one.knows() ? NAME : before.title(), after.title(), one::toString);
                assertEquals(noted + (one.knows() ? 1 : 0), consulted(node).size(), one::toString);
                assertTrue(
                        room.titles(one.country(), one.caller(), EntryKind.PERSON)
                                .get(0)
                                .startsWith("V-"),
                        "lists never tell");
                List<Seen> versions = node.desks.entries().versions(room.team, victim.id(), one.caller());
                assertEquals(
                        one.knows() ? NAME : "",
                        versions.get(0).entry().content().word("name"));
                Caller elsewhere = again(one.caller(), "another session");
                assertEquals(
                        before.kept(),
                        room.see(one.country(), elsewhere, victim).kept(),
                        "said in one session");
            }
            Act act = consulted(room.parties.of(CO)).get(0);
            assertEquals("victim", act.facts().get("class"));
            assertFalse(act.facts().toString().contains("entrevista"), "a reason is a value, not for everybody");
            assertEquals("Preparar la entrevista", act.changes().get("note").after());
        }
    }

    @OnEveryDatabase
    void nothing_of_who_a_victim_is_is_found_or_shows_in_what_points_to_them(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            Entry victim = victim(room);
            Entry passport = room.write(
                    CO,
                    EntryKind.DOCUMENT,
                    "form",
                    "passport",
                    "number",
                    "AX 77001",
                    "holder",
                    victim.id().toString(),
                    "finding",
                    "genuine");
            Entry relation = room.write(
                    CO,
                    EntryKind.RELATION,
                    "from",
                    victim.id().toString(),
                    "relation",
                    "uses",
                    "to",
                    passport.id().toString());
            room.carry();
            for (Caller caller : List.of(LEADER, MEMBER)) {
                for (String words : List.of("Ana", "quispe", "10203", "AX77001", "leticia")) {
                    assertEquals(List.of(), room.found(BR, caller, words), words);
                }
                String title = room.see(BR, caller, relation).title();
                assertTrue(title.startsWith("V-") && !named(title), title);
            }
            assertEquals("", room.see(BR, MEMBER, passport).entry().content().word("number"));
            assertEquals(
                    "genuine", room.see(BR, MEMBER, passport).entry().content().word("finding"));
            String search = new EntryFinds(room.parties.of(BR).stores.entries(), BR)
                    .changedAfter(Instant.EPOCH, Optional.empty(), 50)
                    .toString();
            assertTrue(search.contains(victim.id().toString()));
            assertFalse(search.contains("Ana") || named(search), search);
        }
    }

    /** Whether it holds some of the passport's number; two letters alone may be those of a pseudonym. */
    private static boolean named(String words) {
        return Stream.of("AX 7", "AX77", "77001").anyMatch(words::contains);
    }

    @OnEveryDatabase
    void papers_follow_whether_their_holder_is_a_victim(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            Entry person = room.write(CO, EntryKind.PERSON, "standing", "suspect", "name", NAME);
            Entry passport = room.write(
                    CO,
                    EntryKind.DOCUMENT,
                    "form",
                    "passport",
                    "number",
                    "AX 77001",
                    "holder",
                    person.id().toString());
            room.carry();
            assertEquals(List.of("AX 77001"), room.found(BR, MEMBER, "ax77001"));
            room.entries(CO)
                    .change(
                            room.team,
                            person.id(),
                            1,
                            a(EntryKind.PERSON, Handling.GENERAL, "standing", "victim", "name", NAME),
                            MEMBER);
            room.carry();
            assertEquals(List.of(), room.found(BR, MEMBER, "ax77001"));
            assertEquals(
                    Optional.of(Kept.PSEUDONYM), room.see(BR, MEMBER, passport).kept());
            assertTrue(
                    room.entries(BR).versions(room.team, person.id(), MEMBER).stream()
                            .allMatch(one -> one.kept().isPresent()),
                    "nor in versions of before");
        }
    }

    @OnEveryDatabase
    void who_may_not_know_a_victim_does_not_find_out_by_writing_a_name_down(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            Entry victim = victim(room);
            room.parties.of(BR).now = room.parties.of(CO).now;
            Entry guess = room.write(BR, EntryKind.PERSON, "standing", "other", "name", "ana PEREZ quispe");
            assertEquals(List.of(), room.entries(BR).alike(room.team, guess.id(), MEMBER));
            assertEquals(
                    List.of(), room.entries(BR).alike(room.team, guess.id(), LEADER), "nor whoever said no reason");
            room.entries(BR).because(room.team, RestrictedClass.VICTIM, "Cotejar", LEADER);
            List<Seen> alike = room.entries(BR).alike(room.team, guess.id(), LEADER);
            assertEquals(
                    List.of(victim.id()),
                    alike.stream().map(one -> one.entry().id()).toList());
            assertTrue(alike.get(0).title().startsWith("V-"));
        }
    }

    @OnEveryDatabase
    void that_something_under_a_condition_is_the_same_is_told_after_a_reason(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            Handling handling = new Handling(Set.of(HandlingCode.H3), Optional.of("Solo con aviso previo"));
            Entry car = room.entries(CO).write(room.team, a(EntryKind.VEHICLE, handling, "plate", "ABC-123"), MEMBER);
            room.carry();
            Entry guess = room.write(BR, EntryKind.VEHICLE, "plate", "abc 123");
            assertEquals(List.of(), room.entries(BR).alike(room.team, guess.id(), MEMBER));
            assertEquals(List.of(), room.entries(BR).alike(room.team, car.id(), MEMBER), "nor from its side");
            room.entries(BR).because(room.team, RestrictedClass.CONDITION, "Cotejar matrículas", MEMBER);
            assertEquals(
                    List.of(car.id()),
                    room.entries(BR).alike(room.team, guess.id(), MEMBER).stream()
                            .map(one -> one.entry().id())
                            .toList());
            room.carry();
            assertEquals(1, room.entries(CO).alike(room.team, car.id(), MEMBER).size(), "its provider's own");
        }
    }

    @OnEveryDatabase
    void a_victim_is_changed_by_who_has_said_why(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            Entry victim = victim(room);
            var renamed = a(EntryKind.PERSON, Handling.GENERAL, "standing", "victim", "name", "Ana Quispe");
            assertEquals("jit.entry-reason", code(() -> room.entries(CO)
                    .change(room.team, victim.id(), 1, renamed, MEMBER)));
            room.entries(CO).because(room.team, RestrictedClass.VICTIM, "Corregir el nombre", MEMBER);
            assertEquals(
                    2,
                    room.entries(CO)
                            .change(room.team, victim.id(), 1, renamed, MEMBER)
                            .version());
        }
    }

    @OnEveryDatabase
    void what_is_under_a_condition_is_read_with_a_reason_until_its_provider_lifts_it(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            Handling handling =
                    new Handling(EnumSet.of(HandlingCode.H2, HandlingCode.H3), Optional.of("Solo con aviso previo"));
            Entry account = room.entries(CO)
                    .write(
                            room.team,
                            a(EntryKind.ACCOUNT, handling, "form", "bank", "number", "991", "provider", "Banco"),
                            MEMBER);
            room.carry();
            assertEquals(Optional.empty(), room.see(CO, MEMBER, account).kept(), "one's own");
            Seen kept = room.see(BR, MEMBER, account);
            assertEquals(Optional.of(Kept.REASON), kept.kept());
            assertEquals(
                    List.of("form"), List.copyOf(kept.entry().content().values().keySet()));
            assertEquals(
                    Optional.of("Solo con aviso previo"),
                    kept.entry().handling().condition());
            assertEquals(List.of(), room.found(BR, MEMBER, "banco"));
            room.entries(BR).because(room.team, RestrictedClass.CONDITION, "Cotejar cuentas", MEMBER);
            assertEquals("991", room.see(BR, MEMBER, account).entry().content().word("number"));
            assertEquals(1, consulted(room.parties.of(BR)).size());

            assertEquals(
                    "jit.entry-own",
                    code(() -> room.write(
                            CO, EntryKind.LIFT, "about", account.id().toString(), "codes", "h3", "purpose", "p")));
            assertEquals(
                    "jit.entry-codes",
                    code(() -> room.write(
                            BR, EntryKind.LIFT, "about", account.id().toString(), "codes", "h1", "purpose", "p")));
            Entry lift = room.write(
                    BR,
                    EntryKind.LIFT,
                    "about",
                    account.id().toString(),
                    "codes",
                    "h3",
                    "purpose",
                    "Usarlo en la medida");
            room.carry();
            assertEquals(
                    "jit.not-ours",
                    code(() ->
                            room.write(BR, EntryKind.LIFTED, "about", lift.id().toString(), "answer", "granted")));
            room.write(CO, EntryKind.LIFTED, "about", lift.id().toString(), "answer", "granted");
            room.carry();
            Seen lifted = room.see(BR, SECONDED, account);
            assertEquals(Handling.of(HandlingCode.H2), lifted.entry().handling());
            assertEquals("991", lifted.title());
            assertEquals(List.of("991"), room.found(BR, SECONDED, "banco"));
            assertEquals(
                    "jit.entry-answered",
                    code(() ->
                            room.write(CO, EntryKind.LIFTED, "about", lift.id().toString(), "answer", "refused")));
        }
    }

    @OnEveryDatabase
    void a_participant_sees_what_a_leader_gave_them_and_nothing_else(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            Entry car = room.write(CO, EntryKind.VEHICLE, "plate", "ABC-123");
            Entry other = room.write(CO, EntryKind.VEHICLE, "plate", "XYZ-999");
            Entry note = room.write(
                    CO, EntryKind.MESSAGE, "text", "Nota", "about", car.id().toString());
            Entry kept = room.entries(CO)
                    .write(room.team, a(EntryKind.VEHICLE, Handling.of(HandlingCode.H2), "plate", "HHH-222"), MEMBER);
            room.carry();
            assertEquals(List.of(), room.titles(BR, EXPERT));
            String expert = room.designation(BR, "expert");
            String[] given = {"to", expert, "entries", car.id().toString()};
            assertEquals("jit.entry-given", code(() -> room.write(BR, MEMBER, EntryKind.GIVEN, given)));
            assertEquals(
                    "jit.entry-given",
                    code(() -> room.write(
                            BR,
                            LEADER,
                            EntryKind.GIVEN,
                            "to",
                            room.designation(BR, "member"),
                            "entries",
                            car.id().toString())));
            assertEquals(
                    "jit.entry-kept",
                    code(() -> room.write(
                            BR,
                            LEADER,
                            EntryKind.GIVEN,
                            "to",
                            expert,
                            "entries",
                            kept.id().toString())));
            Entry giving = room.write(BR, LEADER, EntryKind.GIVEN, given);
            assertEquals(List.of("ABC-123"), room.titles(BR, EXPERT));
            assertEquals(List.of("ABC-123"), room.found(BR, EXPERT, "abc"));
            assertEquals(
                    Set.of(EntryKind.VEHICLE),
                    room.entries(BR).counts(room.team, EXPERT).keySet());
            assertEquals(List.of(), room.entries(BR).about(room.team, car.id(), 9, EXPERT));
            assertEquals(
                    1, room.entries(BR).all(room.team, Set.of(), 99, EXPERT).size());
            assertEquals(
                    Set.of(car.id()),
                    room.entries(BR)
                            .named(room.team, Set.of(car.id(), other.id(), note.id()), EXPERT)
                            .keySet());
            for (Entry one : List.of(other, note, kept, giving)) {
                assertThrows(NotFound.class, () -> room.see(BR, EXPERT, one));
            }
            // Its provider gives it itself; and puts what was given under what keeps it from being passed on.
            room.write(
                    CO,
                    LEADER,
                    EntryKind.GIVEN,
                    "to",
                    expert,
                    "entries",
                    kept.id().toString());
            room.entries(CO)
                    .change(
                            room.team,
                            car.id(),
                            1,
                            a(EntryKind.VEHICLE, Handling.of(HandlingCode.H2), "plate", "ABC-123"),
                            MEMBER);
            room.carry();
            assertEquals(List.of("HHH-222"), room.titles(BR, EXPERT));
            room.entries(BR).takeBack(room.team, giving.id(), 1, "Ya no", LEADER);
            assertEquals(
                    List.of("HHH-222"),
                    Stream.of(room.titles(BR, EXPERT)).flatMap(List::stream).toList());
        }
    }
}
