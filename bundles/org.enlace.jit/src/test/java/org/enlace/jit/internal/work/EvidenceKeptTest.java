package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.work.Items.code;
import static org.enlace.jit.internal.work.Items.person;
import static org.enlace.jit.internal.work.Workroom.LEADER;
import static org.enlace.jit.internal.work.Workroom.MEMBER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.custody.Custody.NewEvent;
import org.enlace.jit.custody.Custody.Whereabouts;
import org.enlace.jit.custody.CustodyEvent;
import org.enlace.jit.custody.CustodyLog.Flaw;
import org.enlace.jit.custody.CustodyLog.Held;
import org.enlace.jit.custody.EventField;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.persistence.JitSchema;
import org.enlace.jit.internal.signing.Sealer;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.EvidenceNumber;
import org.enlace.jit.work.RestrictedClass;
import org.enlace.keys.testing.FixedKeys;
import org.enlace.persistence.Schema;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.RecordId;

/** What of a chain is kept from whom, what is kept of an item whose country takes it back, and what lists know of where items are. */
class EvidenceKeptTest {
    private static final String NAME = "Ana Pérez Quispe";

    private static void victim(Items items) {
        items.room.write(CO, LEADER, EntryKind.PERSON, "name", NAME, "standing", "victim");
    }

    /** The first event of an item, which says in what condition it is. */
    private static SealedEvent collected(Items items, Entry item, String condition) {
        NewEvent event = items.event(CO, EventKind.COLLECTED, Optional.empty(), Optional.empty());
        return items.write(
                CO,
                MEMBER,
                item,
                new NewEvent(
                        event.kind(),
                        event.happened(),
                        event.zone(),
                        event.place(),
                        event.authority(),
                        Map.of(EventField.HANDING, new org.enlace.jit.custody.Custodian(NAME, "-", "", "-", CO)),
                        Map.of(EventField.CONDITION, condition)));
    }

    private static EventWords words(Items items, CountryCode country, Entry item, Caller caller) {
        List<CustodyEvent> events = items.log(country, item).events().stream()
                .map(SealedEvent::event)
                .toList();
        return items.node(country).desks.work().items().words(items.room.team, item.id(), events, caller);
    }

