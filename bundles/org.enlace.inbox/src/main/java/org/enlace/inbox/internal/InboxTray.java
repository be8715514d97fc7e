package org.enlace.inbox.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.enlace.inbox.Inbox;
import org.enlace.inbox.InboxFilter;
import org.enlace.inbox.InboxItem;
import org.enlace.inbox.InboxUse;
import org.enlace.inbox.Tray;
import org.enlace.inbox.Waiting;
import org.enlace.inbox.internal.InboxStore.Entry;
import org.enlace.inbox.internal.InboxStore.Mark;
import org.enlace.inbox.internal.StepStore.Line;
import org.enlace.inbox.internal.StepStore.Made;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Refusal;
import org.enlace.platform.Transactions;

/** The use cases of the inbox. */
final class InboxTray implements Inbox, Tray {
    private static final int MOST = 100;
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Pattern CURSOR = Pattern.compile("\\d{19}/[0-9a-f-]{36}");

    private final InboxStore store;
    private final Readers readers;
    private final Transactions transactions;
    private final RecordIds ids;
    private final Audit audit;
    private final Clock clock;
    private final Counts counts;
    private final Steps steps;

    InboxTray(InboxStore store, Readers readers, Transactions transactions, RecordIds ids, Audit audit, Clock clock) {
        this.store = store;
        this.readers = readers;
        this.transactions = transactions;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
        counts = new Counts(clock);
        steps = new Steps(store, this::look, audit);
    }

    @Override
    public void put(InboxItem item) {
        changed(() -> {
            store.drop(item.use(), item.key());
            RecordId id = ids.next();
            Instant now = clock.instant();
            store.insert(new Entry(id, Place.of(item.due(), now, id), item, now));
        });
    }

    @Override
    public void done(String use, String key) {
        changed(() -> store.drop(use, key));
    }

    @Override
    public void clear(String use, RecordId record) {
        changed(() -> store.clear(use, record));
    }

    /** What was counted counts no more. */
    private void changed(Runnable work) {
        transactions.run(() -> {
            work.run();
            transactions.afterCommit(counts::forget);
        });
    }

    @Override
    public Part part(InboxFilter filter, String cursor, int limit, Caller caller) {
        caller.require(READ);
        if (cursor != null && !CURSOR.matcher(cursor).matches()) {
            throw new Refusal("inbox.cursor", "\"" + cursor + "\" is no place in an inbox; begin anew", cursor)
                    .at("after");
        }
        int most = Math.max(1, Math.min(MOST, limit));
        return filter.snoozed()
                ? snoozed(filter, cursor, most, caller)
                : look(caller).part(filter, cursor, most);
    }

    private Look look(Caller caller) {
        return new Look(store, readers, caller, clock.instant());
    }

    /** They are few: all are read. */
    private Part snoozed(InboxFilter filter, String cursor, int most, Caller caller) {
        Look look = look(caller);
        List<Entry> entries = new ArrayList<>(store.find(store.snoozed(caller.reader(), clock.instant(), SNOOZED)));
        entries.removeIf(entry -> filter.kind()
                        .filter(kind -> kind != entry.item().kind())
                        .isPresent()
                || filter.use().filter(use -> !use.equals(entry.item().use())).isPresent()
                || cursor != null && entry.place().compareTo(cursor) <= 0
                || !look.within(filter.due(), entry));
        entries.sort(Comparator.comparing(Entry::place));
        List<Waiting> all = look.shown(entries, true);
        List<Waiting> shown = all.subList(0, Math.min(most, all.size()));
        return new Part(
                shown,
                shown.size() < all.size()
                        ? entries.stream()
                                .filter(entry ->
                                        entry.id().equals(shown.get(most - 1).id()))
                                .findFirst()
                                .orElseThrow()
                                .place()
                        : null);
    }

    @Override
    public Count count(Caller caller) {
        caller.require(READ);
        return counts.of(caller, () -> {
            Part part = look(caller).part(InboxFilter.ALL, null, COUNTED);
            return new Count(part.items().size(), part.next() != null);
        });
    }

