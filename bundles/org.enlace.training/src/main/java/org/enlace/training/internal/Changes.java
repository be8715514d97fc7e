package org.enlace.training.internal;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Set;
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
    private final ThreadLocal<Set<RecordId>> touched = new ThreadLocal<>();
    private volatile Following following = (series, stamp) -> {};

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

    /** What is done in the transaction of a change once it is made. */
    @FunctionalInterface
    interface Following {
        /** @param series of which something changed that is found with them */
        void changed(Set<RecordId> series, Stamp stamp);
    }

    /** Said once, when the use cases are put together. */
    void followedBy(Following one) {
        following = one;
    }

    /** Does it in one transaction. The moment is taken first: whoever changes anything meanwhile holds the clock. */
    public <T> T make(Caller caller, Work<T> work) {
        return transactions.call(() -> {
            Stamp stamp = Stamp.of(caller, stores.moment(clock.instant()));
            Set<RecordId> before = touched.get();
            Set<RecordId> series = new LinkedHashSet<>();
            touched.set(series);
            try {
                T done = work.at(stamp);
                following.changed(series, stamp);
                return done;
            } finally {
                if (before == null) {
                    touched.remove();
                } else {
                    touched.set(before);
                }
            }
        });
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
        Set<RecordId> changed = touched.get();
        if (changed != null) {
            changed.add(series);
        }
        transactions.afterCommit(search::refresh);
    }

    /** What is found elsewhere than in a series has changed. */
    public void found() {
        transactions.afterCommit(search::refresh);
    }

    public static void expect(int version, int now, String kind, RecordId id) {
        if (version != now) {
            throw new Stale(kind, id.toString());
        }
    }
}
