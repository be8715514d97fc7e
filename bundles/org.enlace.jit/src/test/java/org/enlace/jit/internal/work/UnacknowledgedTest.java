package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.enlace.inbox.InboxItem;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.work.Entry;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;

/** Who handed something over is told when nobody acknowledges it for long. */
class UnacknowledgedTest {
    private static InboxItem after(TestNode node, Entry item, int days) {
        node.now = node.now.plus(Duration.ofDays(days));
        node.database.transactions().run(() -> node.desks.chains().round());
        return node.waiting.get(Transits.late(item.id()));
    }

    @OnEveryDatabase
    void the_sender_is_told_once_after_a_week_and_no_longer_once_somebody_acknowledges(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Entry item = items.item(CO);
            items.write(CO, item, EventKind.COLLECTED);
            SealedEvent out = items.out(CO, item, BR);
            items.carry();
            TestNode sender = items.node(CO);
            assertEquals(null, after(sender, item, 6));
            InboxItem told = after(sender, item, 2);
            assertEquals("inbox.work.unacknowledged", told.text());
            assertTrue(told.toString().contains("-CO-0001") && !told.toString().contains("Teléfono"), told::toString);
            assertSame(told, after(sender, item, 1), "it does not wait anew each time");
            items.answer(CO, item, EventKind.CORRECTED, out);
            assertSame(told, after(sender, item, 1), "nor because of what moves nothing");
            items.carry();
            assertFalse(items.node(BR).waiting.containsKey(Transits.late(item.id())), "the receiver has its own");
            items.answer(BR, item, EventKind.RECEIVED, out);
            items.carry();
            assertFalse(sender.waiting.containsKey(Transits.late(item.id())));
            assertEquals(null, after(sender, item, 30));
        }
    }

    @OnEveryDatabase
    void a_transfer_that_came_to_nothing_is_over_and_the_next_one_is_reminded_of_again(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Entry item = items.item(CO);
            items.write(CO, item, EventKind.COLLECTED);
            SealedEvent out = items.out(CO, item, BR);
            TestNode sender = items.node(CO);
            assertTrue(after(sender, item, 8) != null);
            items.answer(CO, item, EventKind.TRANSFER_ENDED, out);
            assertEquals(null, after(sender, item, 1));
            items.out(CO, item, BR);
            assertEquals(null, after(sender, item, 1), "a new transfer, a new week");
            assertTrue(after(sender, item, 8) != null);
        }
    }

    @OnEveryDatabase
    void whatever_else_comes_of_the_item_they_are_not_told_again_of_the_same_transfer(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Entry item = items.item(CO);
            items.write(CO, item, EventKind.COLLECTED);
            SealedEvent out = items.out(CO, item, BR);
            TestNode sender = items.node(CO);
            InboxItem told = after(sender, item, 8);
            // As with each event of another country that comes.
            sender.database.transactions().run(() -> sender.stores
                    .whereabouts()
                    .put(
                            items.room.team,
                            item.id(),
                            Transits.whereabouts(items.log(CO, item)),
                            Optional.of(out.event().id())));
            assertSame(told, after(sender, item, 1));
        }
    }

    @OnEveryDatabase
    void within_a_country_whoever_shall_acknowledge_is_told_already(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Entry item = items.item(CO);
            items.write(CO, item, EventKind.COLLECTED);
            items.out(CO, item, CO);
            TestNode sender = items.node(CO);
            assertEquals(null, after(sender, item, 30));
            assertTrue(sender.waiting.containsKey(Transits.key(item.id())));
        }
    }
}
