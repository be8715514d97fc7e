package org.enlace.protocols.internal;

import java.util.List;
import java.util.Optional;
import org.enlace.platform.RecordId;
import org.enlace.platform.contribution.PracticeDrafts.Origin;

/** Where it lies what documents were drawn from. Reads work in and outside a transaction, changes only inside one. */
public interface ProvenanceStore {
    Optional<Provenance> of(RecordId protocol);

    /** What was drawn from an origin, the latest first. */
    List<Provenance> from(Origin origin);

    void insert(Provenance provenance);
}
