package org.enlace.identity;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;

/** Tokens for scripts. A service. */
public interface Tokens {
    Permission MANAGE = new Permission("tokens.manage");

    /** What a record of this kind is called in {@code NotFound} and the audit. */
    String KIND = "token";

    Duration LONGEST = Duration.ofDays(90);

    /** How long a token with administration is valid at most. */
    Duration LONGEST_ADMINISTRATION = Duration.ofDays(1);

    /**
     * A new token. For the caller's own account it needs no permission; for another's {@code tokens.manage}, and the caller must
     * hold all that the token gives. Administration (see {@link org.enlace.platform.contribution.Permissions#administrative}) it
     * has only if it is named, and the other administrators are told.
     *
     * @param permissions empty for all that the officer holds, without administration
     * @param validity    1 minute to {@link #LONGEST}; with administration to {@link #LONGEST_ADMINISTRATION}
     * @throws org.enlace.platform.Refusal {@code token.label}, {@code token.validity}, {@code token.not-held},
     *     {@code token.administration-validity}, {@code token.administration-door} when it is neither made on the page nor at the
     *     console, {@code token.too-many}, {@code token.inactive} when the officer cannot sign in
     */
    Issued issue(OfficerId officer, String label, Set<Permission> permissions, Duration validity, Caller caller);

    /** The caller's own, the latest first; those that ended more than 30 days ago are left out. */
    List<AccessToken> own(Caller caller);

    /** Those of an officer. Needs {@code tokens.manage} unless it is the caller. */
    List<AccessToken> of(OfficerId officer, Caller caller);

    /** The valid tokens of all officers that have administration, the latest first. Needs {@code tokens.manage}. */
    List<AccessToken> administering(Caller caller);

    /** Whether a token has it only if it names it. */
    boolean administrative(Permission permission);

    /** Ends a token: the caller's own, or with {@code tokens.manage} anybody's. */
    void revoke(String handle, Caller caller);

    /** @param secret what follows {@code Authorization: Bearer}; to be shown once */
    record Issued(String secret, AccessToken token) {}
}
