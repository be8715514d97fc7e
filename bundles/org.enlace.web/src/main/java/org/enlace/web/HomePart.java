package org.enlace.web;

import gg.jte.Content;
import org.enlace.platform.Caller;
import org.enlace.platform.Permission;

/**
 * What stands on the home page above the cards, in the platform's own hands: what waits for the officer. A service; asked anew for
 * each visit, so it must cost milliseconds. One that fails is left out, with an entry in the log.
 */
public interface HomePart {
    Permission permission();

    /** A section with a heading of the second level; what it says is looked up here, not while it is written. */
    Content content(Caller caller);
}
