package org.enlace.persistence.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.enlace.persistence.Schema;
import org.enlace.persistence.Store;
import org.enlace.persistence.sample.NoteRow;
import org.enlace.persistence.testing.TestDatabase.Kind;
import org.enlace.platform.NotNow;
import org.enlace.platform.contribution.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two servers of one node: time passes only as the test says. */
@Timeout(60)
class LeaseTest {
    private static final Schema NOTES = new Schema("notes", List.of(NoteRow.class), NoteRow.class);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Server FIRST = server("start-1", "first.example", 4711);
    /** The same host and number, as in containers. */
    private static final Server FIRST_AGAIN = server("start-3", "first.example", 4711);

    private static final Server SECOND = server("start-2", "second.example", 99);

    private static final Command.Progress NO_PROGRESS = (what, done, all) -> {};

    @TempDir
    Path data;

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLong millis = new AtomicLong();
    private final Map<String, Object> folderState = new ConcurrentHashMap<>(Map.of("unrenewed", Duration.ZERO));

    @Test
    void theSecondServerIsRefusedAndToldWhoIsThereAndUntilWhen() {
        PostgresServer database = postgres();
        try (DatabaseLease held = take(database, FIRST)) {
            LeaseHeld refused = assertThrows(LeaseHeld.class, () -> take(database, SECOND));
            assertEquals(StartRefused.AGAIN_LATER, refused.status());
            assertTrue(
                    refused.getMessage()
                            .contains("is in use by the server on host first.example"
                                    + " (process 4711, since 2026-12-02T10:00:00Z)"),
                    refused.getMessage());
            assertTrue(held.renew(), "it did not disturb the first");
        }
        take(database, SECOND).close();
    }

    @Test
    void theSameProcessAndWhoKnowsThatItIsDeadTakeItBackAtOnceAndOthersOnceItHasEnded() throws Exception {
        PostgresServer database = postgres();
        DatabaseLease left = take(database, FIRST);
        DatabaseLease killed = take(database, FIRST);
        assertFalse(left.renew());
        assertTrue(killed.renew());
        assertThrows(LeaseHeld.class, () -> take(database, FIRST_AGAIN), "nobody knows that it is dead");
        DatabaseLease again =
                DatabaseLease.take(database, FIRST_AGAIN, FIRST.token(), MINUTE, new Clocks(nanos::get, millis::get));
        assertFalse(killed.renew());
        assertTrue(again.renew());
        assertThrows(LeaseHeld.class, () -> take(database, SECOND));
        end(database);
        try (DatabaseLease other = take(database, SECOND)) {
            assertTrue(other.renew());
            assertFalse(again.renew());
            NotNow refusal = assertThrows(NotNow.class, again::require);
            assertEquals(Lease.LOST, refusal.why().code());
            assertTrue(refusal.getMessage().contains("second.example (process 99"), refusal.getMessage());
        }
    }

    @Test
    void aTransactionOfAServerThatWasFrozenIsNotStoredAfterTheTakeover() throws Exception {
        PostgresServer database = postgres();
        DatabaseLease lease = take(database, FIRST);
        try (JpaDatabase frozen = database(database, lease)) {
            Store notes = frozen.open(NOTES);
            frozen.transactions().run(() -> notes.entities().persist(new NoteRow("before", "kept", null)));
            assertThrows(RuntimeException.class, () -> frozen.transactions().run(() -> {
                notes.entities().persist(new NoteRow("frozen", "lost", null));
                notes.entities().flush();
                end(database);
                take(database, SECOND);
            }));
            try (Connection woken = database.connections().getConnection()) {
                woken.setAutoCommit(false);
                assertThrows(NotNow.class, () -> lease.hold(woken));
            }
            NotNow refusal = assertThrows(NotNow.class, () -> frozen.transactions()
                    .run(() -> notes.entities().persist(new NoteRow("late", "lost", null))));
            assertEquals(Lease.LOST, refusal.why().code());
            assertTrue(frozen.isTakenOver());
            assertTrue(frozen.shortage().orElseThrow().contains("second.example"));
            try (Connection fresh = database.connections().getConnection()) {
                assertEquals(List.of("before"), Direct.on(fresh).texts("select id from notes.note"));
            }
        }
    }

    @Test
    void aServerThatWasFrozenMigratesNothingAfterTheTakeover() throws Exception {
        Schema other = new Schema("other_notes", List.of(), NoteRow.class);
        changesNothingOnceFrozen(frozen -> frozen.open(other));
    }

    @Test
    void aServerThatWasFrozenMakesNoSnapshotAfterTheTakeover() throws Exception {
        changesNothingOnceFrozen(frozen -> frozen.schemas().keep("notes", Map.of(), NO_PROGRESS));
    }

    private void changesNothingOnceFrozen(Consumer<JpaDatabase> change) throws Exception {
        PostgresServer database = postgres();
        DatabaseLease lease = take(database, FIRST);
        try (JpaDatabase frozen = database(database, lease)) {
            frozen.open(NOTES).close();
            end(database);
            take(database, SECOND);
            lease.require();
            // By its own clock the server still holds it. Its connections were ended; on a new one it learns who has
            // it.
            assertThrows(RuntimeException.class, () -> change.accept(frozen));
            NotNow refusal = assertThrows(NotNow.class, () -> change.accept(frozen));
            assertEquals(Lease.LOST, refusal.why().code());
            try (Connection fresh = database.connections().getConnection()) {
                assertEquals(
                        List.of(),
                        Direct.on(fresh)
                                .texts("select nspname from pg_namespace where nspname in ('other_notes',"
                                        + " 'before_notes')"));
            }
        }
    }

