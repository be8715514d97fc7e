package org.enlace.identity.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.identity.SshKey;
import org.enlace.platform.OfficerId;

/** Where the public keys of officers are kept, by their fingerprint. */
public interface KeyStore {
    /** @param sessionsEnded sessions that began before are over */
    record Stored(SshKey key, Optional<Instant> sessionsEnded) {}

    void add(SshKey key, String publicKey);

    Optional<Stored> find(String fingerprint);

    /** The latest first. */
    List<SshKey> of(OfficerId officer);

    void used(String fingerprint, Instant at);

    void endSessions(OfficerId officer, Instant at);

    /** @return false when there was none */
    boolean remove(String fingerprint);

    /** @return how many an officer had */
    int removeAll(OfficerId officer);
}
