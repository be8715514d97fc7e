package org.enlace.identity;

import org.enlace.identity.Officers.OneTimeLink;
import org.enlace.platform.Caller;

/** Makes the link by which a first administrator is made, or a lost one recovered. A service, for the node's console. */
public interface SetupLinks {
    /** A link that works once, for one hour; those made before end. Its code proves that somebody was at the console. Needs {@code officers.manage}. */
    OneTimeLink make(Caller caller);
}
