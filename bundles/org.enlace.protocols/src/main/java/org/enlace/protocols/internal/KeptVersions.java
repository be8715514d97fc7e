package org.enlace.protocols.internal;

import java.util.Optional;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.RecordIds;
import org.enlace.protocols.Adoption;
import org.enlace.protocols.Edition;
import org.enlace.protocols.Edition.Stage;
import org.enlace.protocols.Protocol.Received;
import org.enlace.protocols.Protocol.TakenBack;
import org.enlace.protocols.Signature;

/**
 * The versions of partners' documents that this country decides about, kept as they came: what was adopted stays readable and can be
 * compared when its owner sends another. A version is kept when somebody begins to study it, and from then on as versions arrive. What
 * its owner takes back loses its words here as well.
 */
final class KeptVersions {
    private final ProtocolStore store;
    private final RecordIds ids;
    private final Audit audit;

    KeptVersions(ProtocolStore store, RecordIds ids, Audit audit) {
        this.store = store;
        this.ids = ids;
        this.audit = audit;
    }

    /** Keeps what a record says now as the version it is. Within a transaction that holds the library. */
    Edition.Effective keep(Received record, Signature by, Caller caller) {
        Optional<Edition> before =
                store.editions().numbered(record.id(), record.control().edition());
        if (before.orElse(null) instanceof Edition.Effective kept
                && kept.content().equals(record.content())) {
            return kept;
        }
        Edition.Effective now = before.map(kept -> Edition.Effective.takenOver(kept, record, by))
                .orElseGet(() -> Edition.Effective.takenOver(ids.next(), record));
        write("protocols.fix", now, before.isEmpty(), caller);
        return now;
    }

    /** What came, where this country studies or adopted the document. */
    void arrived(Received record, Signature by, Caller caller) {
        if (decided(record.id()).filter(last -> last.state().stands()).isEmpty()) {
            return;
        }
        int number = record.control().edition();
        for (Edition kept : store.editions().numbered(record.id())) {
            if (kept instanceof Edition.Effective before && before.given() < number) {
                write("protocols.supersede", before.supersede(number, by), false, caller);
            }
        }
        // A correction of the version that was decided about leaves the words that were decided about.
        boolean corrected = store.editions()
                .numbered(record.id(), number)
                .filter(kept -> kept.stage() != Stage.WITHDRAWN)
                .isPresent();
        if (!corrected) {
            keep(record, by, caller);
        }
    }

    void takenBack(TakenBack record, Signature by, Caller caller) {
        String why = record.reason() == null ? record.owner().value() : record.reason();
        for (Edition kept : store.editions().numbered(record.id())) {
            if (kept.stage() != Stage.WITHDRAWN) {
                write("protocols.taken-back", Edition.takenBack(kept, why, by), false, caller);
            }
        }
    }

    /** Without the words, which are another country's. */
    private void write(String code, Edition edition, boolean fresh, Caller caller) {
        audit.record(EditionActs.done(code, edition, caller));
        if (fresh) {
            store.editions().insert(edition);
        } else {
            store.editions().update(edition);
        }
    }

    Optional<Adoption> decided(RecordId protocol) {
        return store.editions().adoption(protocol);
    }
}
