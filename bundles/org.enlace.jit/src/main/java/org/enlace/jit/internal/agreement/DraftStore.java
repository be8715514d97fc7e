package org.enlace.jit.internal.agreement;

import java.util.Optional;
import java.util.Set;
import org.enlace.jit.agreement.Draft;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;

/** Where drafts are kept, and who wrote what. */
public interface DraftStore {
    Optional<Draft> find(RecordId team, InstrumentKind kind);

    /**
     * Keeps a version, and that its officer wrote on the draft.
     *
     * @throws org.enlace.platform.Stale when what is stored is not the version before this one
     */
    void write(Draft draft);

    /** Throws a draft away with the names of those who wrote on it. */
    void delete(Draft draft);

    /** Who wrote on a draft since it was begun. */
    Set<OfficerId> writers(RecordId team, InstrumentKind kind);

    /** Notes who wrote what was proposed. */
    void proposed(RecordId instrument, Set<OfficerId> writers);

    /** Who wrote what was proposed; empty for what another country did. */
    Set<OfficerId> drafters(RecordId instrument);
}