    @OnEveryDatabase
    void a_victim_whom_an_event_names_is_named_to_whoever_may_know_them_and_said_why(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            victim(items);
            Entry item = items.item(CO);
            CustodyEvent event = collected(items, item, "La llevaba Ana Pérez").event();
            String condition = event.said(EventField.CONDITION).orElseThrow();
            items.carry();
            EventWords member = words(items, BR, item, MEMBER);
            assertFalse(member.of(event, condition).contains("Pérez"), "nobody told them");
            assertTrue(member.of(event, condition).startsWith("La llevaba V-"));
            assertTrue(member.of(event, event.person(EventField.HANDING).orElseThrow())
                    .name()
                    .startsWith("V-"));
            assertFalse(member.whole(event), "what was signed would tell them");
            assertFalse(words(items, BR, item, LEADER).whole(event), "no reason was said");
            assertEquals(condition, words(items, CO, item, MEMBER).of(event, condition), "who wrote it reads it");
            TestNode brazil = items.node(BR);
            assertFalse(brazil.codes().contains("jit.entry-consulted"));
            items.room.entries(BR).because(items.room.team, RestrictedClass.VICTIM, "Quiero saber", MEMBER);
            assertFalse(words(items, BR, item, MEMBER).whole(event), "whatever they say");
            items.room.entries(BR).because(items.room.team, RestrictedClass.VICTIM, "Para el juicio 7", LEADER);
            EventWords leader = words(items, BR, item, LEADER);
            assertEquals(condition, leader.of(event, condition));
            assertTrue(leader.whole(event));
            assertTrue(brazil.codes().contains("jit.entry-consulted"), "that it was read is noted");
            assertEquals(items.log(CO, item), items.log(BR, item), "what was signed stays as it was");
        }
    }

    @OnEveryDatabase
    void the_chain_of_an_item_is_kept_from_whom_a_part_of_the_item_is_kept(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            victim(items);
            String[] fields = Items.FIELDS.clone();
            fields[List.of(fields).indexOf("text") + 1] = "El teléfono de " + NAME;
            Entry item = items.room.write(CO, EntryKind.EVIDENCE, fields);
            items.write(CO, item, EventKind.COLLECTED);
            items.carry();
            RecordId team = items.room.team;
            assertEquals(1, items.log(CO, item).events().size(), "who wrote it");
            assertEquals(Optional.of("nothing"), code(() -> items.log(BR, item)), "its page hides it from them too");
            assertEquals(Optional.of("jit.entry-reason"), code(() -> items.custody(BR)
                    .log(team, item.id(), LEADER)));
            items.room.entries(BR).because(team, RestrictedClass.VICTIM, "Para el juicio 7", LEADER);
            assertEquals(
                    1, items.custody(BR).log(team, item.id(), LEADER).events().size());
            assertTrue(items.node(BR).codes().contains("jit.entry-consulted"));
            assertEquals(Map.of(), items.custody(BR).whereabouts(team, Set.of(item.id()), MEMBER), "nor in lists");
        }
    }

    @OnEveryDatabase
    void a_country_that_takes_an_item_back_takes_nobody_s_chain_along(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            RecordId team = items.room.team;
            Entry item = items.item(CO);
            items.write(CO, item, EventKind.COLLECTED);
            SealedEvent out = items.out(CO, item, BR);
            Entry empty = items.item(CO);
            items.carry();
            items.answer(BR, item, EventKind.RECEIVED, out);
            items.takenBack(BR, item);
            items.takenBack(BR, empty);
            assertEquals(Optional.of("nothing"), code(() -> items.room.see(BR, MEMBER, item)));
            assertEquals(
                    new Held(BR, Optional.of(person(BR))), items.log(BR, item).state());
            SealedEvent later = items.write(BR, item, EventKind.ACCESSED);
            assertTrue(items.log(BR, item).flawless());
            EvidenceDoor.Item left = items.node(BR).desks.work().items().find(team, item.id(), MEMBER);
            assertTrue(left.takenBack().isPresent());
            assertEquals(CO, left.entry().owner());
            assertEquals(1, left.entry().content().number(EvidenceNumber.FIELD));
            assertEquals(Optional.empty(), left.entry().content().first("title"), "the description is gone");
            assertEquals(List.of(item.id()), items.custody(BR).takenBack(team, 10, MEMBER));
            assertEquals(Optional.of("nothing"), code(() -> items.log(BR, empty)), "nothing happened to that one");
            for (Caller caller : List.of(Workroom.EXPERT, Workroom.AUTHORITY, Workroom.OUTSIDER, Workroom.ADMIN)) {
                assertEquals(
                        Optional.of("nothing"), code(() -> items.custody(BR).log(team, item.id(), caller)));
                assertEquals(
                        Optional.of("nothing"), code(() -> items.custody(BR).takenBack(team, 10, caller)));
            }
            items.carry();
            assertTrue(items.log(CO, item).events().contains(later), "and its country hears of it");
        }
    }

    @OnEveryDatabase
    void what_was_under_a_condition_stays_so_when_its_description_is_taken_back(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            RecordId team = items.room.team;
            Entry item = items.room
                    .entries(CO)
                    .write(
                            team,
                            Workroom.a(
                                    EntryKind.EVIDENCE,
                                    new Handling(Set.of(HandlingCode.H3), Optional.of("Solo para el juicio")),
                                    Items.FIELDS),
                            MEMBER);
            items.write(CO, item, EventKind.COLLECTED);
            items.carry();
            items.takenBack(BR, item);
            assertEquals(Optional.of("jit.entry-reason"), code(() -> items.log(BR, item)));
            EvidenceDoor door = items.node(BR).desks.work().items();
            assertEquals(
                    Optional.of(RestrictedClass.CONDITION),
                    door.gone(team, item.id(), MEMBER).orElseThrow().restricted());
            TestNode brazil = items.node(BR);
            assertEquals(List.of(), whole(brazil, team, item));
            assertFalse(brazil.codes().contains("jit.entry-consulted"));
            items.room.entries(BR).because(team, RestrictedClass.CONDITION, "Para el juicio 7", MEMBER);
            assertEquals(1, items.log(BR, item).events().size());
            assertTrue(brazil.codes().contains("jit.entry-consulted"));
            assertEquals(List.of(item.id()), whole(brazil, team, item));
        }
    }

    private static List<RecordId> whole(TestNode node, RecordId team, Entry item) {
        return node.changes.read(() -> node.desks.work().items().visit(team, MEMBER).whole(List.of(item.id())).stream()
                .map(one -> one.entry().id())
                .toList());
    }

    /** What a country writes of another's item with which nothing was begun. */
    private static SealedEvent worthless(Items items, SealedEvent of, Entry item) {
        CustodyEvent event = of.event();
        CustodyEvent other = new CustodyEvent(
                TestNode.id(),
                event.team(),
                item.id(),
                event.country(),
                event.sequence(),
                event.prior(),
                event.kind(),
                event.happened(),
                event.zone(),
                event.written(),
                event.author(),
                event.by(),
                event.place(),
                event.authority(),
                event.persons(),
                event.said());
        SealedEvent sealed = new SealedEvent(other, new Sealer(new FixedKeys()).seal(other.bytes()));
        assertEquals(Optional.empty(), items.takes(CO, BR, sealed));
        return sealed;
    }

    @OnEveryDatabase
    void nobody_keeps_a_country_from_taking_back_an_item_with_which_it_did_nothing(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            RecordId team = items.room.team;
            Entry item = items.item(CO);
            Entry begun = items.item(CO);
            Entry theirs = items.item(BR);
            items.write(CO, begun, EventKind.COLLECTED);
            SealedEvent of = items.write(BR, theirs, EventKind.COLLECTED);
            items.carry();
            SealedEvent worthless = worthless(items, of, item);
            assertEquals(List.of(Flaw.NOT_HOLDER), items.flaws(CO, item));
            items.room.entries(CO).takeBack(team, item.id(), 1, "Era otro", MEMBER);
            assertEquals(Optional.of("nothing"), code(() -> items.room.see(CO, MEMBER, item)));
            assertEquals(List.of(worthless), items.log(CO, item).events(), "what was written is kept all the same");
            assertEquals(
                    Optional.of("jit.entry-chained"),
                    code(() -> items.room.entries(CO).takeBack(team, begun.id(), 1, "Era otro", MEMBER)));
        }
    }

    @OnEveryDatabase
    void what_is_sent_twice_is_written_once_whoever_is_quicker(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Entry item = items.item(CO);
            items.write(CO, item, EventKind.COLLECTED);
            NewEvent twice = items.event(CO, EventKind.ACCESSED, Optional.empty(), Optional.empty());
            SealedEvent first = items.write(CO, MEMBER, item, twice);
            assertEquals(first, items.write(CO, MEMBER, item, twice));
            NewEvent gone = items.event(CO, EventKind.DESTROYED, Optional.empty(), Optional.empty());
            SealedEvent last = items.write(CO, MEMBER, item, gone);
            assertEquals(last, items.write(CO, MEMBER, item, gone), "not refused as what follows the end");
            assertEquals(3, items.log(CO, item).events().size());
            long written = items.node(CO).codes().stream()
                    .filter("jit.custody-write"::equals)
                    .count();
            assertEquals(3, written, "the audit knows of each once");
        }
    }

    private static Map<RecordId, Whereabouts> known(Items items, CountryCode country, Entry... of) {
        Set<RecordId> ids = Set.of(of).stream().map(Entry::id).collect(java.util.stream.Collectors.toSet());
        Map<RecordId, Whereabouts> found = items.custody(country).whereabouts(items.room.team, ids, MEMBER);
        Map<RecordId, Whereabouts> read = new HashMap<>();
        for (Entry one : of) {
            if (!items.log(country, one).events().isEmpty()) {
                read.put(one.id(), Transits.whereabouts(items.log(country, one)));
            }
        }
        assertEquals(read, found, "lists know what the chain says");
        return found;
    }

    @OnEveryDatabase
    void lists_know_where_items_are_without_reading_their_chains(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Entry item = items.item(CO);
            Entry other = items.item(CO);
            assertEquals(Map.of(), known(items, CO, item, other));
            items.write(CO, item, EventKind.COLLECTED);
            known(items, CO, item, other);
            SealedEvent out = items.out(CO, item, BR);
            Whereabouts moving = known(items, CO, item, other).get(item.id());
            assertEquals(Optional.of(out.event().happened()), moving.since());
            assertEquals(2, moving.events());
            items.carry();
            known(items, BR, item, other);
            items.answer(BR, item, EventKind.RECEIVED, out);
            items.write(BR, item, EventKind.DESTROYED);
            known(items, BR, item);
            items.carry();
            known(items, CO, item, other);
            assertEquals(List.of(), items.inTransit(CO));
        }
    }

    @OnEveryDatabase
    void lists_know_what_is_found_of_what_moves_nothing(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Entry item = items.item(CO);
            items.write(CO, item, EventKind.COLLECTED);
            items.carry();
            known(items, BR, item);
            NewEvent sound = items.event(CO, EventKind.HASH_VERIFIED);
            Map<EventField, String> said = new HashMap<>(sound.said());
            said.put(EventField.AFTER, "cd".repeat(32));
            items.write(
                    CO,
                    MEMBER,
                    item,
                    new NewEvent(
                            sound.kind(),
                            sound.happened(),
                            sound.zone(),
                            sound.place(),
                            sound.authority(),
                            sound.persons(),
                            said));
            Whereabouts found = known(items, CO, item).get(item.id());
            assertEquals(1, found.findings());
            items.carry();
            assertEquals(found, known(items, BR, item).get(item.id()), "read from the chain");
            TestNode brazil = items.node(BR);
            brazil.database.transactions().run(() -> brazil.desks.chains().round());
            assertEquals(found, known(items, BR, item).get(item.id()), "written down");
            SealedEvent out = items.out(CO, item, BR);
            items.carry();
            items.answer(CO, item, EventKind.CORRECTED, out);
            items.carry();
            assertEquals(List.of(item.id()), items.inTransit(BR), "it stays where it is meanwhile");
            known(items, BR, item);
        }
    }

    @OnEveryDatabase
    void what_happened_before_there_were_rows_is_read_from_chains(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Entry item = items.item(CO);
            items.write(CO, item, EventKind.COLLECTED);
            items.out(CO, item, BR);
            TestNode node = items.node(CO);
            try (Store store = node.database.database().open(new Schema("jit", List.of(), JitSchema.class))) {
                node.database.transactions().run(() -> new Statements(store, "test")
                        .update("update jit.custody_state set state = 'due', out_event = null, out_hash = null"));
            }
            known(items, CO, item);
            assertEquals(List.of(), items.inTransit(CO), "not yet");
            node.database.transactions().run(() -> node.desks.chains().round());
            assertEquals(List.of(item.id()), items.inTransit(CO));
            known(items, CO, item);
        }
    }
}
