package org.enlace.searches.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.enlace.inbox.Inbox;
import org.enlace.inbox.InboxItem;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.contribution.SearchableList;
import org.enlace.searches.Notice;
import org.enlace.searches.SavedSearch;
import org.enlace.searches.SavedSearches;
import org.enlace.searches.internal.persistence.JdbcSavedStore;

/** A desk for tests: saved searches over a real database, a shelf to be searched, an inbox that is looked into, a clock. */
final class Desk implements AutoCloseable {
    static final ZoneId BOGOTA = ZoneId.of("America/Bogota");
    static final Caller ANNA = officer("anna", SavedSearches.USE, Shelf.READ);
    static final Caller BRUNO = officer("bruno", SavedSearches.USE, Shelf.READ);

    /** A Sunday, 11:00 in Bogotá. */
    static final Instant BEGUN = Instant.parse("2026-03-01T16:00:00Z");

    private static final AtomicInteger LAST = new AtomicInteger(1 << 20);

    final List<Act> acts = new ArrayList<>();
    final List<SearchableList> there = new ArrayList<>();
    final Shelf shelf = new Shelf();
    final Map<OfficerId, Caller> callers = new HashMap<>(Map.of(ANNA.officer(), ANNA, BRUNO.officer(), BRUNO));
    final Map<String, InboxItem> waiting = new HashMap<>();
    final TestDatabase database;
    final JdbcSavedStore store;
    final SavedBook book;
    final Lists lists = new Lists(() -> there);
    final News news;
    Instant now = BEGUN;
    Audit audit = acts::add;

    final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return BOGOTA;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };

    Desk(TestDatabase database) {
        this.database = database;
        there.add(shelf);
        store = new JdbcSavedStore(database.database());
        news = new News(new StoredInbox(), store);
        book = new SavedBook(
                store,
                lists,
                news,
                database.transactions(),
                () -> Shelf.id(LAST.incrementAndGet()),
                act -> audit.record(act),
                clock);
    }

    static Caller officer(String name, Permission... permissions) {
        return Caller.holding(new OfficerId(name), Language.EN, BOGOTA, Set.of(permissions));
    }

    Round round() {
        return new Round(
                store,
                lists,
                news,
                officer -> Optional.ofNullable(callers.get(officer)),
                database.transactions(),
                act -> audit.record(act),
                clock);
    }

    /** Lets time go on, and what is due be done. */
    void pass(Duration time) {
        now = now.plus(time);
        round().run(() -> false);
    }

    SavedSearch save(String colour, Notice notice) {
        return book.save("My " + colour, "shelf", colour.isEmpty() ? Map.of() : Map.of("colour", colour), notice, ANNA);
    }

    /** What waits for a search: how many are new; empty for nothing. */
    Optional<String> told(SavedSearch search) {
        return Optional.ofNullable(waiting.get(search.id().toString()))
                .map(item -> news.title(item.text(), item.arguments(), ANNA));
    }

    List<Integer> fresh(SavedSearch search) {
        return book.results(search.id(), ANNA).fresh().stream()
                .map(id -> (int) (id.value().getLeastSignificantBits() & 0xfffff))
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        store.close();
    }

    /** What is put is there once it is stored. */
    private final class StoredInbox implements Inbox {
        @Override
        public void put(InboxItem item) {
            database.transactions().afterCommit(() -> waiting.put(item.key(), item));
        }

        @Override
        public void done(String use, String key) {
            database.transactions().afterCommit(() -> waiting.remove(key));
        }

        @Override
        public void clear(String use, RecordId record) {
            done(use, record.toString());
        }
    }
}
