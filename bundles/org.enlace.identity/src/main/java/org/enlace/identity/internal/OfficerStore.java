package org.enlace.identity.internal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.identity.Officer;
import org.enlace.identity.Officers.Filter;
import org.enlace.identity.RoleName;
import org.enlace.mail.MailAddress;
import org.enlace.platform.OfficerId;
import org.enlace.platform.UnitId;

/** Where officers are kept. */
public interface OfficerStore {
    Optional<Officer> find(OfficerId id);

    Map<OfficerId, Officer> findAll(Collection<OfficerId> ids);

    /** By account name, from after one. */
    List<Officer> page(Filter filter, Optional<OfficerId> after, int limit);

    /** For how many an address is vouched, however it is written; disabled ones are left out. */
    int vouched(MailAddress address);

    void add(Officer officer);

    /**
     * Writes the state and profile of an officer whose version is still the one in the store, and counts it up.
     *
     * @return what was written, with its new version
     * @throws org.enlace.platform.Stale when it is another by now
     */
    Officer change(Officer officer);

    /** How many have a role, disabled ones included. */
    int holders(RoleName role);

    /** The active officers who have a role. Holds them until the transaction ends, so that two acts cannot take the last. */
    List<OfficerId> activeForUpdate(RoleName role);

    /** The active officers who have a role. */
    List<OfficerId> active(RoleName role);

    /** How many serve in a unit, disabled ones included. */
    int members(UnitId unit);
}
