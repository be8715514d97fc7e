package org.enlace.jit.internal.custody;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.enlace.jit.Statement;
import org.enlace.jit.custody.CustodyEvent;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.Dossiers;
import org.enlace.jit.internal.Hearing;
import org.enlace.jit.internal.TeamActs;
import org.enlace.jit.internal.custody.CustodyStore.Told;
import org.enlace.jit.internal.signing.Standings;
import org.enlace.jit.internal.work.EntryStore;
import org.enlace.jit.internal.work.EntryStore.Trace;
import org.enlace.jit.internal.work.Newcomer;
import org.enlace.jit.signing.Standing;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/**
 * Tells a country that joined what this one had written of items before, a part at a time; and with the last part what parties that left
 * had written of this country's items, because they tell nobody any more. One that left keeps what it has.
 */
final class CustodyTelling implements Hearing {
    private static final int PART = 500;

    private final CustodyStore store;
    private final EntryStore entries;
    private final CustodySharing sharing;
    private final Standings standings;
    private final Changes changes;

    CustodyTelling(
            CustodyStore store, EntryStore entries, CustodySharing sharing, Standings standings, Changes changes) {
        this.store = store;
        this.entries = entries;
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

    /** What comes round: who joined since, and the next part for each who is not told yet; in the current transaction. */
    void round() {
        standings.teams().forEach(this::joined);
        store.unfinished().forEach(this::part);
    }

    private void joined(RecordId team) {
        for (Newcomer one : Newcomer.of(team, standings)) {
            boolean begun = store.told(team, one.country())
                    .filter(told -> told.since().equals(one.since()))
                    .isPresent();
            if (!begun) {
                part(new Told(team, one.country(), one.since(), Optional.empty(), false));
            }
        }
    }

    private void part(Told told) {
        List<SealedEvent> next = store.written(told.team(), standings.own(), told.last(), PART);
        long records =
                next.stream().filter(one -> sharing.tell(one, told.country())).count();
        boolean done = next.size() < PART;
        if (done) {
            int retold = left(told.team(), told.country());
            records += retold;
            done = retold < PART;
        }
        Optional<RecordId> last = next.isEmpty()
                ? told.last()
                : Optional.of(next.get(next.size() - 1).event().id());
        store.put(new Told(told.team(), told.country(), told.since(), last, done));
        told(told.team(), told.country(), records);
    }

    private void told(RecordId team, CountryCode country, long records) {
        if (records > 0) {
            changes.record(TeamActs.done("jit.custody-tell", Caller.node())
                    .on(Dossiers.TEAM, team)
                    .fact("country", country)
                    .fact("records", records));
        }
    }

    /**
     * Tells a country what parties wrote that left, about items of this country, as far as it was not told it yet.
     *
     * @return of how many events; of so many as a part has where there may be more
     */
    private int left(RecordId team, CountryCode to) {
        Standing standing = standings.of(team);
        Instant now = standings.now(team);
        Set<CountryCode> countries = standing.memberships(now).stream()
                .map(one -> one.party().country())
                .filter(country -> !country.equals(standings.own()) && !standing.party(country, now))
                .collect(Collectors.toCollection(TreeSet::new));
        int records = 0;
        for (CountryCode country : countries) {
            Optional<RecordId> last = Optional.empty();
            List<SealedEvent> next;
            do {
                next = store.written(team, country, last, PART);
                for (SealedEvent sealed : ours(next)) {
                    records += sharing.retell(sealed, to) ? 1 : 0;
                    if (records == PART) {
                        return records;
                    }
                }
                last = next.isEmpty()
                        ? last
                        : Optional.of(next.get(next.size() - 1).event().id());
            } while (next.size() == PART);
        }
        return records;
    }

    /** Those about items of this country. */
    private List<SealedEvent> ours(List<SealedEvent> some) {
        Map<RecordId, Trace> items =
                entries.traces(some.stream().map(one -> one.event().item()).collect(Collectors.toSet()));
        return some.stream()
                .filter(one -> Optional.ofNullable(items.get(one.event().item()))
                        .filter(item -> item.owner().equals(standings.own()) && !item.takenBack())
                        .isPresent())
                .toList();
    }

    /** What a party wrote before it left may come late: whoever joined since, and was told before, is told it, too. */
    void late(SealedEvent sealed) {
        CustodyEvent event = sealed.event();
        Standing standing = standings.of(event.team());
        if (standing.party(event.country(), standings.now(event.team()))
                || ours(List.of(sealed)).isEmpty()) {
            return;
        }
        for (Newcomer one : Newcomer.of(event.team(), standings)) {
            boolean there = standing.party(one.country(), event.written());
            if (!there && sharing.retell(sealed, one.country())) {
                told(event.team(), one.country(), 1);
            }
        }
    }
}
