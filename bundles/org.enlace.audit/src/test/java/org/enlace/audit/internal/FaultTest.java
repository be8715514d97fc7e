package org.enlace.audit.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.enlace.audit.internal.AuditStore.Recorded;
import org.enlace.audit.internal.persistence.JdbcAuditStore;
import org.enlace.audit.proof.Findings;
import org.enlace.keys.Keys;
import org.enlace.persistence.Schema;
import org.enlace.persistence.Store;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;

/** The database fails at each single statement, one after the other: never a change without its entry, nor an entry without. */
class FaultTest {
    /** Counts the statements that write, and fails at one of them. */
    private static final class Faulty {
        private final AtomicInteger at = new AtomicInteger();
        private int failing;

        void failAt(int statement) {
            at.set(0);
            failing = statement;
        }

        Store around(Store store) {
            return Watched.around(store, statement -> {
                if (at.incrementAndGet() == failing) {
                    throw new SQLException("The disk is full", "58030");
                }
            });
        }
    }

    @OnEveryDatabase
    void neverAChangeWithoutItsEntry(TestDatabase database) {
        Faulty faulty = new Faulty();
        Store hand = database.open(new Schema("hand", List.of(), JdbcAuditStore.class));
        try (Desk desk = new Desk(database)) {
            JdbcAuditStore store = new JdbcAuditStore(schema -> faulty.around(database.open(schema)), desk.node);
            Recording recording = new Recording(new Desk.Ids(), Clock.systemUTC());
            int steps = 0;
            for (int step = 1; ; step++) {
                Recorded entry = recording.of(Desk.act(step));
                faulty.failAt(step);
                RuntimeException failure = null;
                try {
                    database.transactions().run(() -> {
                        change(hand, entry.body().id());
                        store.insert(entry);
                        change(hand, entry.body().id() + "-more");
                    });
                } catch (RuntimeException e) {
                    failure = e;
                }
                boolean changed = changes(hand, entry.body().id()) == 2;
                boolean entered = !store.reading(
                                () -> store.entries(List.of(entry.body().id())))
                        .isEmpty();
                assertEquals(changed, entered, "step " + step);
                if (failure == null) {
                    assertTrue(changed);
                    break;
                }
                assertEquals(0, changes(hand, entry.body().id()));
                steps++;
            }
            assertTrue(steps >= 4, "there were only " + steps + " steps to fail at");
        }
    }

    @OnEveryDatabase
    void aFailureWhilePlacingOrSigningLeavesTheTreeAsItWas(TestDatabase database) {
        Faulty faulty = new Faulty();
        try (Desk desk = new Desk(database)) {
            desk.fill(255);
            desk.log.stop();
            JdbcAuditStore store = new JdbcAuditStore(schema -> faulty.around(database.open(schema)), desk.node);
            Sequencer sequencer = new Sequencer(store, database.transactions(), desk.keys, "CO", Clock.systemUTC());
            Recording recording = new Recording(new Desk.Ids(), Clock.systemUTC());
            faulty.failAt(0);
            for (int number = 0; number < 3; number++) {
                Recorded entry = recording.of(Desk.act(number));
                database.transactions().run(() -> store.insert(entry));
            }
            RuntimeException failure;
            int step = 0;
            do {
                failure = null;
                faulty.failAt(++step);
                try {
                    sequencer.placeAll();
                    sequencer.sign();
                } catch (RuntimeException e) {
                    failure = e;
                    faulty.failAt(0);
                    assertTrue(verified(store, desk), "after step " + step);
                }
            } while (failure != null);
            assertTrue(step >= 8, "there were only " + step + " steps to fail at");
            assertNotNull(sequencer.head().orElseThrow());
            assertEquals(258, sequencer.head().orElseThrow().size());
            assertTrue(verified(store, desk));
        }
    }

    private static boolean verified(AuditStore store, Desk desk) {
        return new LogVerifier(
                        store,
                        id -> desk.keys.signer(id).map(Keys.Signer::key),
                        List.of(),
                        new Findings(),
                        (name, done, total) -> {})
                .verify(Clock.systemUTC())
                .whole();
    }

    private static void change(Store hand, String id) {
        try (PreparedStatement statement = hand.connection()
                .prepareStatement("insert into hand.setting (pid, name, digest) values (?, 'x', 'y')")) {
            statement.setString(1, id);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long changes(Store hand, String id) {
        return hand.reading(() -> {
            try (PreparedStatement statement =
                    hand.connection().prepareStatement("select count(*) from hand.setting where pid like ?")) {
                statement.setString(1, id + "%");
                var rows = statement.executeQuery();
                rows.next();
                return rows.getLong(1);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
