package org.enlace.jit.internal.stamping;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.custody.TimeStamp;
import org.enlace.jit.internal.custody.Verifications.Verified;
import org.enlace.jit.internal.persistence.JitSchema;
import org.enlace.jit.internal.stamping.Carrier.Unanswered;
import org.enlace.jit.internal.stamping.StampDesk.Kept;
import org.enlace.jit.work.Entry;
import org.enlace.keys.testing.TestAuthority;
import org.enlace.persistence.Schema;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Audit;

/** Chains of custody get time stamps, round by round, whatever happens between. */
class StampingTest {
    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @OnEveryDatabase
    void the_last_event_of_each_item_is_stamped_and_again_once_more_is_written(TestDatabase database) {
        try (StampingRoom room = new StampingRoom(database.kind())) {
            Entry item = room.item(CO);
            room.collected(CO, item);
            SealedEvent second = room.sealed(item);
            Entry other = room.item(CO);
            room.collected(CO, other);
            Entry theirs = room.item(BR);
            room.collected(BR, theirs);
            room.parties.carry();
            AtomicInteger asked = new AtomicInteger();
            Carrier counting = request -> {
                asked.incrementAndGet();
                return room.authority.answer(request);
            };
            Stamping asking = room.asking(counting);
            asking.round(() -> false);
            assertEquals(2, asked.get(), "one for each item that this country wrote about");
            TimeStamp stamp = room.stamps(item).get(0);
            assertEquals(second.event().hash(), stamp.covers());
            assertEquals(second.event().id(), stamp.event());
            assertEquals("Sellos de tiempo de prueba", stamp.authority());
            assertEquals(List.of(), room.stamps(theirs), "each country has its own stamped");
            Kept kept = room.kept(item).get(0);
            assertEquals(new Kept(stamp, List.of(1, 2), false, true), kept);
            assertEquals(
                    2,
                    room.node.codes().stream()
                            .filter("jit.custody-stamp"::equals)
                            .count());
            String anchor = sha256(Base64.getDecoder().decode(stamp.anchor()));
            assertTrue(
                    room.node.acts.stream()
                            .filter(act -> act.code().equals("jit.custody-stamp"))
                            .anyMatch(act -> act.facts().get("anchor").equals(anchor)
                                    && act.facts().get("token").equals(sha256(stamp.bytes()))),
                    "the audit knows who was trusted, whatever is written in the database");
            asking.round(() -> false);
            assertEquals(2, asked.get(), "nothing new, nobody is asked");
            room.sealed(item);
            asking.round(() -> false);
            assertEquals(3, asked.get());
            assertEquals(2, room.stamps(item).size());
            assertEquals(List.of(1, 2, 3), room.kept(item).get(1).covered());
            StampDesk.State state = room.desk().state();
            assertEquals(List.of(3L, 0L), List.of(state.kept(), state.waiting()));
            assertTrue(state.service().reached().isPresent());
        }
    }

    @OnEveryDatabase
    void killed_between_the_answer_and_what_is_stored_of_it_the_node_asks_once_more(TestDatabase database) {
        try (StampingRoom room = new StampingRoom(database.kind())) {
            Entry item = room.item(CO);
            room.collected(CO, item);
            Stamping asking = room.asking(room.authority::answer);
            Audit before = room.node.audited;
            room.node.audited = act -> {
                throw new IllegalStateException("The disk is full");
            };
            assertThrows(IllegalStateException.class, () -> asking.round(() -> false));
            assertEquals(List.of(), room.stamps(item), "nothing of it, not half of it");
            room.node.audited = before;
            asking.round(() -> false);
            assertEquals(1, room.stamps(item).size());
            assertEquals("1001", room.stamps(item).get(0).serial(), "the second that the service made");
            assertTrue(room.kept(item).get(0).proven());
        }
    }

    @OnEveryDatabase
    void events_are_written_while_the_service_is_away_and_are_stamped_once_it_is_back(TestDatabase database) {
        try (StampingRoom room = new StampingRoom(database.kind())) {
            Entry item = room.item(CO);
            Entry other = room.item(CO);
            room.collected(CO, item);
            room.collected(CO, other);
            AtomicInteger asked = new AtomicInteger();
            boolean[] away = {true};
            Stamping asking = room.asking(request -> {
                asked.incrementAndGet();
                if (away[0]) {
                    // Somebody writes in the middle of it: nothing is locked.
                    room.sealed(item);
                    throw new Unanswered("tsa.example cannot be spoken to");
                }
                return room.authority.answer(request);
            });
            asking.round(() -> false);
            assertEquals(1, asked.get(), "the round ends with the first failure");
            TimeStampStore.Service service = room.desk().state().service();
            assertEquals(List.of(1, "tsa.example cannot be spoken to"), List.of(service.failures(), service.trouble()));
            asking.round(() -> false);
            assertEquals(1, asked.get(), "not at once");
            room.node.now = room.node.now.plus(Duration.ofMinutes(6));
            asking.round(() -> false);
            assertEquals(2, asked.get());
            assertTrue(room.desk().state().service().next().isAfter(room.node.now.plus(Duration.ofMinutes(8))));
            away[0] = false;
            room.node.now = room.node.now.plus(Duration.ofMinutes(11));
            asking.round(() -> false);
            assertEquals(1, room.stamps(item).size());
            assertEquals(
                    room.kept(item).get(0).covered().size(),
                    room.stamps(item).get(0).sequence());
            assertEquals(1, room.stamps(other).size());
            assertEquals("", room.desk().state().service().trouble());
            assertEquals(0, room.desk().state().waiting());
        }
    }

