package org.enlace.protocols.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.platform.Transactions;
import org.enlace.protocols.Edition;
import org.enlace.protocols.Edition.Stage;
import org.enlace.protocols.EditionRules;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.Signature;
import org.enlace.protocols.Stamp;

/** Finds versions for those for whom they exist, and changes them one at a time. */
final class EditionShelf {
    private final ProtocolStore store;
    private final EditionSight sight;
    private final Transactions transactions;
    private final Audit audit;
    private final Clock clock;

    EditionShelf(ProtocolStore store, Transactions transactions, Audit audit, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
        sight = new EditionSight(store);
    }

    boolean exists(Edition edition, Caller caller) {
        return sight.exists(edition, caller);
    }

    /** For whom a version does not exist there is none; that they asked for it is audited. */
    Edition known(RecordId id, Caller caller) {
        Edition edition = store.editions().find(id).orElseThrow(() -> new NotFound(Edition.KIND, id.toString()));
        if (!exists(edition, caller)) {
            audit.record(EditionActs.refused("protocols.read", edition, caller));
            throw new NotFound(Edition.KIND, id.toString());
        }
        return edition;
    }

    /** Changes a version, in one transaction with its entry in the audit and with what else goes along. */
    <E extends Edition> E change(
            String code, RecordId id, int revision, Caller caller, BiFunction<Edition, Signature, E> change) {
        known(id, caller);
        return transactions.call(() -> {
            // From here on nobody else changes the library or a version of it.
            Instant at = store.reserve(clock.instant(), 1);
            Edition now = known(id, caller);
            store.find(now.protocol()).map(Entry::protocol).ifPresent(Protocol::requireOwn);
            if (now.revision() != revision) {
                throw new Stale(Edition.KIND, id.toString());
            }
            E next = change.apply(now, Signature.of(caller, at));
            write(code, now, next, caller);
            return next;
        });
    }

    /** Within a transaction. */
    void write(String code, Edition before, Edition after, Caller caller) {
        audit.record(EditionActs.change(code, before, after, caller));
        store.editions().update(after);
    }

    /** Within a transaction. */
    <E extends Edition> E put(String code, E made, Caller caller) {
        audit.record(EditionActs.change(code, null, made, caller));
        store.editions().insert(made);
        return made;
    }

    /** Within a transaction. From now on the words of a record stand still, as the version they are. */
    Edition.Effective fix(Entry entry, RecordId id, Signature by, Caller caller) {
        Protocol.Effective record = (Protocol.Effective) entry.protocol();
        Protocol.Effective fixed = record.fix(new Stamp(caller.officer(), store.reserve(by.at(), 1)));
        audit.record(ProtocolActs.change("protocols.fix", record, fixed, caller));
        store.write(List.of(entry.with(fixed)));
        return put("protocols.fix", Edition.Effective.takenOver(id, record), caller);
    }

    static <E extends Edition> E as(Class<E> type, Stage stage, Edition edition) {
        if (type.isInstance(edition)) {
            return type.cast(edition);
        }
        throw EditionRules.stage(edition, stage);
    }

    static Refusal withdrawn(String reference) {
        return new Refusal(
                "protocol.withdrawn",
                "\"" + reference + "\" is withdrawn and cannot be changed; put it back into use first",
                reference);
    }
}
