package org.enlace.identity.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.identity.AccessToken;
import org.enlace.identity.AdministratorNotices;
import org.enlace.identity.RoleName;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Origin;

/** Tells the administrators who else came to administer the node, within the transaction of the change. */
final class Administrators {
    private final Stores stores;
    private final Supplier<List<AdministratorNotices>> notices;

    /** @param notices asked for at each change: they come and go */
    Administrators(Stores stores, Supplier<List<AdministratorNotices>> notices) {
        this.stores = stores;
        this.notices = notices;
    }

    /** An account was given a role that administers, by itself if it used a setup link. */
    void made(OfficerId officer, OfficerId by, Origin.Door door) {
        Set<OfficerId> told = others(by, door);
        told.remove(officer);
        notices.get().forEach(one -> one.made(officer, by, told));
    }

    /** A role was given more administration. */
    void widened(RoleName role, Caller by) {
        Set<OfficerId> told = others(by.officer(), by.origin().door());
        notices.get().forEach(one -> one.widened(role, by.officer(), told));
    }

    /** A token with administration was made. */
    void issued(AccessToken token, Caller by) {
        Set<OfficerId> told = others(by.officer(), by.origin().door());
        notices.get().forEach(one -> one.issued(token, told));
    }

    /** Without who did it on the page themselves. In whose name a token or a key did it is told: another may have it. */
    private Set<OfficerId> others(OfficerId by, Origin.Door door) {
        Set<OfficerId> all = new HashSet<>(stores.officers().active(RoleName.ADMINISTRATOR));
        if (door == Origin.Door.PAGE) {
            all.remove(by);
        }
        return all;
    }
}
