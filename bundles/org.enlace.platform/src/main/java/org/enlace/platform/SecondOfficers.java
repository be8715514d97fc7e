package org.enlace.platform;

import java.util.Set;

/** Tells who there is to be a {@link SecondOfficer}. A service of whoever keeps the accounts. */
public interface SecondOfficers {
    /**
     * Those of some number who can sign in with a second factor and hold a permission at this moment.
     *
     * @param except who stands behind what was begun
     * @return at most ten
     */
    Set<OfficerId> who(Permission needed, Set<OfficerId> except);
}
