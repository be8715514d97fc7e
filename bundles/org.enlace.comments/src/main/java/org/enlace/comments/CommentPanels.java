package org.enlace.comments;

import gg.jte.Content;
import org.enlace.platform.Caller;

/** What the pages of other modules show of comments. A service. */
public interface CommentPanels {
    /**
     * The comments on a record, as a part of its page with a heading of the second level: the latest threads, and for those who may
     * write, the form. Shown only where the caller may read them; else empty.
     *
     * @param done what was just done, from the page's parameter {@code comments}; null or anything unknown shows nothing
     */
    Content of(Subject subject, String done, Caller caller);
}
