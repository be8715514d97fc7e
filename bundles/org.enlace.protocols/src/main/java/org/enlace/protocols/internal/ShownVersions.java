package org.enlace.protocols.internal;

import java.util.Optional;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.protocols.Edition;
import org.enlace.protocols.Editions;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.Signature;
import org.enlace.protocols.Stamp;

/**
 * Takes the version that a record shows out of use and back with it. What others hold on to is taken out of use by those who may
 * approve. Within the transaction of the record's change.
 */
final class ShownVersions {
    private final ProtocolStore store;
    private final Audit audit;

    ShownVersions(ProtocolStore store, Audit audit) {
        this.store = store;
        this.audit = audit;
    }

    void withdraw(Protocol record, String reason, Stamp stamp, Caller caller) {
        shown(record, caller).ifPresent(edition -> {
            if (edition instanceof Edition.Effective effective) {
                write("protocols.withdraw", effective, effective.withdraw(reason, by(stamp, caller)), caller);
            }
        });
    }

    void restore(Protocol record, Stamp stamp, Caller caller) {
        shown(record, caller).ifPresent(edition -> {
            if (edition instanceof Edition.Withdrawn withdrawn) {
                write("protocols.restore", withdrawn, withdrawn.restore(by(stamp, caller)), caller);
            }
        });
    }

    private Optional<Edition> shown(Protocol record, Caller caller) {
        if (!record.control().fixed()) {
            return Optional.empty();
        }
        caller.require(Editions.APPROVE);
        return store.editions().numbered(record.id(), record.control().edition());
    }

    private static Signature by(Stamp stamp, Caller caller) {
        return new Signature(stamp.officer(), caller.actingFor(), stamp.at());
    }

    private void write(String code, Edition before, Edition after, Caller caller) {
        audit.record(EditionActs.change(code, before, after, caller));
        store.editions().update(after);
    }
}
