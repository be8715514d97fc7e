package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.TestNode.PE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.custody.Custody.Whereabouts;
import org.enlace.jit.custody.CustodyEvent;
import org.enlace.jit.custody.CustodyLog.Held;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.Wire;
import org.enlace.jit.internal.custody.CustodyWire;
import org.enlace.jit.internal.signing.Parties;
import org.enlace.jit.internal.signing.Sealer;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.keys.testing.FixedKeys;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.RecordId;
import org.enlace.platform.SharedRecord;

/** What a party sends that wants others to hear nothing, or something else, of what happened to an item. */
class EvidenceAttackTest {
    /** As somebody would have written it whom nobody has named. */
    private static SealedEvent byNobody(CustodyEvent event) {
        CustodyEvent forged = new CustodyEvent(
                event.id(),
                event.team(),
                event.item(),
                event.country(),
                event.sequence(),
                event.prior(),
                event.kind(),
                event.happened(),
                event.clock(),
                event.written(),
                TestNode.id(),
                event.by(),
                event.place(),
                event.authority(),
                event.persons(),
                event.said());
        return new SealedEvent(forged, new Sealer(new FixedKeys()).seal(forged.bytes()));
    }

    /** A country says to Brazil that an item was taken back before it came. */
    private static void gone(Items items, CountryCode from, RecordId item, EntryKind kind) {
        TestNode brazil = items.node(BR);
        SharedRecord record = new SharedRecord(
                TestNode.id(), EntryGone.TYPE, from, 1, Set.of(BR), Handling.GENERAL, Optional.empty());
        brazil.database
                .transactions()
                .run(() -> brazil.desks.work().gone(record, new EntryGone(items.room.team, Map.of(item, kind)).text()));
    }

    private static Map<RecordId, Whereabouts> listed(Items items, CountryCode country, Entry item) {
        return items.custody(country).whereabouts(items.room.team, Set.of(item.id()), Parties.MEMBER);
    }

    @OnEveryDatabase
    void what_another_sends_under_the_id_of_an_event_keeps_that_event_out_nowhere(TestDatabase database) {
        try (Items items = new Items(database, BR, PE)) {
            Entry item = items.item(CO);
            items.write(CO, item, EventKind.COLLECTED);
            items.carry();
            SealedEvent second = items.write(CO, item, EventKind.SEALED);
            SealedEvent forged = byNobody(second.event());
            RecordId record = Wire.retold(second.event().id());
            assertEquals(
                    Optional.empty(),
                    items.takes(BR, PE, record, CustodyWire.text(forged)),
                    "it waits for somebody of that id to be named");
            items.carry();
            assertEquals(List.of(), items.room.quarantine(BR));
            assertEquals(items.log(CO, item), items.log(BR, item));
        }
    }

    @OnEveryDatabase
    void that_an_item_is_gone_is_believed_of_its_own_country_alone(TestDatabase database) {
        try (Items items = new Items(database, BR, PE)) {
            Entry item = items.item(CO);
            Entry other = items.item(CO);
            SealedEvent first = items.write(CO, item, EventKind.COLLECTED);
            SealedEvent second = items.write(CO, other, EventKind.COLLECTED);
            items.node(BR).now = items.node(CO).now;
            gone(items, PE, item.id(), EntryKind.PERSON);
            assertEquals(Optional.empty(), items.takes(BR, CO, first), "it waits for its item");
            gone(items, PE, other.id(), EntryKind.EVIDENCE);
            assertEquals(Optional.empty(), items.takes(BR, CO, second));
            items.carry();
            assertEquals(List.of(), items.room.quarantine(BR));
            for (Entry one : List.of(item, other)) {
                assertEquals(items.log(CO, one), items.log(BR, one));
                assertEquals(CO, ((Held) items.log(BR, one).state()).country());
                assertEquals(listed(items, CO, one), listed(items, BR, one), "lists do not stay with what Peru said");
            }
        }
    }

    @OnEveryDatabase
    void whatever_comes_first_the_chain_of_an_item_that_was_taken_back_is_there(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Entry item = items.item(CO);
            Entry other = items.item(CO);
            SealedEvent first = items.write(CO, item, EventKind.COLLECTED);
            SealedEvent second = items.write(CO, other, EventKind.COLLECTED);
            items.node(BR).now = items.node(CO).now;
            assertEquals(Optional.empty(), items.takes(BR, CO, first));
            gone(items, CO, item.id(), EntryKind.EVIDENCE);
            gone(items, CO, other.id(), EntryKind.EVIDENCE);
            assertEquals(Optional.empty(), items.takes(BR, CO, second));
            assertEquals(List.of(first), items.log(BR, item).events());
            assertEquals(List.of(second), items.log(BR, other).events());
            assertEquals(
                    Set.of(item.id(), other.id()),
                    Set.copyOf(items.custody(BR).takenBack(items.room.team, 10, Parties.MEMBER)));
        }
    }
}
