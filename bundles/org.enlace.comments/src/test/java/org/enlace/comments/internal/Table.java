package org.enlace.comments.internal;

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
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.enlace.comments.CommentUse;
import org.enlace.comments.Comments;
import org.enlace.comments.Subject;
import org.enlace.comments.internal.persistence.JdbcCommentStore;
import org.enlace.documents.internal.MarkdownText;
import org.enlace.identity.Directory;
import org.enlace.inbox.Inbox;
import org.enlace.inbox.InboxItem;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Origin;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.UnitId;
import org.enlace.platform.contribution.ModuleDoor;

/** Officers around a table, for tests: the use cases over a real database, records to talk about, a directory. */
final class Table implements AutoCloseable {
    static final Permission CASES_READ = new Permission("cases.read");
    static final Caller ANNA = officer("anna", Comments.READ, Comments.WRITE, CASES_READ);
    static final Caller BRUNO = officer("bruno", Comments.READ, Comments.WRITE, CASES_READ);
    static final Caller READER = officer("reader", Comments.READ, CASES_READ);
    static final Subject CASE = new Subject("case", id(0xca5e01));
    static final Subject OTHER = new Subject("case", id(0xca5e02));

    static final MarkdownText MARKDOWN = new MarkdownText();
    private static final AtomicLong LAST = new AtomicLong();

    final List<Act> acts = new CopyOnWriteArrayList<>();
    final Map<RecordId, CommentUse.Owner> records = new HashMap<>();
    final List<ModuleDoor> doors = new ArrayList<>();
    final List<CommentUse> uses = new ArrayList<>(List.of(new Cases()));
    final Time clock = new Time();
    final People people = new People();
    final JdbcCommentStore store;
    final Records rules;
    final Map<String, InboxItem> waiting = new TreeMap<>();
    final Mentions mentions;
    final CommentBook comments;

    Table(TestDatabase database) {
        store = new JdbcCommentStore(database.database());
        records.put(CASE.record(), new CommentUse.Owner("A case", "/cases/1", NeedToKnow.OPEN, true, false));
        records.put(OTHER.record(), new CommentUse.Owner("Another", "/cases/2", NeedToKnow.OPEN, true, false));
        rules = new Records(() -> uses, () -> doors, acts::add);
        mentions = new Mentions(new Waited(), store, rules, people);
        comments = new CommentBook(
                store,
                rules,
                people,
                mentions,
                MARKDOWN,
                database.transactions(),
                () -> id(LAST.incrementAndGet()),
                acts::add,
                clock);
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

    void restrict(Subject subject, String... officers) {
        Set<OfficerId> named = new HashSet<>();
        for (String officer : officers) {
            named.add(new OfficerId(officer));
        }
        records.put(
                subject.record(),
                new CommentUse.Owner("A case", "/cases/1", new NeedToKnow(named, Set.of()), true, false));
    }

    List<String> codes() {
        return acts.stream().map(Act::code).toList();
    }

    @Override
    public void close() {
        store.close();
    }

    /** Keeps what waits. */
    private final class Waited implements Inbox {
        @Override
        public void put(InboxItem item) {
            waiting.put(item.key(), item);
        }

        @Override
        public void done(String use, String key) {
            waiting.remove(key);
        }

        @Override
        public void clear(String use, RecordId record) {
            waiting.values().removeIf(item -> item.record().equals(record));
        }
    }

    /** Time that a test moves on. */
    static final class Time extends Clock {
        private Instant now = Instant.parse("2026-03-01T12:00:00Z");

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

    /** Who is who: some read cases, some do not. */
    static final class People implements Directory {
        final Map<String, String> names = new TreeMap<>(Map.of(
                "anna", "Anna Rojas", "bruno", "Bruno Paz", "reader", "Rita Lee", "local", "Local", "clerk", "Clerk"));

        @Override
        public List<Entry> officers(String words, int limit, Caller caller) {
            return List.of();
        }

        @Override
        public Optional<Address> address(OfficerId officer) {
            return Optional.empty();
        }

        @Override
        public List<Entry> readers(Set<Permission> needed, NeedToKnow readers, String words, int limit) {
            return names.entrySet().stream()
                    .filter(entry -> reads(new OfficerId(entry.getKey()), needed, readers))
                    .filter(entry -> (entry.getKey() + " " + entry.getValue()).contains(words))
                    .limit(limit)
                    .map(entry -> new Entry(new OfficerId(entry.getKey()), entry.getValue(), Optional.empty()))
                    .toList();
        }

        @Override
        public boolean reads(OfficerId officer, Set<Permission> needed, NeedToKnow readers) {
            return names.containsKey(officer.value())
                    && !officer.value().equals("clerk")
                    && needed.equals(Set.of(Comments.READ, CASES_READ))
                    && (!readers.restricted() || readers.officers().contains(officer));
        }

        @Override
        public Optional<String> name(OfficerId officer) {
            return Optional.ofNullable(names.get(officer.value()));
        }

        @Override
        public List<UnitEntry> units(Caller caller) {
            return List.of();
        }

        @Override
        public boolean exists(UnitId unit) {
            return false;
        }
    }

    /** The module whose records they are. */
    private final class Cases implements CommentUse {
        @Override
        public String name() {
            return "case";
        }

        @Override
        public String module() {
            return "cases";
        }

        @Override
        public Permission read() {
            return CASES_READ;
        }

        @Override
        public String kind() {
            return "case";
        }

        @Override
        public Optional<Owner> owner(RecordId id, Caller caller) {
            return Optional.ofNullable(records.get(id));
        }
    }
}
