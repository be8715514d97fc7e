package org.enlace.modules.internal.history;

import java.util.List;
import java.util.Optional;
import org.enlace.platform.RecordId;

/** What became of the modules of this node. A service, there once the database answers; entries are added, never changed. */
public interface ChangeStore {
    /** Adds an entry, in the current transaction or in one of its own. */
    void append(Change change);

    /**
     * A part of the history, newest first.
     *
     * @param module only of this module; empty for all
     * @param after  the last entry of the part before; empty to begin
     * @param size   at most so many
     */
    List<Change> list(Optional<String> module, Optional<RecordId> after, int size);
}
