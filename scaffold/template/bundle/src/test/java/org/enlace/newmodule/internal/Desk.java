package org.enlace.newmodule.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.enlace.newmodule.Entries;
import org.enlace.newmodule.internal.persistence.JpaEntryStore;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;

/** An officer's desk for tests: the use cases over a real database, and the officers who use them. */
final class Desk {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final Caller ANNA =
            Caller.holding(new OfficerId("anna"), Language.EN, ZoneOffset.UTC, Set.of(Entries.READ, Entries.WRITE));
    static final Caller READER =
            Caller.holding(new OfficerId("reader"), Language.EN, ZoneOffset.UTC, Set.of(Entries.READ));

    private static final AtomicLong LAST = new AtomicLong();

    /** What the audit was told. */
    final List<Act> acts = new CopyOnWriteArrayList<>();

    /** What the audit does with it. */
    Audit audited = acts::add;

    final EntryStore store;
    final Entries entries;

    Desk(TestDatabase database) {
        store = new JpaEntryStore(database.database());
        entries = new EntryBook(
                store,
                database.transactions(),
                () -> new RecordId(new UUID(0x0190000000007000L, 0x8000000000000000L | LAST.incrementAndGet())),
                act -> audited.record(act),
                new SearchIndex(),
                Clock.fixed(NOON, ZoneOffset.UTC));
    }
}
