package org.enlace.identity;

import java.util.Set;
import org.enlace.platform.OfficerId;

/** Tells administrators what they should know of each other. A service, called within the transaction of the change. */
public interface AdministratorNotices {
    /**
     * Somebody was given a role that administers the node.
     *
     * @param by   who gave it; the officer itself by a setup link
     * @param told who is to know
     */
    void made(OfficerId officer, OfficerId by, Set<OfficerId> told);

    /** A role was given more administration, so that whoever has it may do more. */
    void widened(RoleName role, OfficerId by, Set<OfficerId> told);

    /** A token with administration was made, for all who are to know. */
    void issued(AccessToken token, Set<OfficerId> told);
}
