package org.enlace.jit.internal.work;

import java.util.Optional;
import java.util.Set;
import org.enlace.platform.RecordId;

/** Which entries of a team tell who a victim is. */
public interface VictimStore {
    /** Another whenever one of them was written, or became one or none, also where that was undone; empty where none ever was. */
    Optional<String> mark(RecordId team);

    Set<RecordId> of(RecordId team);

    /** That an entry was written or taken back, in the current transaction. @param victim whether it tells who a victim is now */
    void put(RecordId team, RecordId entry, boolean victim);
}
