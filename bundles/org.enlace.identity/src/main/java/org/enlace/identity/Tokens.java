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

    /**
     * A new token. For the caller's own account it needs no permission; for another's {@code tokens.manage}, and the caller must
     * hold all that the token gives.
     *
     * @param permissions empty for all that the officer holds
     * @param validity    1 minute to {@link #LONGEST}
     * @throws org.enlace.platform.Refusal {@code token.label}, {@code token.validity}, {@code token.not-held},
     *     {@code token.too-many}, {@code token.inactive} when the officer cannot sign in
     */
    Issued issue(OfficerId officer, String label, Set<Permission> permissions, Duration validity, Caller caller);

    /** The caller's own, the latest first; those that ended more than 30 days ago are left out. */
    List<AccessToken> own(Caller caller);

    /** Those of an officer. Needs {@code tokens.manage} unless it is the caller. */
    List<AccessToken> of(OfficerId officer, Caller caller);

    /** Ends a token: the caller's own, or with {@code tokens.manage} anybody's. */
    void revoke(String handle, Caller caller);

    /** @param secret what follows {@code Authorization: Bearer}; to be shown once */
    record Issued(String secret, AccessToken token) {}
}
