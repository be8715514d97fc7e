package org.enlace.jit.access;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.enlace.jit.signing.InForce;
import org.enlace.jit.signing.Named;

/** Whether somebody has a right, and why. */
public sealed interface Explanation {
    Right right();

    /** The designation that decides, where one does. */
    Optional<Named> named();

    default boolean allowed() {
        return this instanceof Allowed;
    }

    /**
     * Yes.
     *
     * @param ground why
     * @param named  the designation that says so
     * @param from   since when; empty where no text says it
     * @param until  until when, as far as texts say
     */
    record Allowed(Right right, Ground ground, Optional<Named> named, Optional<Instant> from, Optional<Instant> until)
            implements Explanation {
        public Allowed {
            Objects.requireNonNull(right, "right");
            Objects.requireNonNull(ground, "ground");
        }
    }

    /**
     * No.
     *
     * @param lack  what is lacking
     * @param named the designation that would have given it, or no longer does
     * @param text  the instrument because of which it is so
     * @param since since when, or of what has not begun, from when
     */
    record Denied(Right right, Lack lack, Optional<Named> named, Optional<InForce> text, Optional<Instant> since)
            implements Explanation {
        public Denied {
            Objects.requireNonNull(right, "right");
            Objects.requireNonNull(lack, "lack");
        }
    }

    /** Why somebody may. */
    enum Ground {
        DESIGNATED,
        CIRCLE,
        CENTRAL,
        STEPS_IN,
        OVERSEES;

        public String token() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Why somebody may not; what says most about the account comes last. */
    enum Lack {
        /** No agreement is in force, and the account does not prepare it. */
        NOT_IN_FORCE,
        /** The country is no party. */
        NO_PARTY,
        /** The country has left. */
        PARTY_LEFT,
        /** No text in force names the account. */
        NOT_DESIGNATED,
        /** The permission to sign. */
        PERMISSION,
        /** The role, or the standpoint, does not give it. */
        ROLE,
        /** The days of the designation are over. */
        OVER,
        /** They have not begun. */
        NOT_YET,
        /** The team is over. */
        TEAM_OVER;

        public String token() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
