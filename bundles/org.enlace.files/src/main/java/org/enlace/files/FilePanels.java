package org.enlace.files;

import gg.jte.Content;
import org.enlace.platform.Caller;

/** What the pages of other modules show of files. A service. */
public interface FilePanels {
    /**
     * The files of a record, as a part of its page with a heading of the second level: the list, and for those who may add some, the
     * form. Shown only where the caller may read them; else empty.
     *
     * @param done what was just done, from the page's parameter {@code files}; null or anything unknown shows nothing
     */
    Content of(OwnerRef owner, String done, Caller caller);
}
