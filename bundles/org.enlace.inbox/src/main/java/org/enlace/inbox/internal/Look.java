package org.enlace.inbox.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.inbox.InboxFilter;
import org.enlace.inbox.InboxFilter.DueIn;
import org.enlace.inbox.InboxUse;
import org.enlace.inbox.Recipient;
import org.enlace.inbox.Tray.Part;
import org.enlace.inbox.Waiting;
import org.enlace.inbox.internal.InboxStore.Entry;
import org.enlace.inbox.internal.InboxStore.Mark;
import org.enlace.inbox.internal.InboxStore.Range;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;

/**
 * One look of one officer into the inbox. Several lists, each ordered in the database, are merged, and what may not be known is left
 * out; so the cost is that of what is shown and of what is hidden in between, whatever else waits.
 */
final class Look {
    private static final int BATCH = 60;
    private static final Duration WEEK = Duration.ofDays(7);

    /** Rows that one look goes through at most. */
    private static final int ENOUGH = 3_000;

    private final InboxStore store;
    private final Readers readers;
    private final Caller caller;
    private final Instant now;
    private final Map<Audience, Optional<OfficerId>> audiences;
    private final Map<String, InboxUse> uses = new HashMap<>();

    Look(InboxStore store, Readers readers, Caller caller, Instant now) {
        this.store = store;
        this.readers = readers;
        this.caller = caller;
        this.now = now;
        audiences = readers.audiences(caller);
        this.readers.uses(caller).forEach(use -> uses.put(use.name(), use));
    }

    /** The items of one audience, read as far as needed. */
    private final class Lane {
        private final Audience audience;
        private final Range range;
        private final Deque<Entry> rows = new ArrayDeque<>();
        private String place;
        private boolean ended;

        private Lane(Audience audience, Range range) {
            this.audience = audience;
            this.range = range;
            place = range.from();
        }

        private Entry head() {
            if (rows.isEmpty() && !ended) {
                rows.addAll(store.waiting(audience, range.after(place), BATCH));
                ended = rows.size() < BATCH;
                if (!rows.isEmpty()) {
                    place = rows.getLast().place();
                }
            }
            return rows.peek();
        }
    }

    /** What waits for the caller and is due from a moment up to another, put off or not. */
    List<Waiting> due(Instant from, Instant until, int limit) {
        Range range = new Range(Optional.empty(), Optional.empty(), Place.dueAt(from), Place.dueAt(until), now);
        List<Lane> lanes = audiences.entrySet().stream()
                .filter(audience -> audience.getValue().isEmpty())
                .map(audience -> new Lane(audience.getKey(), range))
                .toList();
        List<Waiting> all = new ArrayList<>();
        int read = 0;
        List<Entry> batch;
        do {
            batch = merged(lanes, BATCH);
            read += batch.size();
            all.addAll(shown(batch, true));
        } while (batch.size() == BATCH && all.size() < limit && read < ENOUGH);
        return all.size() > limit ? all.subList(0, limit) : all;
    }

    /** @param cursor the place to go on from, or null */
    Part part(InboxFilter filter, String cursor, int limit) {
        Range range = range(filter, cursor);
        List<Lane> lanes = audiences.keySet().stream()
                .map(audience -> new Lane(audience, range))
                .toList();
        List<Waiting> shown = new ArrayList<>();
        List<String> places = new ArrayList<>();
        int read = 0;
        String last = null;
        List<Entry> batch;
        do {
            batch = merged(lanes, BATCH);
            read += batch.size();
            Map<RecordId, String> byId = new HashMap<>();
            batch.forEach(entry -> byId.put(entry.id(), entry.place()));
            for (Waiting one : shown(batch, false)) {
                shown.add(one);
                places.add(byId.get(one.id()));
            }
            last = batch.isEmpty() ? last : batch.get(batch.size() - 1).place();
        } while (batch.size() == BATCH && shown.size() <= limit && read < ENOUGH);
        if (shown.size() > limit) {
            return new Part(shown.subList(0, limit), places.get(limit - 1));
        }
        return new Part(shown, batch.size() == BATCH ? last : null);
    }

