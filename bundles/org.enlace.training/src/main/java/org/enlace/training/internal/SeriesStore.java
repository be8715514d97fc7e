package org.enlace.training.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.RecordId;
import org.enlace.training.Part;
import org.enlace.training.Place;
import org.enlace.training.Series;

/** Where series are kept. */
public interface SeriesStore {
    Optional<Series> find(RecordId id);

    List<Series> findAll(Set<RecordId> ids);

    /**
     * Newest first.
     *
     * @param foreign those of other countries alone, or those of this node; empty for both
     */
    Part<Series> page(Optional<RecordId> programme, boolean closed, Optional<Boolean> foreign, Place place, int size);

    default Part<Series> page(Optional<RecordId> programme, boolean closed, Place place, int size) {
        return page(programme, closed, Optional.empty(), place, size);
    }

    long count(boolean closed);

    /** @throws org.enlace.platform.Stale when what is stored is not the version before this one */
    void write(Series series);

    /** Something that is found with it has changed, such as a session. */
    void touch(RecordId id, Instant at);

    /**
     * The series that were written or touched after a point, oldest change first.
     *
     * @param id the series the last part ended with; null to take every one changed after {@code changed}
     */
    List<Touched> touchedAfter(Instant changed, RecordId id, int limit);

    /** @param at when it was written or touched last */
    record Touched(Series series, Instant at) {}
}
