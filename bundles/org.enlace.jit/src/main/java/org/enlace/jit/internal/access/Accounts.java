package org.enlace.jit.internal.access;

import org.enlace.platform.OfficerId;

/** Which accounts of this node can be used. */
public interface Accounts {
    /** Whether somebody can sign in with it and may read teams at all. */
    boolean usable(OfficerId officer);

    /** Whether somebody can sign in with it, whatever they may do then: what they may is given and taken by others. */
    boolean active(OfficerId officer);
}
