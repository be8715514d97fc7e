package org.enlace.searches.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.searches.SavedSearch;

/** Where searches are kept. */
public interface SavedStore {
    /**
     * What a search has found.
     *
     * @param memory what is not new any more
     * @param fresh  what is new and was not marked as seen
     */
    record Found(Memory memory, Set<RecordId> fresh) {}

    /** Those of an officer that are not deleted, by name. */
    List<SavedSearch> of(OfficerId officer);

    /** Those of an officer that were deleted after a moment, the last first. */
    List<SavedSearch> deleted(OfficerId officer, Instant after);

    /** Deleted or not. */
    Optional<SavedSearch> find(RecordId id);

    /** Those of some that are not deleted. */
    List<SavedSearch> find(Collection<RecordId> ids);

    void insert(SavedSearch search);

    /** @return false when the search has another version by now */
    boolean update(SavedSearch search, int version);

    /** Searches that are due, the longest due first. */
    List<SavedSearch> due(Instant now, int limit);

    /**
     * Marks that a search was run for its due time.
     *
     * @param next when it is due again
     * @return false when somebody else did, or it was changed or deleted
     */
    boolean ran(SavedSearch search, Optional<Instant> next, Instant now, boolean failed);

    /** Empty where it was never run. */
    Optional<Found> found(RecordId search);

    void remember(RecordId search, Found found);

    /** The search was never run. */
    void forget(RecordId search);

    /** Erases what was deleted up to a moment. */
    void erase(Instant deleted);
}
