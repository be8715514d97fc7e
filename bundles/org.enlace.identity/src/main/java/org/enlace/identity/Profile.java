package org.enlace.identity;

import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.enlace.mail.MailAddress;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;
import org.enlace.platform.UnitId;

/**
 * What is known of an officer and may be changed.
 *
 * @param name     how the officer is called, 1 to 120 characters
 * @param unit     where the officer serves
 * @param rank     as the unit writes it, at most 60 characters; may be empty
 * @param language in which the node speaks to the officer
 * @param zone     in which the officer reads times
 * @param roles    what the officer may do; at most 20
 * @param email    where the node may write to the officer; what it writes holds no case content, and nobody signs in by it
 * @param vouched  whether an administrator says that the address is the officer's: only such a one tells who the officer is
 */
public record Profile(
        String name,
        Optional<UnitId> unit,
        String rank,
        Language language,
        ZoneId zone,
        Set<RoleName> roles,
        Optional<MailAddress> email,
        boolean vouched) {
    private static final int NAME = 120;
    private static final int RANK = 60;
    private static final int ROLES = 20;

    public Profile {
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(email, "email");
        vouched = vouched && email.isPresent();
        name = name == null ? "" : name.strip();
        rank = rank == null ? "" : rank.strip();
        if (name.isEmpty() || name.length() > NAME || unprintable(name)) {
            throw new Refusal(
                            "officer.name",
                            "The name an officer is called by has 1 to " + NAME + " printable characters",
                            NAME)
                    .at("name");
        }
        if (rank.length() > RANK || unprintable(rank)) {
            throw new Refusal("officer.rank", "A rank has at most " + RANK + " printable characters", RANK).at("rank");
        }
        roles = Set.copyOf(roles);
        if (roles.size() > ROLES) {
            throw new Refusal("officer.roles", "An officer has at most " + ROLES + " roles", ROLES).at("roles");
        }
    }

    /** Of an officer who has given no e-mail address. */
    public Profile(
            String name, Optional<UnitId> unit, String rank, Language language, ZoneId zone, Set<RoleName> roles) {
        this(name, unit, rank, language, zone, roles, Optional.empty());
    }

    /** Nobody has vouched for the address. */
    public Profile(
            String name,
            Optional<UnitId> unit,
            String rank,
            Language language,
            ZoneId zone,
            Set<RoleName> roles,
            Optional<MailAddress> email) {
        this(name, unit, rank, language, zone, roles, email, false);
    }

    public Profile speaking(Language other, ZoneId elsewhere) {
        return new Profile(name, unit, rank, other, elsewhere, roles, email, vouched);
    }

    public Profile with(Set<RoleName> others) {
        return new Profile(name, unit, rank, language, zone, others, email, vouched);
    }

    /** With the address that the officer gives: nobody has vouched for another one. */
    public Profile reachedAt(Optional<MailAddress> other) {
        return new Profile(name, unit, rank, language, zone, roles, other, vouched && other.equals(email));
    }

    /** With an administrator's word that the address is the officer's. */
    public Profile vouchedFor() {
        return new Profile(name, unit, rank, language, zone, roles, email, true);
    }

    /** As an administrator writes it: what they set they vouch for, and an address that stood there stays what it was. */
    public Profile written(Optional<Profile> before) {
        boolean set = before.filter(old -> old.email.equals(email)).isEmpty();
        boolean stands = before.filter(Profile::vouched).isPresent();
        return set || stands ? vouchedFor() : this;
    }

    /**
     * The address that was typed; empty for a blank.
     *
     * @throws Refusal {@code mail.address}, tied to the field {@code email}
     */
    public static Optional<MailAddress> email(String typed) {
        if (typed == null || typed.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new MailAddress(typed.strip()));
        } catch (Refusal refusal) {
            throw refusal.at("email");
        }
    }

    private static boolean unprintable(String text) {
        return text.codePoints().anyMatch(Character::isISOControl);
    }
}
