package org.enlace.jit.internal.access;

import org.enlace.platform.OfficerId;

/** Which accounts of this node can be used. */
@FunctionalInterface
public interface Accounts {
    /** Whether somebody can sign in with it and may read teams at all. */
    boolean usable(OfficerId officer);
}
