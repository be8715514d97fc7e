package org.enlace.inbox;

import java.util.List;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;

/**
 * What a module lets wait for officers. A service. While the module is away its items stay stored and are not shown; when it is
 * back, so are they.
 */
public interface InboxUse {
    /** A stable name, lower case with hyphens, at most 40 characters, such as {@code adoption}. */
    String name();

    /** What these items come from, as a person calls it, such as "Adoptions"; the inbox is narrowed by it. */
    String label(Language language);

    /** What whoever is shown an item must hold: what lets its record be read. */
    Permission read();

    /**
     * Those of the records that exist for a caller now, for whoever holds {@link #read()}: an item of any other is neither shown
     * nor counted. Asked for each part of a list, so the answer is a look into memory or one short query.
     *
     * @param records at most 200
     */
    Set<RecordId> known(Set<RecordId> records, Caller caller);

    /** The title of an item, in the caller's language. */
    String title(String text, List<String> arguments, Caller caller);
}
