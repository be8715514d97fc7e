package org.enlace.jit.internal.web.work;

import java.util.List;
import java.util.function.Supplier;
import org.enlace.platform.Caller;
import org.enlace.reference.ReferenceData;
import org.enlace.reference.ReferenceEntry;
import org.enlace.reference.ReferenceSet;

/** What the pages take from the reference data in force: border crossings by name, and what codes mean. */
@FunctionalInterface
public interface WorkReference {
    /** The records of a set, in the order of its file, retired ones among them. */
    List<ReferenceEntry> records(ReferenceSet set);

    /** Read by the node: what a code means is no secret before whoever may read the entry that carries it. */
    static WorkReference of(Supplier<ReferenceData> data) {
        return set -> data.get().records(set, "", Caller.node(ReferenceData.READ));
    }
}