    @OnEveryDatabase
    void what_was_written_while_an_answer_was_on_its_way_is_stamped_too(TestDatabase database) {
        try (StampingRoom room = new StampingRoom(database.kind())) {
            Entry item = room.item(CO);
            room.collected(CO, item);
            boolean[] first = {true};
            room.asking(request -> {
                        if (first[0]) {
                            first[0] = false;
                            room.sealed(item);
                        }
                        return room.authority.answer(request);
                    })
                    .round(() -> false);
            assertEquals(
                    List.of(1, 2),
                    room.stamps(item).stream().map(TimeStamp::sequence).toList());
        }
    }

    @OnEveryDatabase
    void a_changed_token_or_a_changed_event_is_found_by_its_number(TestDatabase database) {
        try (StampingRoom room = new StampingRoom(database.kind())) {
            Entry item = room.item(CO);
            room.collected(CO, item);
            Entry other = room.item(CO);
            room.collected(CO, other);
            room.asking(room.authority::answer).round(() -> false);
            Verified whole = verified(room);
            assertTrue(whole.flawless());
            assertEquals(2, whole.stamps());
            String another = room.stamps(other).get(0).token();
            change(room, "update jit.time_stamp set token = ? where item = ?", another, item.id());
            assertFalse(room.kept(item).get(0).proven());
            Verified changed = verified(room);
            assertFalse(changed.flawless());
            assertEquals(1, changed.unproven().size());
            assertTrue(changed.unproven().get(0).endsWith("-CO-0001"), () -> changed.unproven()
                    .toString());
            long later = Statements.micros(room.stamps(other).get(0).at()) - 1;
            change(room, "update jit.time_stamp set stamped = ? where item = ?", later, other.id());
            assertEquals(2, verified(room).unproven().size(), "nor may the moment be another");
        }
    }

    private static Verified verified(StampingRoom room) {
        return room.node
                .desks
                .chains()
                .verifications()
                .of(room.team, java.time.Duration.ofDays(90), org.enlace.jit.internal.TestNode.ADMIN);
    }

    private static void change(StampingRoom room, String sql, Object... values) {
        try (Store store = room.node.database.database().open(new Schema("jit", List.of(), JitSchema.class))) {
            room.node.database.transactions().run(() -> new Statements(store, "test").update(sql, values));
        }
    }

    @OnEveryDatabase
    void a_service_whose_clock_is_behind_is_remarked_and_not_refused(TestDatabase database) {
        try (StampingRoom room = new StampingRoom(database.kind())) {
            TestAuthority slow = new TestAuthority(() -> room.node.now.minus(Duration.ofMinutes(20)));
            Entry item = room.item(CO);
            room.collected(CO, item);
            StampingRoom.stamp(room.node, slow);
            Kept kept = room.kept(item).get(0);
            assertTrue(kept.early() && kept.proven());
            Entry other = room.item(CO);
            room.collected(CO, other);
            StampingRoom.stamp(room.node, new TestAuthority(() -> room.node.now.minus(Duration.ofMinutes(4))));
            assertFalse(room.kept(other).get(0).early(), "clocks are never quite the same");
            assertTrue(
                    room.kept(item).get(0).proven(),
                    "and whoever was trusted before still counts for what was stamped then");
        }
    }

    @OnEveryDatabase
    void what_happened_before_there_was_a_service_waits_and_what_fails_lets_others_pass(TestDatabase database) {
        try (StampingRoom room = new StampingRoom(database.kind())) {
            Entry item = room.item(CO);
            SealedEvent bad = room.collected(CO, item);
            Entry other = room.item(CO);
            room.collected(CO, other);
            // As the migration leaves what was there before: without saying which event was the last.
            change(room, "update jit.time_stamp_due set event = '-' where item = ?", item.id());
            assertEquals(2, room.desk().state().waiting());
            Set<String> refused = Set.of(bad.event().hash().value());
            Stamping asking = room.asking(request -> {
                String hex = java.util.HexFormat.of().formatHex(request);
                if (refused.stream().anyMatch(hex::contains)) {
                    throw new Unanswered("no");
                }
                return room.authority.answer(request);
            });
            asking.round(() -> false);
            room.node.now = room.node.now.plus(Duration.ofHours(1));
            asking.round(() -> false);
            assertEquals(List.of(), room.stamps(item));
            assertEquals(1, room.stamps(other).size(), "one that nobody stamps keeps no other back");
            assertEquals(Optional.of(1L), Optional.of(room.desk().state().waiting()));
        }
    }
}
