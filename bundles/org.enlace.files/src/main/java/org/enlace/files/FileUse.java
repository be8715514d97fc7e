package org.enlace.files;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;

/**
 * What a module keeps files for, such as the attachments of its records. A service. Its files belong to records of the module; they
 * stay stored while the module is away, and nobody reaches them then.
 */
public interface FileUse {
    /** Among {@link #mediaTypes}: whatever a file is found to be. It is stored, never opened. */
    String ANY = "*/*";

    /** A stable name, lower case with hyphens, at most 40 characters, such as {@code protocol-attachment}. */
    String name();

    /** The id of the module, whose doors are asked before anything is added. */
    String module();

    /** What these files are called, in the plural. */
    String label(Language language);

    /** The largest file, in bytes. */
    long largest();

    /**
     * What is taken, by the type that the content was found to have: {@code application/pdf}, {@code image/*}, {@link #ANY} … The name
     * of a file ends as those of its type do, but where any type is taken.
     */
    Set<String> mediaTypes();

    /** What whoever reads must hold, beside {@link Files#READ}. */
    Permission read();

    /** What whoever adds or removes must hold, beside {@link Files#ADD}. */
    Permission add();

    /** How long a file is kept at least, from when it was added; zero where no rule asks for it. */
    Duration retention();

    /** What the audit calls the records that the files belong to, such as {@code protocol}. */
    String ownerKind();

    /** A record that has files, as it is now; empty when there is none. Asked at each access, so it should be a look into memory. */
    Optional<Owner> owner(RecordId id, Caller caller);

    /**
     * Why files are neither added to a record nor removed from it now, and what to do, as a sentence for the caller; empty where it is
     * out of use or approved like any other.
     */
    default String closed(RecordId id, Caller caller) {
        return "";
    }

    /**
     * Somebody is about to send a file for a record that takes some; what this throws is told before anything of it comes. Only
     * {@link #attached} is sure, for others send too.
     */
    default void begins(RecordId id, Caller caller) {}

    /**
     * A file was added to a record or put back, whoever did it; in that transaction, which what this throws undoes. Asked of the node,
     * its content can be {@linkplain Files#open opened} where it does not wait for the scanner.
     */
    default void attached(StoredFile.Attached file, Caller caller) {}

    /** Content of a file is about to be given to somebody who may have it, or a part of it. */
    default void opened(StoredFile file, Caller caller) {}

    /** A file was taken off its record or, as it was on it, erased; in that transaction, which what this throws undoes. */
    default void gone(StoredFile file, Caller caller) {}

    /**
     * @param title        what the record is called
     * @param path         its page
     * @param readers      for whom the record is: for nobody else does a file of it exist
     * @param changeable   whether files may be added to it and removed from it now, by the caller
     * @param reasonNeeded whether the caller has yet to say, on the record's page, why it is opened
     * @param apart        whether only the record's page gives its files out: the caller is shown what is known of one, holds and erases
     *                     it, and opens it there alone
     */
    record Owner(
            String title, String path, NeedToKnow readers, boolean changeable, boolean reasonNeeded, boolean apart) {
        /** One whose files are opened wherever they are shown. */
        public Owner(String title, String path, NeedToKnow readers, boolean changeable, boolean reasonNeeded) {
            this(title, path, readers, changeable, reasonNeeded, false);
        }

        /** One that the caller does not read, and whose files they only hold and erase. */
        public static Owner kept(RecordId id, String path) {
            return new Owner(id.toString(), path, NeedToKnow.OPEN, false, false, true);
        }
    }
}
