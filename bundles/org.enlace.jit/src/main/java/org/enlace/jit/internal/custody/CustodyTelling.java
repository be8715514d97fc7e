package org.enlace.jit.internal.custody;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.Statement;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.Dossiers;
import org.enlace.jit.internal.Hearing;
import org.enlace.jit.internal.TeamActs;
import org.enlace.jit.internal.custody.CustodyStore.Told;
import org.enlace.jit.internal.signing.Standings;
import org.enlace.jit.internal.work.Newcomer;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;

/** Tells a country that joined what this one had written of items before, a part at a time. One that left keeps what it has. */
final class CustodyTelling implements Hearing {
    private static final int PART = 500;

    private final CustodyStore store;
    private final CustodySharing sharing;
    private final Standings standings;
    private final Changes changes;

    CustodyTelling(CustodyStore store, CustodySharing sharing, Standings standings, Changes changes) {
        this.store = store;
        this.sharing = sharing;
        this.standings = standings;
        this.changes = changes;
    }

    @Override
    public Set<String> kinds() {
        return Set.of();
    }

    @Override
    public void heard(Statement statement) {}

    @Override
    public void lost(Statement statement) {}

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
        Optional<RecordId> last = next.isEmpty()
                ? told.last()
                : Optional.of(next.get(next.size() - 1).event().id());
        store.put(new Told(told.team(), told.country(), told.since(), last, next.size() < PART));
        if (records > 0) {
            changes.record(TeamActs.done("jit.custody-tell", Caller.node())
                    .on(Dossiers.TEAM, told.team())
                    .fact("country", told.country())
                    .fact("records", records));
        }
    }
}
