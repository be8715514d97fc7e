package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.TestNode.PE;
import static org.enlace.jit.internal.work.Workroom.EXPERT;
import static org.enlace.jit.internal.work.Workroom.LEADER;
import static org.enlace.jit.internal.work.Workroom.MEMBER;
import static org.enlace.jit.internal.work.Workroom.OUTSIDER;
import static org.enlace.jit.internal.work.Workroom.a;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.Part;
import org.enlace.jit.Place;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.EntryQuery;
import org.enlace.jit.work.Seen;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;

class EntriesTest {
    static String code(Runnable work) {
        return assertThrows(Refusal.class, work::run).code();
    }

    @OnEveryDatabase
    void what_one_writes_every_member_reads_and_its_country_alone_changes(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            Entry car = room.write(CO, EntryKind.VEHICLE, "plate", "ABC-123", "colour", "rojo");
            room.carry();
            assertEquals(List.of(), room.quarantine(BR));
            assertEquals("ABC-123", room.see(BR, MEMBER, car).title());
            assertEquals(List.of("ABC-123"), room.titles(BR, MEMBER, EntryKind.VEHICLE));
            assertEquals(Map.of(EntryKind.VEHICLE, 1L), room.entries(BR).counts(room.team, LEADER));
            assertEquals(car, room.see(BR, MEMBER, car).entry());

            var painted = a(EntryKind.VEHICLE, Handling.of(HandlingCode.H1), "plate", "ABC-123", "colour", "azul");
            assertEquals("jit.not-ours", code(() -> room.entries(BR).change(room.team, car.id(), 1, painted, MEMBER)));
            Entry second = room.entries(CO).change(room.team, car.id(), 1, painted, LEADER);
            assertThrows(Stale.class, () -> room.entries(CO).change(room.team, car.id(), 1, painted, MEMBER));
            assertEquals("jit.entry-kind", code(() -> room.entries(CO)
                    .change(
                            room.team,
                            car.id(),
                            2,
                            a(EntryKind.LESSON, Handling.GENERAL, "title", "t", "text", "x"),
                            MEMBER)));
            room.carry();
            assertEquals(second, room.see(BR, MEMBER, car).entry());
            assertEquals(
                    List.of("rojo", "azul"),
                    room.entries(BR).versions(room.team, car.id(), MEMBER).stream()
                            .map(one -> one.entry().content().word("colour"))
                            .toList());

            room.entries(CO).takeBack(room.team, car.id(), 2, "No era ese", MEMBER);
            room.carry();
            for (var country : List.of(CO, BR)) {
                assertThrows(NotFound.class, () -> room.see(country, MEMBER, car));
                assertEquals(Map.of(), room.entries(country).counts(room.team, MEMBER));
                assertEquals(List.of(), room.found(country, MEMBER, "azul"));
            }
        }
    }

    @OnEveryDatabase
    void who_is_of_the_team_but_may_not_write_is_refused_and_whoever_is_not_finds_nothing(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            Entry car = room.write(CO, EntryKind.VEHICLE, "plate", "ABC-123");
            assertEquals("jit.not-allowed", code(() -> room.write(CO, EXPERT, EntryKind.VEHICLE, "plate", "X-1")));
            assertThrows(NotFound.class, () -> room.write(CO, OUTSIDER, EntryKind.VEHICLE, "plate", "X-1"));
            for (var caller : List.of(OUTSIDER, Workroom.ADMIN, Workroom.AUTHORITY)) {
                assertThrows(NotFound.class, () -> room.see(CO, caller, car));
                assertThrows(NotFound.class, () -> room.titles(CO, caller));
                assertThrows(NotFound.class, () -> room.entries(CO).counts(room.team, caller));
            }
        }
    }

    @OnEveryDatabase
    void an_entry_points_to_what_is_there_and_of_the_kind_it_takes(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            Entry car = room.write(CO, EntryKind.VEHICLE, "plate", "ABC-123");
            String nobody = "01900000-0000-7000-8000-00000fffffff";
            assertEquals(
                    "jit.entry-points",
                    code(() ->
                            room.write(CO, EntryKind.MINUTES, "about", car.id().toString(), "text", "Acta")));
            assertEquals(
                    "jit.entry-points",
                    code(() -> room.write(CO, EntryKind.INFORMATION, "title", "t", "text", "x", "about", nobody)));
            assertEquals(
                    "jit.entry-member",
                    code(() -> room.write(
                            CO, EntryKind.TASK, "title", "t", "progress", "planned", "responsible", nobody)));
            Entry task = room.write(
                    CO,
                    EntryKind.TASK,
                    "title",
                    "Vigilar",
                    "progress",
                    "planned",
                    "responsible",
                    room.designation(CO, "member"));
            Entry said = room.write(
                    CO, EntryKind.MESSAGE, "text", "Míralo", "about", task.id().toString());
            assertEquals(
                    List.of(said.id()),
                    room.entries(CO).about(room.team, task.id(), 10, MEMBER).stream()
                            .map(one -> one.entry().id())
                            .toList());
            Entry meeting = room.write(
                    CO,
                    EntryKind.MEETING,
                    "title",
                    "Primera",
                    "begins",
                    "2027-04-01T10:00:00Z",
                    "zone",
                    "America/Bogota");
            Entry minutes =
                    room.write(CO, EntryKind.MINUTES, "about", meeting.id().toString(), "text", "Se acordó");
            assertEquals("Primera", room.see(CO, MEMBER, minutes).title(), "a title is of what it points to");
        }
    }

    @OnEveryDatabase
    void lists_are_walked_part_by_part_in_both_directions_and_by_words(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            List<RecordId> all = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                all.add(room.write(CO, EntryKind.VEHICLE, "plate", "ABC-10" + i, "colour", i % 2 == 0 ? "Añil" : "rojo")
                        .id());
                room.write(CO, EntryKind.PLACE, "name", "Puente " + i);
            }
            Collections.reverse(all);
            for (EntryQuery query : List.of(
                    EntryQuery.of(EntryKind.VEHICLE),
                    new EntryQuery(Set.of(EntryKind.VEHICLE), Optional.of(CO), "abc", Optional.empty()))) {
                List<RecordId> walked = new ArrayList<>();
                Optional<Place> place = Optional.of(Place.FIRST);
                Part<Seen> part = null;
                while (place.isPresent()) {
                    part = room.entries(CO).list(room.team, query, place.get(), 3, MEMBER);
                    part.items().forEach(one -> walked.add(one.entry().id()));
                    place = part.next().map(Place::after);
                }
                assertEquals(all, walked);
                Part<Seen> before = room.entries(CO)
                        .list(
                                room.team,
                                query,
                                Place.before(part.items().get(0).entry().id()),
                                3,
                                MEMBER);
                assertEquals(
                        all.subList(3, 6),
                        before.items().stream().map(one -> one.entry().id()).toList());
                assertTrue(before.previous().isPresent() && before.next().isPresent());
            }
            assertEquals(List.of("ABC-106", "ABC-104", "ABC-102", "ABC-100"), room.found(CO, MEMBER, "ANIL"));
            assertEquals(
                    List.of("ABC-104"),
                    room.found(CO, MEMBER, "anil abc104"),
                    "as it is typed without what stands between");
            assertEquals(List.of(), room.found(CO, MEMBER, "añil puente"));
            assertEquals(
                    14,
                    room.titles(CO, MEMBER, EntryKind.VEHICLE, EntryKind.PLACE).size());
            assertEquals(
                    14, room.entries(CO).all(room.team, Set.of(), 50, MEMBER).size());
            assertEquals(
                    room.titles(CO, MEMBER, EntryKind.VEHICLE).get(1),
                    room.entries(CO)
                            .all(room.team, Set.of(EntryKind.VEHICLE), 2, MEMBER)
                            .get(0)
                            .title());
        }
    }

    @OnEveryDatabase
    void merged_entries_step_back_behind_the_one_that_stands_for_them_until_that_is_undone(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            Entry one = room.write(CO, EntryKind.VEHICLE, "plate", "ABC-123");
            room.carry();
            Entry other = room.write(BR, EntryKind.VEHICLE, "plate", "abc 123");
            room.carry();
            assertEquals(
                    List.of("abc 123"),
                    room.entries(CO).alike(room.team, one.id(), MEMBER).stream()
                            .map(Seen::title)
                            .toList());
            Entry same = room.write(
                    CO,
                    EntryKind.SAME,
                    "kept",
                    one.id().toString(),
                    "merged",
                    other.id().toString());
            room.carry();
            for (var country : List.of(CO, BR)) {
                assertEquals(List.of("ABC-123"), room.titles(country, MEMBER, EntryKind.VEHICLE));
                assertTrue(room.see(country, MEMBER, other).same());
                assertEquals(1L, room.entries(country).counts(room.team, MEMBER).get(EntryKind.VEHICLE));
                assertEquals(List.of(), room.entries(country).alike(room.team, one.id(), MEMBER));
            }
            Entry third = room.write(BR, EntryKind.VEHICLE, "plate", "ABC123");
            assertEquals(
                    "jit.entry-merged",
                    code(() -> room.write(
                            BR,
                            EntryKind.SAME,
                            "kept",
                            other.id().toString(),
                            "merged",
                            third.id().toString())));
            assertEquals("jit.entry-final", code(() -> room.entries(CO)
                    .change(
                            room.team,
                            same.id(),
                            1,
                            a(
                                    EntryKind.SAME,
                                    Handling.GENERAL,
                                    "kept",
                                    one.id().toString(),
                                    "merged",
                                    third.id().toString()),
                            MEMBER)));
            room.entries(CO).takeBack(room.team, same.id(), 1, "No eran el mismo", LEADER);
            room.carry();
            for (var country : List.of(CO, BR)) {
                assertEquals(3, room.titles(country, MEMBER, EntryKind.VEHICLE).size());
                assertEquals(3L, room.entries(country).counts(room.team, MEMBER).get(EntryKind.VEHICLE));
            }
            assertEquals(
                    "jit.entry-same",
                    code(() -> room.write(
                            CO,
                            EntryKind.SAME,
                            "kept",
                            one.id().toString(),
                            "merged",
                            room.write(CO, EntryKind.PLACE, "name", "Puente")
                                    .id()
                                    .toString())));
        }
    }

    @OnEveryDatabase
    void two_countries_that_merge_each_into_the_other_come_to_the_same(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR, PE)) {
            String one =
                    room.write(CO, EntryKind.VEHICLE, "plate", "ABC-123").id().toString();
            String other =
                    room.write(CO, EntryKind.VEHICLE, "plate", "ABC 123").id().toString();
            room.carry();
            room.write(CO, EntryKind.SAME, "kept", one, "merged", other);
            room.write(BR, EntryKind.SAME, "kept", other, "merged", one);
            room.carry();
            List<String> shown = room.titles(CO, MEMBER, EntryKind.VEHICLE);
            assertEquals(1, shown.size());
            for (var country : List.of(BR, PE)) {
                assertEquals(shown, room.titles(country, MEMBER, EntryKind.VEHICLE));
            }
        }
    }

    @OnEveryDatabase
    void of_more_than_a_page_takes_the_newest_are_read_or_those_of_a_year(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            Entry first = room.write(CO, EntryKind.VEHICLE, "plate", "A-1");
            Entry second = room.write(CO, EntryKind.VEHICLE, "plate", "A-2");
            Entry third = room.write(CO, EntryKind.PLACE, "name", "A-3");
            Set<EntryKind> kinds = Set.of(EntryKind.VEHICLE, EntryKind.PLACE);
            assertEquals(
                    List.of(second.id(), third.id()),
                    room.entries(CO).all(room.team, kinds, 2, MEMBER).stream()
                            .map(one -> one.entry().id())
                            .toList());
            assertEquals(
                    List.of(first.id(), second.id(), third.id()),
                    room.entries(CO).all(room.team, kinds, Optional.of(java.time.Year.of(2027)), 9, MEMBER).stream()
                            .map(one -> one.entry().id())
                            .toList());
            assertEquals(
                    List.of(), room.entries(CO).all(room.team, kinds, Optional.of(java.time.Year.of(2026)), 9, MEMBER));
        }
    }
}
