package org.enlace.calendar.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.calendar.Feed;
import org.enlace.platform.OfficerId;

/** Where addresses are kept: of each only the hash. */
public interface FeedStore {
    Optional<Feed> find(String hash);

    List<Feed> of(OfficerId officer);

    /** By officer, then by what they give. */
    List<Feed> all(int limit);

    void add(Feed feed, String hash);

    /** @return whether there was one */
    boolean drop(String handle);

    void used(String handle, Instant at);
}
