package org.enlace.platform.contribution;

import java.util.List;
import org.enlace.platform.Caller;
import org.enlace.platform.Permission;

/** A light card on the home page. A service; asked anew for each visit, so it must cost milliseconds. */
public interface Card {
    Permission permission();

    /** Smaller stands first. */
    int order();

    Content content(Caller caller);

    /**
     * What the card says, in the caller's language.
     *
     * @param heading what it is about
     * @param text    one sentence
     * @param links   where to go on, most useful first; may be empty
     */
    record Content(String heading, String text, List<Link> links) {
        public Content {
            links = List.copyOf(links);
        }
    }

    /**
     * @param label what the reader sees
     * @param path  an absolute path on this node
     * @param hint  a short addition such as a date; may be empty
     */
    record Link(String label, String path, String hint) {}
}
