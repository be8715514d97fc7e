package org.enlace.audit.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.enlace.audit.internal.persistence.JdbcAuditStore;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.Node;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.RecordIds;

/** A log on a database, and officers who do things. */
final class Desk implements AutoCloseable {
    final TestDatabase database;
    final JdbcAuditStore store;
    final OneKey keys = new OneKey();
    final Node node = new Node(new CountryCode("CO"), Path.of("target"), Path.of("target"), "0.1.0", false);
    final AuditLog log;
    final TrailReader trail;
    final Damages damages;
    final TrailProofs proofs;

    Desk(TestDatabase database) {
        this.database = database;
        store = new JdbcAuditStore(database.database(), node);
        log = open();
        trail = new TrailReader(store, log);
        trail.modules = List.of(Desk::mayRead);
        damages = new Damages(store, database.transactions());
        proofs = new TrailProofs(store, log, trail, damages, database.transactions(), keys);
    }

    AuditLog open() {
        return new AuditLog(
                null, store, database.transactions(), new Ids(), keys, node, Duration.ofMinutes(10), Clock.systemUTC());
    }

    static Caller officer(String name, String... permissions) {
        Set<Permission> held =
                java.util.Arrays.stream(permissions).map(Permission::new).collect(java.util.stream.Collectors.toSet());
        return Caller.holding(new OfficerId(name), Language.EN, ZoneOffset.UTC, held);
    }

    /** Protocols are open, but for one, which only an officer may read; so are its files. No module answers for anything else. */
    private static boolean mayRead(String kind, String id, Caller caller) {
        return kind.equals("protocol") && id.startsWith("p")
                || Set.of("protocol", "file").contains(kind) && caller.officer().equals(new OfficerId("ines"));
    }

    static Act act(int number) {
        return Act.done("protocols.revise", officer(number % 2 == 0 ? "ana" : "luis"))
                .on("protocol", "p" + number % 5)
                .fact("number", number)
                .because("Because of " + number)
                .changed("title", "Title " + number, "Title " + (number + 1))
                .changed("body", null, "Órgano emisor \uD83D\uDE00 \"" + number + "\"\n")
                .concerning(new OfficerId("maria"));
    }

    /** Many entries in few transactions, a head after each ten thousand. */
    void fillQuickly(int entries) {
        Recording recording = new Recording(new Ids(), Clock.systemUTC());
        for (int from = 0; from < entries; from += 1_000) {
            int first = from;
            database.transactions().run(() -> {
                for (int number = first; number < Math.min(first + 1_000, entries); number++) {
                    store.insert(recording.of(Act.done("protocols.revise", officer(number % 2 == 0 ? "ana" : "luis"))
                            .on("protocol", "p" + number % 1_000)
                            .fact("number", number)
                            .changed("title", "Title " + number, "Title " + (number + 1))));
                }
            });
            if (from % 10_000 == 9_000) {
                log.signed();
            }
        }
        log.signed();
    }

    /**
     * Ten entries, then a head; again and again. The first ones come at once: the log signs its first head as soon as it has seen an
     * entry, and none of its own for ten minutes after that.
     */
    void fill(int entries) {
        Recording recording = new Recording(new Ids(), Clock.systemUTC());
        int first = Math.min(10, entries);
        database.transactions().run(() -> {
            for (int number = 0; number < first; number++) {
                store.insert(recording.of(act(number)));
            }
        });
        log.signed();
        for (int number = first; number < entries; number++) {
            log.record(act(number));
            if (number % 10 == 9) {
                log.signed();
            }
        }
        log.signed();
    }

    @Override
    public void close() {
        log.stop();
        store.close();
    }

    /** UUID version 7, each greater than the one before. */
    static final class Ids implements RecordIds {
        private static final AtomicLong LAST = new AtomicLong();

        @Override
        public RecordId next() {
            long at = LAST.updateAndGet(last -> Math.max(last + 1, System.currentTimeMillis() << 12));
            return new RecordId(new UUID(at >>> 12 << 16 | 0x7000 | at & 0xfff, 0x8000000000000000L | at));
        }
    }
}
