package org.enlace.modules.internal.decision;

import java.util.List;
import java.util.Optional;
import org.enlace.platform.RecordId;

/** Where decisions are kept. */
public interface DecisionStore {
    void add(Decision decision);

    Optional<Decision> find(RecordId id);

    /** Those stored as open, of a kind, about a module; their time may be over. */
    List<Decision> open(String kind, String module);

    /** Newest first. */
    List<Decision> list(Optional<RecordId> after, int size);

    /**
     * Keeps what became of one.
     *
     * @return it, with its next version
     * @throws org.enlace.platform.Stale when the stored version is another
     */
    Decision change(Decision decision);
}
