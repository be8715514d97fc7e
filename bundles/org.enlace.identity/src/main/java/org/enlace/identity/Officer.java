package org.enlace.identity;

import java.time.Instant;
import java.util.Optional;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Refusal;

/** A person with an account on this node. Its state is its type. */
public sealed interface Officer permits Officer.Invited, Officer.Active, Officer.Disabled {
    OfficerId id();

    /** Counts the changes, from 1. */
    int version();

    Profile profile();

    /** A disabled officer is out at once: sessions and tokens are no longer accepted. */
    Disabled disable(String reason, Instant at);

    /** The same officer with another profile, in the same state. */
    Officer with(Profile other);

    /** An account nobody has used yet: it has no password, so nobody can sign in to it. */
    record Invited(OfficerId id, int version, Profile profile) implements Officer {
        public Active accept() {
            return new Active(id, version, profile, Optional.empty(), Optional.empty());
        }

        @Override
        public Disabled disable(String reason, Instant at) {
            return new Disabled(id, version, profile, reason, at, false);
        }

        @Override
        public Invited with(Profile other) {
            return new Invited(id, version, other);
        }
    }

    /**
     * An account that can be signed in to.
     *
     * @param secondFactor since when a second factor is enrolled
     * @param lastSignIn   when a sign-in last succeeded
     */
    record Active(
            OfficerId id, int version, Profile profile, Optional<Instant> secondFactor, Optional<Instant> lastSignIn)
            implements Officer {
        @Override
        public Disabled disable(String reason, Instant at) {
            return new Disabled(id, version, profile, reason, at, true);
        }

        @Override
        public Active with(Profile other) {
            return new Active(id, version, other, secondFactor, lastSignIn);
        }
    }

    /**
     * An account that was closed. It keeps its name, so that the audit stays readable, and can be opened again.
     *
     * @param reason   in the words of who closed it, 1 to 500 characters
     * @param accepted whether the officer had ever chosen a password
     */
    record Disabled(OfficerId id, int version, Profile profile, String reason, Instant since, boolean accepted)
            implements Officer {
        private static final int REASON = 500;

        public Disabled {
            reason = reason == null ? "" : reason.strip();
            if (reason.isEmpty() || reason.length() > REASON) {
                throw new Refusal(
                                "officer.reason",
                                "Say in 1 to " + REASON + " characters why the account is closed",
                                REASON)
                        .at("reason");
            }
        }

        public Officer enable() {
            return accepted
                    ? new Active(id, version, profile, Optional.empty(), Optional.empty())
                    : new Invited(id, version, profile);
        }

        @Override
        public Disabled disable(String again, Instant at) {
            throw new Refusal("officer.disabled", "The account \"" + id + "\" is closed already", id);
        }

        @Override
        public Disabled with(Profile other) {
            return new Disabled(id, version, other, reason, since, accepted);
        }
    }
}
