package org.enlace.newmodule.internal;

import java.time.Clock;
import java.util.function.BiFunction;
import org.enlace.newmodule.Content;
import org.enlace.newmodule.Entries;
import org.enlace.newmodule.Entry;
import org.enlace.newmodule.EntryPage;
import org.enlace.newmodule.Place;
import org.enlace.newmodule.Stamp;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.platform.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The use cases. */
@Component
public final class EntryBook implements Entries {
    private final EntryStore store;
    private final Transactions transactions;
    private final RecordIds ids;
    private final Audit audit;
    private final SearchIndex search;
    private final Clock clock;

    @Activate
    public EntryBook(
            @Reference EntryStore store,
            @Reference Transactions transactions,
            @Reference RecordIds ids,
            @Reference Audit audit,
            @Reference SearchIndex search) {
        this(store, transactions, ids, audit, search, Clock.systemUTC());
    }

    EntryBook(
            EntryStore store, Transactions transactions, RecordIds ids, Audit audit, SearchIndex search, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.ids = ids;
        this.audit = audit;
        this.search = search;
        this.clock = clock;
    }

    @Override
    public Entry find(RecordId id, Caller caller) {
        caller.require(READ);
        return known(id);
    }

    @Override
    public EntryPage page(Place place, int size, Caller caller) {
        caller.require(READ);
        return store.page(place, size);
    }

    @Override
    public Entry.Open create(Content content, Caller caller) {
        caller.require(WRITE);
        return transactions.call(() -> {
            Entry.Open created = Entry.Open.first(ids.next(), content, stamp(caller));
            write(created, null, Act.done("newmodule.create", caller));
            return created;
        });
    }

    @Override
    public Entry.Open revise(RecordId id, int version, Content content, Caller caller) {
        caller.require(WRITE);
        Act act = Act.done("newmodule.revise", caller);
        return change(id, version, caller, act, (open, stamp) -> {
            return open.content().equals(content) ? open : open.revise(content, stamp);
        });
    }

    @Override
    public Entry.Withdrawn withdraw(RecordId id, int version, String reason, Caller caller) {
        caller.require(WRITE);
        Act act = Act.done("newmodule.withdraw", caller).because(reason);
        return change(id, version, caller, act, (open, stamp) -> open.withdraw(reason, stamp));
    }

    private <E extends Entry> E change(
            RecordId id, int version, Caller caller, Act act, BiFunction<Entry.Open, Stamp, E> change) {
        return transactions.call(() -> {
            // Before the entry is read: whoever changes it meanwhile holds the clock.
            Stamp stamp = stamp(caller);
            Entry now = known(id);
            if (now.version() != version) {
                throw new Stale(KIND, id.toString());
            }
            if (!(now instanceof Entry.Open open)) {
                throw new Refusal(
                        "newmodule.withdrawn",
                        "The entry \"" + now.content().title() + "\" is withdrawn; make another one",
                        now.content().title());
            }
            E changed = change.apply(open, stamp);
            if (!changed.equals(now)) {
                write(changed, now.content(), act);
            }
            return changed;
        });
    }

    /** @param before what it said; null for a new one */
    private void write(Entry entry, Content before, Act act) {
        Content after = entry.content();
        store.write(entry);
        audit.record(act.on(KIND, entry.id())
                .fact("version", entry.version())
                .changed("title", before == null ? null : before.title(), after.title())
                .changed("text", before == null ? null : before.text(), after.text()));
        transactions.afterCommit(search::refresh);
    }

    private Stamp stamp(Caller caller) {
        return new Stamp(caller.officer(), store.moment(clock.instant()));
    }

    private Entry known(RecordId id) {
        return store.find(id).orElseThrow(() -> new NotFound(KIND, id.toString()));
    }
}