    @Override
    public Map<String, String> sources(Caller caller) {
        caller.require(READ);
        Map<String, String> sources = new LinkedHashMap<>();
        readers.uses(caller).stream()
                .sorted(Comparator.comparing((InboxUse use) -> use.label(caller.language()))
                        .thenComparing(InboxUse::name))
                .forEach(use -> sources.put(use.name(), use.label(caller.language())));
        return sources;
    }

    @Override
    public List<Waiting> due(Instant from, Instant until, int limit, Caller caller) {
        caller.require(READ);
        return look(caller).due(from, until, limit);
    }

    @Override
    public Waiting find(RecordId id, Caller caller) {
        caller.require(READ);
        List<Waiting> found = look(caller).shown(store.find(List.of(id)), true);
        if (found.isEmpty()) {
            throw new NotFound(KIND, id.toString());
        }
        return found.get(0);
    }

    @Override
    public void see(RecordId id, Caller caller) {
        see(id, ids.next(), caller);
    }

    @Override
    public void see(RecordId id, RecordId step, Caller caller) {
        change(id, "inbox.see", step, caller, (waiting, now) -> {
            if (waiting.item().kind().informs()) {
                store.hide(id, now);
            } else {
                store.mark(id, caller.reader(), new Mark(Optional.of(now), waiting.snoozed()));
            }
        });
    }

    @Override
    public Waiting snooze(RecordId id, Instant until, Caller caller) {
        return snooze(id, until, ids.next(), caller);
    }

    @Override
    public Waiting snooze(RecordId id, Instant until, RecordId step, Caller caller) {
        Instant begun = clock.instant();
        if (!until.isAfter(begun) || until.isAfter(begun.plus(LONGEST))) {
            throw new Refusal(
                            "inbox.until",
                            "An item is put off until a day to come, at most " + LONGEST.toDays() + " days ahead, not "
                                    + until,
                            LONGEST.toDays())
                    .at("until");
        }
        change(id, "inbox.snooze", step, caller, (waiting, now) -> {
            if (waiting.snoozed().isEmpty()
                    && store.snoozed(caller.reader(), now, SNOOZED).size() >= SNOOZED) {
                throw new Refusal(
                        "inbox.too-many",
                        "At most " + SNOOZED + " items are put off at a time; do some of them, or take them back",
                        SNOOZED);
            }
            store.mark(id, caller.reader(), new Mark(Optional.of(now), Optional.of(until)));
        });
        return find(id, caller);
    }

    @Override
    public Waiting wake(RecordId id, Caller caller) {
        return wake(id, ids.next(), caller);
    }

    @Override
    public Waiting wake(RecordId id, RecordId step, Caller caller) {
        change(
                id,
                "inbox.wake",
                step,
                caller,
                (waiting, now) -> store.mark(id, caller.reader(), new Mark(Optional.of(now), Optional.empty())));
        return find(id, caller);
    }

    @Override
    public List<Step> steps(Caller caller) {
        caller.require(READ);
        return steps.all(clock.instant(), caller);
    }

    @Override
    public void undo(RecordId step, RecordId item, Caller caller) {
        caller.require(READ);
        changed(() -> steps.undo(step, item, clock.instant(), caller));
    }

    private void change(RecordId id, String code, RecordId step, Caller caller, BiConsumer<Waiting, Instant> work) {
        changed(() -> {
            Waiting waiting = find(id, caller);
            waiting.absent().ifPresent(absent -> {
                throw absent(absent);
            });
            Instant now = clock.instant();
            Mark before = steps.mark(id, caller);
            work.accept(waiting, now);
            String act = code.substring(code.indexOf('.') + 1);
            boolean gone = store.find(List.of(id)).isEmpty();
            steps.note(new Made(step, act, now), new Line(id, before, steps.mark(id, caller), gone), caller);
            audit.record(Act.done(code, caller)
                    .on(KIND, id)
                    .code("use", waiting.item().use())
                    .code("kind", waiting.item().kind().token())
                    .fact("record", waiting.item().record())
                    .fact("step", step));
        });
    }

    private static Refusal absent(OfficerId absent) {
        return new Refusal(
                "inbox.absent",
                "It waits for \"" + absent + "\", whose deputy you are; act for that officer to handle it",
                absent);
    }
}