    @Test
    void whatCannotBeRenewedEndsByItselfAndComesBackWithTheDatabase() throws Exception {
        PostgresServer database = postgres();
        try (DatabaseLease lease = take(database, FIRST)) {
            pass(MINUTE.minusSeconds(1));
            lease.require();
            pass(Duration.ofSeconds(1));
            NotNow refusal = assertThrows(NotNow.class, lease::require);
            assertEquals(Lease.UNCONFIRMED, refusal.why().code());
            assertTrue(lease.renew(), "nobody has taken it");
            lease.require();
        }
    }

    @Test
    void timeThatTheMachineWasSuspendedCountsToo() throws Exception {
        try (DatabaseLease lease = take(postgres(), FIRST)) {
            millis.addAndGet(MINUTE.toMillis());
            assertEquals(
                    Lease.UNCONFIRMED,
                    assertThrows(NotNow.class, lease::require).why().code());
            millis.addAndGet(-2 * MINUTE.toMillis());
            lease.require();
            pass(MINUTE);
            assertThrows(NotNow.class, lease::require, "a clock that was set back adds no time");
        }
    }

    @Test
    void whateverGoesWrongWhenItIsRenewedItIsTriedAgain() throws Exception {
        CountDownLatch tried = new CountDownLatch(3);
        try (Leases leases = new Leases()) {
            Thread keeper = new Thread(() -> leases.renewEvery(Duration.ofMillis(1), () -> {
                tried.countDown();
                throw new StackOverflowError("as if");
            }));
            keeper.start();
            assertTrue(tried.await(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void aConnectionThatBreaksIsMadeAgain() throws Exception {
        PostgresServer database = postgres();
        try (DatabaseLease lease = take(database, FIRST)) {
            try (Connection other = database.connections().getConnection()) {
                Direct.on(other)
                        .texts("select pg_terminate_backend(pid) from pg_stat_activity"
                                + " where datname = current_database() and pid <> pg_backend_pid()");
            }
            assertTrue(lease.renew());
        }
    }

    @Test
    void aCopyOfTheDatabaseIsFree() throws Exception {
        PostgresServer database = postgres();
        take(database, FIRST);
        try (Connection connection = database.connections().getConnection()) {
            DatabaseLease.dropCopied(connection, List.of(new PostgresStructure.Named("node", "lease")));
        }
        take(database, SECOND).close();
    }

    @Test
    void aServerThatLostItsDataFolderStopsWritingOnDerbyToo() throws Exception {
        FolderLease folder = folder();
        Engine derby = EmptyDatabases.engine(Kind.DERBY);
        try (JpaDatabase database =
                new JpaDatabase(derby, EmptyDatabases.SETTINGS, () -> false, what -> {}, new Leases(folder))) {
            Store notes = database.open(NOTES);
            database.transactions().run(() -> notes.entities().persist(new NoteRow("before", "kept", null)));
            folderState.put("holder", SECOND.toString());
            NotNow refusal = assertThrows(NotNow.class, () -> database.transactions()
                    .run(() -> notes.entities().persist(new NoteRow("late", "lost", null))));
            assertEquals(Lease.LOST, refusal.why().code());
            assertTrue(refusal.getMessage().contains("second.example (process 99"), refusal.getMessage());
            notes.close();
            assertThrows(NotNow.class, () -> database.schemas().purge("notes"));
        }
    }

    @Test
    void aDataFolderThatWasNotRenewedForItsWholeTimeIsNotWrittenTo() {
        FolderLease folder = folder();
        folderState.put("unrenewed", MINUTE.minusSeconds(1));
        folder.require();
        folderState.put("unrenewed", MINUTE);
        assertEquals(
                Lease.UNCONFIRMED,
                assertThrows(NotNow.class, folder::require).why().code());
    }

    private FolderLease folder() {
        return new FolderLease(data, FIRST, "", MINUTE, () -> folderState);
    }

    private void pass(Duration time) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(time.toSeconds()));
    }

    private DatabaseLease take(PostgresServer database, Server server) {
        return DatabaseLease.take(database, server, "", MINUTE, new Clocks(nanos::get, millis::get));
    }

    private static JpaDatabase database(PostgresServer server, Lease lease) {
        return new JpaDatabase(server, EmptyDatabases.SETTINGS, () -> false, what -> {}, new Leases(lease));
    }

    private static PostgresServer postgres() {
        return (PostgresServer) EmptyDatabases.engine(Kind.POSTGRESQL);
    }

    /** As if its time had passed by the clock of the database. */
    private static void end(PostgresServer database) {
        try (Connection connection = database.connections().getConnection()) {
            Direct.on(connection).run("update node.lease set until = clock_timestamp() - interval '1 second'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Server server(String token, String host, long process) {
        return new Server(token, host, process, Instant.parse("2026-12-02T10:00:00Z"));
    }
}
