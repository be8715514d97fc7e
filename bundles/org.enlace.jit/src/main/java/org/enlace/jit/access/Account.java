package org.enlace.jit.access;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.enlace.platform.CountryCode;

/**
 * Who asks, as a team knows them.
 *
 * @param country  of the node the account is on; what other countries say of a mark counts for nothing
 * @param mark     of the account, 64 hexadecimal digits
 * @param standing what the node knows of it beside that
 */
public record Account(CountryCode country, String mark, Set<Standpoint> standing) {
    /** What a node knows of an account that no text says. */
    public enum Standpoint {
        /** Prepares the team here. */
        CIRCLE,
        /** Acts for the central authority, with which the team is. */
        CENTRAL,
        /** Holds the permission to sign for the country. */
        MAY_SIGN,
        /** Holds the permission to know which teams there are. */
        OVERSEES,
        /**
         * Acts for the central authority while nobody who is designated to change this country's people has an account that can be used.
         */
        STEPS_IN
    }

    public Account {
        Objects.requireNonNull(country, "country");
        Objects.requireNonNull(mark, "mark");
        standing = standing.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(standing));
    }

    boolean is(Standpoint standpoint) {
        return standing.contains(standpoint);
    }
}
