package org.enlace.identity.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.platform.OfficerId;

/** Where sessions are kept, by the hash of what the browser holds. */
public interface SessionStore {
    record Stored(
            String hash,
            String handle,
            OfficerId officer,
            Optional<OfficerId> actingFor,
            Instant began,
            Instant proven,
            Instant lastUse,
            Instant until,
            String address,
            String agent) {}

    void add(Stored session);

    Optional<Stored> find(String hash);

    Optional<Stored> byHandle(String handle);

    /** The latest first. */
    List<Stored> of(OfficerId officer);

    void used(String hash, Instant at);

    /** @return whether it was there */
    boolean remove(String hash);

    void purge(Instant endedBefore, Instant unusedSince);
}
