package org.enlace.platform.contribution;

import org.enlace.platform.Caller;

/**
 * Says who may read records, for those who show elsewhere what was told of one, such as the audit. A service. Where several know a
 * kind, one that says yes is enough; what none of them knows is shown to nobody.
 */
@FunctionalInterface
public interface RecordReaders {
    /**
     * Whether the caller may read a record here and now; false where it is gone, is of a kind unknown here, or is read only after saying
     * why. Asks nothing of the caller and writes nothing in the audit.
     *
     * @param kind what the audit calls such records
     * @param id   as the audit has it, which need not be the id of a record at all
     */
    boolean mayRead(String kind, String id, Caller caller);
}
