package org.enlace.persistence.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.enlace.persistence.Schema;
import org.enlace.persistence.Store;
import org.enlace.persistence.sample.NoteRow;
import org.enlace.persistence.testing.TestDatabase.Kind;
import org.enlace.platform.NotNow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two servers of one node: time passes only as the test says. */
@Timeout(60)
class LeaseTest {
    private static final Schema NOTES = new Schema("notes", List.of(NoteRow.class), NoteRow.class);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Server FIRST = server("boot-1 folder-1", "first.example", 4711);
    private static final Server SECOND = server("boot-2 folder-2", "second.example", 99);

    @TempDir
    Path data;

    private final AtomicLong nanos = new AtomicLong();

    @Test
    void theSecondServerIsRefusedAndToldWhoIsThereAndUntilWhen() {
        PostgresServer database = postgres();
        try (DatabaseLease held = take(database, FIRST)) {
            StartRefused refused = assertThrows(StartRefused.class, () -> take(database, SECOND));
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
    void theSamePlaceTakesItBackAtOnceAndAnotherOnceItHasEnded() throws Exception {
        PostgresServer database = postgres();
        DatabaseLease killed = take(database, FIRST);
        DatabaseLease again = take(database, FIRST);
        assertFalse(killed.renew());
        assertTrue(again.renew());
        assertThrows(StartRefused.class, () -> take(database, SECOND));
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
        Path file = folderLease(ProcessHandle.current().pid(), "here.example");
        FolderLease folder = FolderLease.taken(data, MINUTE, nanos::get);
        Engine derby = EmptyDatabases.engine(Kind.DERBY);
        try (JpaDatabase database =
                new JpaDatabase(derby, EmptyDatabases.SETTINGS, () -> false, what -> {}, new Leases(folder))) {
            Store notes = database.open(NOTES);
            assertTrue(folder.renew());
            database.transactions().run(() -> notes.entities().persist(new NoteRow("before", "kept", null)));
            folderLease(99, "there.example");
            assertFalse(folder.renew());
            assertEquals(Files.readString(file).contains("there.example"), true, "the other's is left alone");
            NotNow refusal = assertThrows(NotNow.class, () -> database.transactions()
                    .run(() -> notes.entities().persist(new NoteRow("late", "lost", null))));
            assertEquals(Lease.LOST, refusal.why().code());
            assertTrue(refusal.getMessage().contains("there.example (process 99"), refusal.getMessage());
        }
    }

    @Test
    void theFileOfTheDataFolderSaysHowLongTheLeaseLasts() throws Exception {
        Path file = folderLease(ProcessHandle.current().pid(), "here.example");
        FolderLease lease = FolderLease.taken(data, Duration.ofSeconds(15), nanos::get);
        assertTrue(Files.readString(file).contains("seconds=15"));
        assertTrue(lease.renew());
        assertEquals("here.example", lease.server().host());
        Files.delete(file);
        assertFalse(lease.renew());
        assertEquals(
                Lease.LOST, assertThrows(NotNow.class, lease::require).why().code());
    }

    private Path folderLease(long process, String host) throws Exception {
        Path file = data.resolve(FolderLease.FILE);
        Files.createDirectories(file.getParent());
        return Files.writeString(
                file,
                "place=boot (dev=1,ino=2)\nhost=" + host + "\nprocess=" + process
                        + "\nsince=2026-12-02T10:00:00Z\nseconds=60\n");
    }

    private void pass(Duration time) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(time.toSeconds()));
    }

    private DatabaseLease take(PostgresServer database, Server server) {
        return DatabaseLease.take(database, server, MINUTE, nanos::get);
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

    private static Server server(String place, String host, long process) {
        return new Server(place, host, process, Instant.parse("2026-12-02T10:00:00Z"));
    }
}
