package org.enlace.inbox.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.enlace.inbox.InboxFilter;
import org.enlace.inbox.InboxItem;
import org.enlace.inbox.InboxUse;
import org.enlace.inbox.ItemKind;
import org.enlace.inbox.Recipient;
import org.enlace.inbox.Tray;
import org.enlace.inbox.Waiting;
import org.enlace.inbox.internal.persistence.JdbcInboxStore;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Origin;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.RecordIds;

/** An office for tests: the inbox over a real database, a module whose records wait, officers and their deputies. */
final class Office implements AutoCloseable {
    static final Permission CASES_READ = new Permission("cases.read");
    static final Permission CASES_SIGN = new Permission("cases.sign");
    static final Caller ANNA = officer("anna", Tray.READ, CASES_READ, CASES_SIGN);
    static final Caller BRUNO = officer("bruno", Tray.READ, CASES_READ, CASES_SIGN);
    static final Caller READER = officer("reader", Tray.READ, CASES_READ);
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static final AtomicLong LAST = new AtomicLong();

    final List<Act> acts = new CopyOnWriteArrayList<>();
    final Set<RecordId> secret = new HashSet<>();
    final Map<OfficerId, List<OfficerId>> deputies = new HashMap<>();
    final List<InboxUse> uses = new ArrayList<>(List.of(new Cases("case"), new Cases("letter")));
    final Time clock = new Time();
    final RecordIds ids = () -> id(LAST.incrementAndGet());
    final TestDatabase database;
    final JdbcInboxStore store;
    final InboxTray tray;

    Office(TestDatabase database) {
        this.database = database;
        store = new JdbcInboxStore(database.database());
        Readers readers = new Readers(store, () -> uses, caller -> deputies.getOrDefault(caller.officer(), List.of()));
        tray = new InboxTray(store, readers, database.transactions(), ids, acts::add, clock);
    }

    static RecordId id(long number) {
        return new RecordId(new UUID(0x0190000000007000L, 0x8000000000000000L | number));
    }

    static Caller officer(String name, Permission... permissions) {
        Set<Permission> held = Set.of(permissions);
        return new Caller(
                new OfficerId(name),
                Optional.empty(),
                Optional.empty(),
                Language.EN,
                ZoneOffset.UTC,
                held::contains,
                new Origin(Origin.Door.PAGE, "session-" + name));
    }

    /** Somebody who acts for another. */
    static Caller acting(Caller who, Caller absent) {
        return new Caller(
                who.officer(),
                Optional.of(absent.officer()),
                Optional.empty(),
                who.language(),
                who.zone(),
                absent.grants(),
                who.origin());
    }

    /** Something of a case, for an officer. */
    static InboxItem item(String key, ItemKind kind, Caller to) {
        return item(key, kind, new Recipient.One(to.officer()));
    }

    static InboxItem item(String key, ItemKind kind, Recipient to) {
        return new InboxItem("case", key, id(0xca5e00), kind, to, "case.do", List.of(key), "/cases/1");
    }

    /** The keys of what an officer sees, in order. */
    List<String> keys(InboxFilter filter, Caller caller) {
        return tray.part(filter, null, 100, caller).items().stream()
                .map(waiting -> waiting.item().key())
                .toList();
    }

    List<String> keys(Caller caller) {
        return keys(InboxFilter.ALL, caller);
    }

    Waiting only(Caller caller) {
        List<Waiting> all = tray.part(InboxFilter.ALL, null, 100, caller).items();
        if (all.size() != 1) {
            throw new AssertionError(all);
        }
        return all.get(0);
    }

    @Override
    public void close() {
        store.close();
    }

    /** Time that a test moves on. */
    static final class Time extends Clock {
        private Instant now = NOON;

        @Override
        public Instant instant() {
            now = now.plusMillis(1);
            return now;
        }

        void advance(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** A module whose records some may not know of. */
    private final class Cases implements InboxUse {
        private final String name;

        private Cases(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String label(Language language) {
            return name.equals("case") ? "Cases" : "Letters";
        }

        @Override
        public Permission read() {
            return CASES_READ;
        }

        @Override
        public Set<RecordId> known(Set<RecordId> records, Caller caller) {
            return records.stream()
                    .filter(record ->
                            !secret.contains(record) || caller.reader().value().equals("anna"))
                    .collect(Collectors.toSet());
        }

        @Override
        public String title(String text, List<String> arguments, Caller caller) {
            return text + " " + arguments;
        }
    }
}
