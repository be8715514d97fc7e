package org.enlace.mail.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.platform.RecordId;

/** Where letters wait. What changes anything is called in a transaction. */
public interface OutboxStore {
    void add(Waiting letter);

    /** The one that is to be sent next. */
    Optional<Waiting> next(Instant now);

    /** @return false when it is no longer as it was: somebody else sends it, or has */
    boolean replace(Waiting before, Waiting after);

    /** @return false when it was gone */
    boolean remove(RecordId id);

    /** Those that could not be sent first, then by age. */
    List<Waiting> all(int limit);

    long count(Waiting.State state);

    /** When the oldest of those in a state was written; empty where there is none. */
    Optional<Instant> oldest(Waiting.State state);

    /** Has those that were given up tried again. @return how many */
    int revive(Instant now);

    /** Forgets those that were given up before a moment. @return how many */
    int forget(Instant before);
}
