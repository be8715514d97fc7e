package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.TestNode.PE;
import static org.enlace.jit.internal.work.Items.code;
import static org.enlace.jit.internal.work.Workroom.ADMIN;
import static org.enlace.jit.internal.work.Workroom.AUTHORITY;
import static org.enlace.jit.internal.work.Workroom.EXPERT;
import static org.enlace.jit.internal.work.Workroom.LEADER;
import static org.enlace.jit.internal.work.Workroom.MEMBER;
import static org.enlace.jit.internal.work.Workroom.OUTSIDER;
import static org.enlace.jit.internal.work.Workroom.SECONDED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.enlace.jit.custody.Custodian;
import org.enlace.jit.custody.Custody;
import org.enlace.jit.custody.EventField;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.RestrictedClass;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.Stale;

/** Who reads and writes what happened to items of evidence, and what their own node does not write. */
class EvidenceTest {
    @OnEveryDatabase
    void who_sees_the_team_reads_the_chain_and_who_writes_in_it_writes(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Entry item = items.item(CO);
            for (Caller caller : List.of(EXPERT, AUTHORITY, OUTSIDER, ADMIN)) {
                assertEquals(
                        Optional.of("nothing"), code(() -> items.custody(CO).log(items.room.team, item.id(), caller)));
                assertEquals(
                        Optional.of("nothing"),
                        code(() -> items.write(CO, caller, item, begun(items))),
                        () -> String.valueOf(caller.officer()));
                assertEquals(Optional.of("nothing"), code(() -> items.custody(CO)
                        .inTransit(items.room.team, org.enlace.jit.Place.FIRST, 5, caller)));
            }
            items.room.write(
                    CO,
                    LEADER,
                    EntryKind.GIVEN,
                    "to",
                    items.room.designation(CO, "expert"),
                    "entries",
                    item.id().toString());
            assertEquals("Teléfono negro", items.room.see(CO, EXPERT, item).title());
            assertEquals(
                    Optional.of("nothing"),
                    code(() -> items.custody(CO).log(items.room.team, item.id(), EXPERT)),
                    "what stands around it");
            items.write(CO, SECONDED, item, begun(items));
            assertEquals(1, items.log(CO, item).events().size());
            Entry car = items.room.write(CO, EntryKind.VEHICLE, "plate", "ABC-123");
            assertEquals(Optional.of("nothing"), code(() -> items.log(CO, car)), "no evidence");
            assertTrue(items.node(CO).codes().contains("jit.custody-write"));
        }
    }

    private static Custody.NewEvent begun(Items items) {
        return items.event(CO, EventKind.COLLECTED, Optional.empty(), Optional.empty());
    }

    @OnEveryDatabase
    void the_chain_of_an_item_under_a_condition_of_another_country_is_read_after_saying_why(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Workroom room = items.room;
            Entry item = room.entries(BR)
                    .write(
                            room.team,
                            Workroom.a(
                                    EntryKind.EVIDENCE,
                                    new Handling(java.util.Set.of(HandlingCode.H3), Optional.of("Solo para el juicio")),
                                    Items.FIELDS),
                            MEMBER);
            items.write(BR, item, EventKind.COLLECTED);
            items.carry();
            assertEquals(Optional.of("jit.entry-reason"), code(() -> items.log(CO, item)));
            room.entries(CO).because(room.team, RestrictedClass.CONDITION, "Para el juicio 7", MEMBER);
            assertEquals(1, items.log(CO, item).events().size());
            assertTrue(items.node(CO).codes().contains("jit.entry-consulted"));
        }
    }

    @OnEveryDatabase
    void the_country_s_own_node_writes_nothing_of_which_a_court_would_ask_why(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Entry item = items.item(CO);
            items.carry();
            assertEquals(Optional.of("jit.custody-first"), code(() -> items.write(CO, item, EventKind.ACCESSED)));
            assertEquals(Optional.of("jit.custody-holder"), code(() -> items.write(BR, item, EventKind.COLLECTED)));
            SealedEvent first = items.write(CO, item, EventKind.COLLECTED);
            assertEquals(Optional.of("jit.custody-first"), code(() -> items.write(CO, item, EventKind.COLLECTED)));
            assertEquals(Optional.of("jit.custody-party"), code(() -> items.out(CO, item, PE)));
            assertEquals(
                    Optional.of("jit.custody-answer"), code(() -> items.answer(CO, item, EventKind.RECEIVED, first)));
            items.carry();
            assertEquals(
                    Optional.of("jit.custody-answer"),
                    code(() -> items.answer(BR, item, EventKind.CORRECTED, first)),
                    "another's");
            SealedEvent out = items.out(CO, item, CO);
            assertEquals(
                    Optional.of("jit.custody-same"),
                    code(() -> items.write(
                            CO,
                            MEMBER,
                            item,
                            items.event(CO, EventKind.RECEIVED, Optional.empty(), Optional.of(out)))));
            items.answer(CO, item, EventKind.RECEIVED, out);
            Custody.NewEvent wrong = items.event(CO, EventKind.TRANSFERRED_OUT, Optional.of(BR), Optional.empty());
            Map<EventField, Custodian> persons = new java.util.EnumMap<>(wrong.persons());
            persons.put(EventField.HANDING, Items.person(BR));
            assertEquals(
                    Optional.of("jit.custody-person"),
                    code(() -> items.write(
                            CO,
                            MEMBER,
                            item,
                            new Custody.NewEvent(
                                    wrong.kind(),
                                    wrong.happened(),
                                    wrong.zone(),
                                    wrong.place(),
                                    wrong.authority(),
                                    persons,
                                    wrong.said()))));
            assertEquals(List.of(), items.flaws(CO, item));
        }
    }

    @OnEveryDatabase
    void two_who_write_at_once_write_one_after_the_other(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Entry item = items.item(CO);
            items.write(CO, item, EventKind.COLLECTED);
            Custody.NewEvent opened = items.event(CO, EventKind.ACCESSED, Optional.empty(), Optional.empty());
            List<CompletableFuture<Void>> both = List.of(MEMBER, LEADER).stream()
                    .map(caller -> CompletableFuture.runAsync(() -> IntStream.range(0, 4)
                            .forEach(i -> untilDone(() -> items.write(
                                    CO,
                                    caller,
                                    item,
                                    at(opened, caller.officer().value() + " " + i))))))
                    .toList();
            both.forEach(CompletableFuture::join);
            List<Integer> sequences = items.log(CO, item).events().stream()
                    .map(one -> one.event().sequence())
                    .toList();
            assertEquals(IntStream.rangeClosed(1, 9).boxed().toList(), sequences);
            assertEquals(List.of(), items.flaws(CO, item));
        }
    }

    /** The same twice would be written once. */
    private static Custody.NewEvent at(Custody.NewEvent event, String place) {
        return new Custody.NewEvent(
                event.kind(), event.happened(), event.zone(), place, event.authority(), event.persons(), event.said());
    }

    private static void untilDone(Runnable work) {
        boolean done = false;
        while (!done) {
            try {
                work.run();
                done = true;
            } catch (Stale overtaken) {
                // Again: the other was quicker.
            }
        }
    }
}
