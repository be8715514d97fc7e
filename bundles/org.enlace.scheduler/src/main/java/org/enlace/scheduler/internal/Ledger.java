package org.enlace.scheduler.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.enlace.platform.Stale;
import org.enlace.platform.Transactions;

/**
 * What is known of jobs, in memory as far as this node has seen it. A row is read when its job comes and when somebody else was
 * quicker, not each time.
 */
final class Ledger {
    private final JobStore store;
    private final Transactions transactions;
    private final Clock clock;
    private final Supplier<ZoneId> home;
    private final Map<String, JobRow> rows = new ConcurrentHashMap<>();

    Ledger(JobStore store, Transactions transactions, Clock clock, Supplier<ZoneId> home) {
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
        this.home = home;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    Instant next(Board.Place place, Instant after) {
        return place.schedule().next(after, home.get());
    }

    /** The due time a row stands for now: the last of those that were missed. */
    Instant due(Board.Place place, JobRow row, Instant now) {
        return later(row.due(), place.schedule().last(now, home.get()));
    }

    /** The row of a job that is here; made where it is new, put right where the job comes with another schedule. */
    JobRow of(Board.Place place) {
        JobRow known = rows.get(place.name());
        String words = words(place);
        if (known == null || !says(known, place, words)) {
            known = store.find(place.name())
                    .map(stored -> renewed(stored, place, words))
                    .orElseGet(() -> made(place, words));
            rows.put(place.name(), known);
        }
        return known;
    }

    private JobRow made(Board.Place place, String words) {
        JobRow first = first(place, words);
        transactions.run(() -> store.insert(first));
        return first;
    }

    private JobRow first(Board.Place place, String words) {
        return JobRow.first(place.name(), place.module(), words, next(place, now()));
    }

    private String words(Board.Place place) {
        return place.schedule().in(home.get()).toString();
    }

    private static boolean says(JobRow row, Board.Place place, String words) {
        return row.schedule().equals(words) && row.module().equals(place.module());
    }

    private JobRow renewed(JobRow stored, Board.Place place, String words) {
        if (says(stored, place, words)) {
            return stored;
        }
        JobRow renewed = asItWillBe(place, stored);
        if (!transactions.call(() -> store.replace(stored, renewed))) {
            throw new Stale("job", place.name());
        }
        return renewed;
    }

    /** What is stored of a job that is here, by the schedule it has now: as it stands once the job is looked at. */
    JobRow asItWillBe(Board.Place place, JobRow stored) {
        String words = words(place);
        if (says(stored, place, words)) {
            return stored;
        }
        Instant now = now();
        boolean toCome = stored.failures() == 0 && stored.due().isAfter(now);
        Instant due = toCome ? next(place, later(now, stored.done().orElse(now))) : stored.due();
        return stored.by(place.module(), words, due);
    }

    /** Inside a transaction: {@link JobStore#replace}. */
    boolean replace(JobRow before, JobRow after) {
        return store.replace(before, after);
    }

    /** Stores how a run failed, unless somebody else has done the work meanwhile. */
    boolean note(JobRow before, JobRow failed) {
        boolean mine = transactions.call(() -> store.replace(before, failed));
        know(mine, failed);
        return mine;
    }

    /** @param mine whether this row is what is stored now; otherwise it is read */
    void know(boolean mine, JobRow row) {
        rows.put(row.name(), mine ? row : store.find(row.name()).orElse(row));
    }

    void forget(String name) {
        rows.remove(name);
    }

    boolean everHad(String name) {
        return store.find(name).isPresent();
    }

    /** Of a job that is here and was not looked at yet, as it will be. */
    JobRow unseen(Board.Place place) {
        return first(place, words(place));
    }

    /** @param inMemory where a job is at work and holds its row: Derby would have a reader wait for it */
    List<JobRow> all(boolean inMemory) {
        if (inMemory) {
            return known();
        }
        try {
            return store.all();
        } catch (Stale e) {
            return known();
        }
    }

    /** What this node has seen so far. */
    List<JobRow> known() {
        return List.copyOf(rows.values());
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
