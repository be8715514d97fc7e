package org.enlace.newmodule;

import org.enlace.platform.Caller;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/**
 * The entries of this node. A service. Every call checks the caller's permission
 * ({@link org.enlace.platform.Forbidden}); every change is one transaction, with its entry in the audit.
 */
public interface Entries {
    Permission READ = new Permission("newmodule.read");
    Permission WRITE = new Permission("newmodule.write");

    /** What {@link org.enlace.platform.NotFound}, {@link org.enlace.platform.Stale} and the audit call an entry. */
    String KIND = "newmodule-entry";

    /** @throws org.enlace.platform.NotFound when there is none */
    Entry find(RecordId id, Caller caller);

    /** @param size at most so many, 1 to 100 */
    EntryPage page(Place place, int size, Caller caller);

    Entry.Open create(Content content, Caller caller);

    /**
     * Changes what an entry says.
     *
     * @param version the version the change was made on
     * @throws org.enlace.platform.Stale when the entry has another version by now
     * @throws Refusal {@code newmodule.withdrawn} when it is out of use
     */
    Entry.Open revise(RecordId id, int version, Content content, Caller caller);

    /**
     * Takes an entry out of use.
     *
     * @param version the version that was looked at
     * @throws org.enlace.platform.Stale when the entry has another version by now
     * @throws Refusal {@code newmodule.withdrawn} when it is out of use already
     */
    Entry.Withdrawn withdraw(RecordId id, int version, String reason, Caller caller);
}