    private static List<Entry> merged(List<Lane> lanes, int most) {
        List<Entry> merged = new ArrayList<>();
        while (merged.size() < most) {
            Optional<Lane> first = lanes.stream()
                    .filter(lane -> lane.head() != null)
                    .min(Comparator.comparing(lane -> lane.head().place()));
            if (first.isEmpty()) {
                break;
            }
            merged.add(first.get().rows.poll());
        }
        return merged;
    }

    private Range range(InboxFilter filter, String cursor) {
        String from = from(filter.due());
        return new Range(
                filter.kind(),
                filter.use(),
                cursor == null || cursor.compareTo(from) < 0 ? from : cursor,
                until(filter.due()),
                now);
    }

    private String from(DueIn due) {
        return switch (due) {
            case ANY, OVERDUE -> "0";
            case WEEK -> Place.dueAt(now);
            case LATER -> Place.dueAt(now.plus(WEEK));
            case NONE -> Place.undue();
        };
    }

    private String until(DueIn due) {
        return switch (due) {
            case ANY, NONE -> Place.end();
            case OVERDUE -> Place.dueAt(now);
            case WEEK -> Place.dueAt(now.plus(WEEK));
            case LATER -> Place.undue();
        };
    }

    boolean within(DueIn due, Entry entry) {
        return entry.place().compareTo(from(due)) > 0 && entry.place().compareTo(until(due)) < 0;
    }

    /**
     * Those of some entries that exist for the caller, in their order.
     *
     * @param also whether those that were put off are shown too
     */
    List<Waiting> shown(List<Entry> entries, boolean also) {
        Map<String, Set<RecordId>> asked = new HashMap<>();
        entries.stream().filter(this::addressed).forEach(entry -> asked.computeIfAbsent(
                        entry.item().use(), use -> new HashSet<>())
                .add(entry.item().record()));
        Map<String, Set<RecordId>> known = new HashMap<>();
        asked.forEach((use, records) -> known.put(use, uses.get(use).known(records, caller)));
        List<Entry> there = entries.stream()
                .filter(this::addressed)
                .filter(entry ->
                        known.get(entry.item().use()).contains(entry.item().record()))
                .toList();
        Map<RecordId, Mark> marks = store.marks(there.stream().map(Entry::id).toList(), caller.reader());
        List<Waiting> shown = new ArrayList<>();
        for (Entry entry : there) {
            Mark mark = marks.getOrDefault(entry.id(), Mark.NONE);
            Optional<Instant> off = mark.snoozed().filter(until -> until.isAfter(now));
            if (also || off.isEmpty()) {
                shown.add(waiting(entry, mark.seen().isPresent(), off));
            }
        }
        return shown;
    }

    /** Whether it waits for the caller or an absent officer, now, and its module is there. */
    private boolean addressed(Entry entry) {
        boolean turn = !(entry.item().to() instanceof Recipient.Holders holders) || holders.turnOf(caller);
        boolean shownNow =
                entry.item().span().from().filter(from -> from.isAfter(now)).isEmpty()
                        && entry.item()
                                .span()
                                .until()
                                .filter(until -> !until.isAfter(now))
                                .isEmpty();
        return turn
                && shownNow
                && audiences.containsKey(Audience.of(entry.item().to()))
                && uses.containsKey(entry.item().use());
    }

    private Waiting waiting(Entry entry, boolean seen, Optional<Instant> snoozed) {
        InboxUse use = uses.get(entry.item().use());
        return new Waiting(
                entry.id(),
                entry.item(),
                use.title(entry.item().text(), entry.item().arguments(), caller),
                use.label(caller.language()),
                entry.created(),
                audiences.get(Audience.of(entry.item().to())),
                seen,
                snoozed);
    }
}
