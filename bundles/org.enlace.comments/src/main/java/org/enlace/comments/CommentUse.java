package org.enlace.comments;

import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;

/**
 * Records of a module that can be commented on. A service. The comments stay stored while the module is away, and nobody reaches
 * them then.
 */
public interface CommentUse {
    /** A stable name, lower case with hyphens, at most 40 characters, such as {@code protocol}. */
    String name();

    /** The id of the module, whose doors are asked before anything is written. */
    String module();

    /** What whoever reads or writes comments must hold, beside {@link Comments#READ}: what lets the record itself be read. */
    Permission read();

    /** What the audit calls the records. */
    String kind();

    /** A record as it is now; empty when there is none. Asked at each access, so it should be a look into memory. */
    Optional<Owner> owner(RecordId id, Caller caller);

    /**
     * @param title        what the record is called
     * @param path         its page
     * @param readers      for whom the record is: for nobody else do its comments exist
     * @param open         whether comments may be written now
     * @param reasonNeeded whether the caller has yet to say, on the record's page, why it is opened
     */
    record Owner(String title, String path, NeedToKnow readers, boolean open, boolean reasonNeeded) {}
}
