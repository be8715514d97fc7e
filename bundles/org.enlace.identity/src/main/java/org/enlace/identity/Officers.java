package org.enlace.identity;

import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.enlace.mail.MailAddress;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.UnitId;

/** The officers of this node. A service. */
public interface Officers {
    Permission READ = new Permission("officers.read");
    Permission MANAGE = new Permission("officers.manage");

    /** What a record of this kind is called in {@code NotFound}, {@code Stale} and the audit. */
    String KIND = "officer";

    /** At most so many on a page. */
    int PAGE = 100;

    /** @throws org.enlace.platform.NotFound when there is none of this name */
    Officer find(OfficerId id, Caller caller);

    /** The caller's own account. Needs no permission. */
    Officer self(Caller caller);

    /**
     * Officers by account name.
     *
     * @param after the last account name of the page before; empty for the first
     * @param size  1 to {@value #PAGE}
     */
    OfficerPage page(Filter filter, Optional<OfficerId> after, int size, Caller caller);

    /**
     * A new account, without a password: {@link #invite} gives the link to choose one.
     *
     * @throws org.enlace.platform.Refusal {@code officer.exists}, {@code officer.no-unit}, {@code officer.no-role},
     *     {@code role.not-held} when a role gives what the caller does not hold
     */
    Officer create(OfficerId id, Profile profile, Caller caller);

    /**
     * Another profile.
     *
     * @throws org.enlace.platform.Refusal as for {@link #create}, and {@code officer.last-administrator}
     * @throws org.enlace.platform.Stale when the account was changed since
     */
    Officer change(OfficerId id, int version, Profile profile, Caller caller);

    /** The caller's own language and zone. Needs no permission. */
    Officer speak(Language language, ZoneId zone, Caller caller);

    /**
     * The caller's own e-mail address; empty takes it away. Needs no permission, and nobody vouches for the new one.
     *
     * @throws org.enlace.platform.Refusal {@code deputy.acting} for whoever acts for somebody
     */
    Officer reachAt(Optional<MailAddress> email, Caller caller);

    /**
     * Another officer's e-mail address, or one's own; empty takes it away. Whoever sets it vouches for it.
     *
     * @throws org.enlace.platform.NotFound when there is none of this name
     */
    Officer reachAt(OfficerId id, Optional<MailAddress> email, Caller caller);

    /**
     * Closes an account: its sessions and tokens end at once.
     *
     * @throws org.enlace.platform.Refusal {@code officer.last-administrator}, {@code officer.disabled}, {@code officer.reason},
     *     {@code officer.self} for the caller's own account
     */
    Officer disable(OfficerId id, int version, String reason, Caller caller);

    /** @throws org.enlace.platform.Refusal {@code officer.not-disabled}, {@code role.not-held} */
    Officer enable(OfficerId id, int version, Caller caller);

    /**
     * A link by which the officer chooses a password: the first one, or a new one where the old was forgotten. Links made before
     * for the same officer end. Needs all the permissions that the officer holds, because whoever has the link has the account.
     */
    OneTimeLink invite(OfficerId id, Caller caller);

    /** Ends an invitation that was not used. */
    void withdrawInvitation(OfficerId id, Caller caller);

    /** Forgets the failed sign-ins of an account, so that nobody has to wait. */
    void unlock(OfficerId id, Caller caller);

    /**
     * What an import would do, line by line; nothing is changed.
     *
     * <p>CSV or XLSX as {@link org.enlace.documents.Tables#read} takes them, whose first line names the columns
     * {@code officer,name,unit,rank,language,zone,roles} and, where addresses are to be set or taken away, {@code email}; roles are
     * separated by blanks. At most 5 000 lines, 1 MiB.
     *
     * @throws org.enlace.platform.Refusal {@code import.heading}, {@code table.*} when the file cannot be read as such
     */
    OfficerImport plan(InputStream file, Caller caller);

    /** Does what {@link #plan} tells, in one transaction: lines that are refused are left out. */
    OfficerImport run(InputStream file, Caller caller);

    /**
     * @param words found in the account name or the name, whatever the case; empty for all
     * @param unit  of this unit only
     * @param role  with this role only
     * @param state in this state only
     */
    record Filter(String words, Optional<UnitId> unit, Optional<RoleName> role, Optional<State> state) {
        public static final Filter ALL = new Filter("", Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The states an officer can be in. */
    enum State {
        INVITED,
        ACTIVE,
        DISABLED;

        public static State of(Officer officer) {
            return officer instanceof Officer.Active ? ACTIVE : officer instanceof Officer.Invited ? INVITED : DISABLED;
        }
    }

    /** @param next the key for the following page; empty at the end */
    record OfficerPage(List<Officer> officers, Optional<OfficerId> next) {
        public OfficerPage {
            officers = List.copyOf(officers);
        }
    }

    /**
     * A link that works once. It is shown once; the node keeps only its hash.
     *
     * @param path  from the node's root, such as {@code /invitation?code=…}
     * @param until when it ends
     */
    record OneTimeLink(String path, Instant until) {}
}
