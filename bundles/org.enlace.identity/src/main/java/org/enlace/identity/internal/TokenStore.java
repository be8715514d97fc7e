package org.enlace.identity.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.identity.AccessToken;
import org.enlace.platform.OfficerId;

/** Where tokens are kept, by their hash. */
public interface TokenStore {
    void add(String hash, AccessToken token);

    Optional<AccessToken> find(String hash);

    Optional<AccessToken> byHandle(String handle);

    /** The latest first; without those that ended before. */
    List<AccessToken> of(OfficerId officer, Instant endedBefore);

    /** Those of all officers that are valid now and were issued since a moment, the latest first. */
    List<AccessToken> valid(Instant now, Instant issuedSince);

    void used(String handle, Instant at);

    /** @return false when it was revoked before */
    boolean revoke(String handle, Instant at);

    /** @return how many of an officer's were not revoked before */
    default long revokeAll(OfficerId officer, Instant at) {
        return of(officer, at).stream()
                .filter(token -> revoke(token.handle(), at))
                .count();
    }
}
