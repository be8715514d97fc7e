package org.enlace.jit.internal.work;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.Dossiers;
import org.enlace.jit.internal.TeamActs;
import org.enlace.jit.internal.signing.Standings;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.SharedRecord;

/** Takes in that entries of other countries were taken back before they came here: what points to them waits no longer. */
final class EntryGoings {
    private final EntryStore store;
    private final EntryIntake intake;
    private final Standings standings;
    private final Changes changes;
    private final List<BiConsumer<RecordId, RecordId>> listeners = new CopyOnWriteArrayList<>();

    EntryGoings(EntryStores stores, EntryIntake intake, Standings standings, Changes changes) {
        store = stores.entries();
        this.intake = intake;
        this.standings = standings;
        this.changes = changes;
    }

    /** Tells somebody of the team and the id of each, in that transaction. */
    void listening(BiConsumer<RecordId, RecordId> listener) {
        listeners.add(listener);
    }

    /**
     * In the transaction of its coming.
     *
     * @throws org.enlace.platform.Refusal {@code jit.form}, {@code jit.too-early}
     */
    void take(SharedRecord record, String text) {
        EntryGone gone = EntryGone.read(text);
        // Of teams that nobody knows of any number can be made up.
        if (!named(gone.team(), record.owner()) && store.gone(record.owner()) >= EntryIntake.MOST_EARLY) {
            throw EntryIntake.early(record.owner());
        }
        Instant touched = changes.moment();
        gone.entries().forEach((id, kind) -> {
            store.gone(id, gone.team(), record.owner(), kind, touched);
            intake.arrived(gone.team(), id);
            listeners.forEach(listener -> listener.accept(gone.team(), id));
        });
        changes.record(TeamActs.done("jit.entry-never", Caller.node())
                .on(Dossiers.TEAM, gone.team())
                .fact("country", record.owner())
                .fact("records", gone.entries().size()));
    }

    /** Whether a text of the team names a country as a party. */
    private boolean named(RecordId team, CountryCode country) {
        return standings.of(team).texts().stream()
                .flatMap(text -> text.instrument().parties().stream())
                .anyMatch(party -> party.country().equals(country));
    }
}
