package org.enlace.jit.internal.work;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.enlace.exchange.Delivery;
import org.enlace.jit.Statement;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.Hearing;
import org.enlace.jit.internal.SearchIndex;
import org.enlace.jit.internal.TeamActs;
import org.enlace.jit.internal.access.TeamContents;
import org.enlace.jit.internal.signing.Standings;
import org.enlace.jit.internal.work.EntryWaits.Told;
import org.enlace.jit.work.EntryKind;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/**
 * Tells a country that joined what this one had written before, and takes it back from one that left: a part at a time, so that no
 * transaction goes through all there is.
 */
final class EntryTelling implements TeamContents, Hearing {
    private static final int PART = EntryGone.MOST;
    private static final int LAST = 100;
    private static final int MOST_TOUCHED = 2_000;

    private final EntryStore store;
    private final EntryTraces traces;
    private final EntryWaits waits;
    private final EntrySharing sharing;
    private final Standings standings;
    private final Changes changes;

    EntryTelling(EntryStores stores, EntrySharing sharing, Standings standings, Changes changes) {
        store = stores.entries();
        traces = stores.traces();
        waits = stores.waits();
        this.sharing = sharing;
        this.standings = standings;
        this.changes = changes;
    }

    /** By a text or a signature a country may have joined. */
    @Override
    public void followed(Statement statement) {
        if (Standings.KINDS.contains(statement.kind())) {
            joined(statement.team());
        }
    }

    /** What comes round: who joined since, the next part for each who is not told yet, and searches; in the current transaction. */
    void round() {
        standings.teams().forEach(this::joined);
        for (RecordId team : waits.unfinished()) {
            waits.told(team).stream().filter(one -> !one.done()).forEach(one -> part(team, one));
        }
        for (RecordId team : waits.untouched()) {
            touch(team);
        }
    }

    private void joined(RecordId team) {
        for (Newcomer one : Newcomer.of(team, standings)) {
            begun(team, one.country(), one.since(), false).ifPresent(told -> part(team, told));
        }
    }

    /** The row of a country; there only where it was not begun before. */
    private Optional<Told> begun(RecordId team, CountryCode country, Instant since, boolean left) {
        boolean known = of(team, country)
                .filter(one -> one.left() == left && one.since().equals(since))
                .isPresent();
        return known ? Optional.empty() : Optional.of(new Told(country, since, left, Optional.empty(), 0, false));
    }

    private Optional<Told> of(RecordId team, CountryCode country) {
        return waits.told(team).stream()
                .filter(one -> one.country().equals(country))
                .findFirst();
    }

    /** @return how many records were shared or taken back */
    private int part(RecordId team, Told told) {
        List<RecordId> next = store.written(team, standings.own(), told.last(), PART);
        int records = 0;
        for (RecordId id : next) {
            records += told.left() ? narrow(id, told) : tell(id, told);
        }
        if (!told.left()) {
            gone(team, next, told.country());
        }
        Optional<RecordId> last = next.isEmpty() ? told.last() : Optional.of(next.get(next.size() - 1));
        boolean done = next.size() < PART;
        waits.put(team, new Told(told.country(), told.since(), told.left(), last, told.records() + records, done));
        if (records > 0 && !told.left()) {
            changes.record(TeamActs.done("jit.entry-tell", Caller.node())
                    .on(org.enlace.jit.internal.Dossiers.TEAM, team)
                    .fact("country", told.country())
                    .fact("records", records));
        }
        return records;
    }

    private int narrow(RecordId id, Told told) {
        return sharing.narrow(id, told.country(), EntrySharing.LEFT) ? 1 : 0;
    }

    private int tell(RecordId id, Told told) {
        return store.find(id)
                .filter(one -> sharing.tell(one.entry(), told.country()))
                .map(one -> 1)
                .orElse(0);
    }

    /** What was taken back before is told of: others point to it. */
    private void gone(RecordId team, List<RecordId> some, CountryCode country) {
        Map<RecordId, EntryKind> gone = new TreeMap<>();
        store.traces(some).forEach((id, trace) -> {
            if (trace.takenBack()) {
                gone.put(id, trace.kind());
            }
        });
        new EntryGone(team, gone).apart().forEach(part -> sharing.gone(changes.next(), part, Set.of(country)));
    }

    @Override
    public int takeBack(RecordId team, CountryCode country, Instant since) {
        return begun(team, country, since, true)
                .or(() -> of(team, country).filter(one -> !one.done()))
                .map(told -> part(team, told))
                .orElse(0);
    }

    @Override
    public Asked asked(RecordId team, CountryCode country) {
        return of(team, country)
                .filter(Told::left)
                .map(told -> new Asked(told.records(), last(team, told)))
                .orElseGet(() -> new Asked(0, List.of()));
    }

    private List<Delivery> last(RecordId team, Told told) {
        return store.last(team, standings.own(), told.last(), LAST).stream()
                .flatMap(id -> sharing.deliveries(id).stream())
                .filter(one -> one.country().equals(told.country()))
                .toList();
    }

    @Override
    public void readersChanged(RecordId team) {
        long there = traces.counts(team).values().stream()
                .flatMap(owners -> owners.values().stream())
                .mapToLong(Long::longValue)
                .sum();
        if (there > MOST_TOUCHED) {
            waits.untouched(team, true);
        } else if (there > 0) {
            touch(team);
        }
    }

    private void touch(RecordId team) {
        waits.untouched(team, false);
        store.touch(team, changes.moment());
        changes.found(SearchIndex.ENTRIES);
    }
}
