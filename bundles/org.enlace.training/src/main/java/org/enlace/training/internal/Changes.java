package org.enlace.training.internal;

import java.time.Clock;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Stale;
import org.enlace.platform.Transactions;
import org.enlace.training.Stamp;

/** What every change has in common: one transaction, one moment, one entry in the audit. */
public final class Changes {
    private final TrainingStores stores;
    private final Transactions transactions;
    private final RecordIds ids;
    private final Audit audit;
    private final SearchIndex search;
    private final Clock clock;

    public Changes(
            TrainingStores stores,
            Transactions transactions,
            RecordIds ids,
            Audit audit,
            SearchIndex search,
            Clock clock) {
        this.stores = stores;
        this.transactions = transactions;
        this.ids = ids;
        this.audit = audit;
        this.search = search;
        this.clock = clock;
    }

    /** The work of a change, given who does it and when. */
    @FunctionalInterface
    public interface Work<T> {
        T at(Stamp stamp);
    }

    /** Does it in one transaction. The moment is taken first: whoever changes anything meanwhile holds the clock. */
    public <T> T make(Caller caller, Work<T> work) {
        return transactions.call(() -> work.at(Stamp.of(caller, stores.moment(clock.instant()))));
    }

    public RecordId next() {
        return ids.next();
    }

    public Clock clock() {
        return clock;
    }

    public void record(Act act) {
        audit.record(act);
    }

    /** What is found of a series has changed. */
    public void found(RecordId series, Stamp stamp) {
        stores.series().touch(series, stamp.at());
        transactions.afterCommit(search::refresh);
    }

    /** What is found of a call for exchanges has changed. */
    void callFound() {
        transactions.afterCommit(search::refreshCalls);
    }

    public static void expect(int version, int now, String kind, RecordId id) {
        if (version != now) {
            throw new Stale(kind, id.toString());
        }
    }
}
