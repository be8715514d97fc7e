package org.enlace.inbox.internal.digest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.platform.OfficerId;

/** Where it is kept who wants to be told when. What changes anything is called in a transaction. */
public interface DigestStore {
    Optional<Digest> find(OfficerId officer);

    /**
     * Keeps what an officer chose, if it is still the version that was read, and counts that up.
     *
     * @throws org.enlace.platform.Stale when it is another by now
     */
    void choose(Digest digest);

    /** Those that are due by a moment, the longest first. */
    List<Digest> due(Instant now, int limit);

    /**
     * Another due time in the place of one.
     *
     * @return false when it is no longer as it was: somebody else sent it, or the officer chose anew
     */
    boolean replace(Digest before, Digest after);
}
