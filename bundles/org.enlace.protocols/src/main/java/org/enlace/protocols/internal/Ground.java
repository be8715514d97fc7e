package org.enlace.protocols.internal;

import java.time.Instant;
import java.util.Optional;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.protocols.Edition;
import org.enlace.protocols.Edition.Stage;
import org.enlace.protocols.EditionRules;
import org.enlace.protocols.Protocol;

/** What a version goes on from, and whether that is still what its document says. */
final class Ground {
    private final ProtocolStore store;

    Ground(ProtocolStore store) {
        this.store = store;
    }

    /** The number that was given last, be it taken back since; 0 for none. */
    int latest(RecordId protocol) {
        return Math.max(store.editions().latest(protocol), shown(protocol));
    }

    /** The number of the version in effect, or of the one that is approved and waits for its day; 0 for none. */
    int current(RecordId protocol) {
        return store.editions().numbered(protocol).stream()
                .filter(edition -> edition.stage() == Stage.APPROVED)
                .mapToInt(edition -> edition.number().getAsInt())
                .reduce(shown(protocol), Math::max);
    }

    private int shown(RecordId protocol) {
        return record(protocol).map(record -> record.control().edition()).orElse(0);
    }

    NeedToKnow readers(RecordId protocol) {
        return record(protocol).map(record -> record.content().restrictedTo()).orElse(NeedToKnow.OPEN);
    }

    /** Why a text has to be renewed before it can be approved. */
    Optional<Refusal> behind(Edition edition) {
        return EditionRules.outdated(edition.core(), current(edition.protocol()))
                .or(() -> changedInPlace(edition));
    }

    /**
     * Whether the words a text was begun from were changed in place since. Each change has a moment of its own in the library, and so has
     * the beginning of a version; what was withdrawn and put back meanwhile counts as changed.
     */
    Optional<Refusal> changedInPlace(Edition edition) {
        return record(edition.protocol()).flatMap(record -> inPlace(record)
                .flatMap(at -> EditionRules.changedInPlace(edition.core(), record.reference(), at)));
    }

    /** Empty for what was approved here, which is never changed in place. */
    private Optional<Instant> inPlace(Protocol record) {
        Optional<Edition> held = record.control().fixed()
                ? store.editions().numbered(record.id(), record.control().edition())
                : Optional.empty();
        return held.isEmpty()
                ? Optional.of(record.changed().at())
                : held.filter(version -> version.approval().isEmpty())
                        .map(version -> version.core().changed().at());
    }

    private Optional<Protocol> record(RecordId protocol) {
        return store.find(protocol).map(Entry::protocol);
    }
}
