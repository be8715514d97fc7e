package org.enlace.identity;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.mail.MailAddress;
import org.enlace.platform.Caller;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.UnitId;

/**
 * Who is who, for forms that name officers or units, such as the restriction of a record. A service. For every officer of the
 * node; it tells names and nothing else.
 */
public interface Directory {
    /** Officers whose account name or name contains the words, by account name; disabled ones are left out. */
    List<Entry> officers(String words, int limit, Caller caller);

    /** How an officer is called, a disabled one too; empty when there is none of this account name. */
    Optional<String> name(OfficerId officer);

    /** The mail address of an officer who can sign in, and whether it tells who that is; empty where there is none. */
    Optional<Address> address(OfficerId officer);

    /**
     * Officers who can sign in and may read a record, by account name: those who hold every permission now and whom its
     * need-to-know admits. Asked by whoever may read it too, such as for a list of whom to tell.
     *
     * @param words contained in the account name or the name; empty for all
     * @param limit 1 to 100
     */
    List<Entry> readers(Set<Permission> needed, NeedToKnow readers, String words, int limit);

    /** Whether an officer is one of the {@link #readers}. */
    boolean reads(OfficerId officer, Set<Permission> needed, NeedToKnow readers);

    /** The units that are not closed, by short name. */
    List<UnitEntry> units(Caller caller);

    /** Whether there is such a unit. */
    boolean exists(UnitId unit);

    record Entry(OfficerId officer, String name, Optional<UnitId> unit) {}

    record Address(MailAddress mail, Standing standing) {}

    /** What an address is worth for telling who somebody is. */
    enum Standing {
        /** The officer gave it, and nobody has vouched for it. */
        GIVEN,
        /** Administrators set it for another account too. */
        SHARED,
        /** An administrator set it, for this account alone. */
        VOUCHED
    }

    record UnitEntry(UnitId unit, String name) {}
}
