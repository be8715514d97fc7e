package org.enlace.jit.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import org.enlace.jit.Stamp;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.platform.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every change has in common: one transaction, one moment, one entry in the audit. */
public final class Changes {
    private static final Logger LOG = LoggerFactory.getLogger(Changes.class);

    private final JitStores stores;
    private final Transactions transactions;
    private final RecordIds ids;
    private final Audit audit;
    private final SearchIndex search;
    private final Clock clock;

    public Changes(
            JitStores stores, Transactions transactions, RecordIds ids, Audit audit, SearchIndex search, Clock clock) {
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

    /** Does it in one transaction. The moment is taken first: whoever changes anything meanwhile waits. */
    public <T> T make(Caller caller, Work<T> work) {
        return transactions.call(() -> work.at(Stamp.of(caller, moment())));
    }

    /** A moment after every one there was; in a transaction. */
    public Instant moment() {
        return stores.moment(clock.instant());
    }

    /** What reads case data and says so in the audit: in one transaction, without the clock of changes. */
    public <T> T read(java.util.function.Supplier<T> reading) {
        return transactions.call(reading);
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

    /**
     * Does work in a transaction of its own once the current one is stored: what it comes to undoes nothing of this one.
     *
     * @param refused told of a refusal, in a further transaction
     */
    public void afterwards(Runnable work, Consumer<Refusal> refused) {
        transactions.afterCommit(() -> {
            try {
                transactions.run(work);
            } catch (Refusal refusal) {
                transactions.run(() -> refused.accept(refusal));
            }
        });
    }

    /** Does work in a transaction of its own once the current one is stored. What goes wrong with it is logged and disturbs nobody. */
    public void aside(Runnable work) {
        transactions.afterCommit(() -> {
            try {
                transactions.run(work);
            } catch (RuntimeException e) {
                LOG.warn("What was to be noted afterwards could not be stored", e);
            }
        });
    }

    /** What is found has changed. */
    public void found() {
        found(SearchIndex.SOURCE);
    }

    /** What a source finds has changed. */
    public void found(String source) {
        transactions.afterCommit(() -> search.refresh(source));
    }

    public static void expect(int version, int now, String kind, RecordId id) {
        if (version != now) {
            throw new Stale(kind, id.toString());
        }
    }
}
