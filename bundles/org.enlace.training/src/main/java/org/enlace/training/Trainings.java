package org.enlace.training;

import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;

/**
 * Programmes and series of this node. Every call checks the caller's permission
 * ({@link org.enlace.platform.Forbidden}); every change is one transaction, with its entry in the audit. A change names the version
 * it was made on, and is {@link org.enlace.platform.Stale} where there is a later one. What is not there is
 * {@link org.enlace.platform.NotFound}.
 */
public interface Trainings {
    /** The module, as it is installed. */
    String MODULE = "training-exchanges";

    Permission READ = new Permission("training.read");
    Permission ORGANISE = new Permission("training.organise");

    /** What {@link org.enlace.platform.NotFound}, {@link org.enlace.platform.Stale} and the audit call them. */
    String PROGRAMME = "training-programme";

    String SERIES = "training-series";

    Programme programme(RecordId id, Caller caller);

    /** Newest first. */
    Part<Programme> programmes(Place place, int size, Caller caller);

    Programme createProgramme(Programme.Content content, Caller caller);

    Programme reviseProgramme(RecordId id, int version, Programme.Content content, Caller caller);

    Series series(RecordId id, Caller caller);

    /**
     * The open or the closed series, newest first.
     *
     * @param programme of this programme only, open and closed ones together; empty for whatever is open or closed
     */
    default Part<Series> seriesList(
            Optional<RecordId> programme, boolean closed, Place place, int size, Caller caller) {
        return seriesList(programme, closed, Optional.empty(), place, size, caller);
    }

    /** @param foreign those of other countries alone, or those of this node; empty for both */
    Part<Series> seriesList(
            Optional<RecordId> programme,
            boolean closed,
            Optional<Boolean> foreign,
            Place place,
            int size,
            Caller caller);

    Series.Open createSeries(SeriesContent content, Caller caller);

    /**
     * Says something else of a series. More seats let those move up who wait for them.
     *
     * @throws org.enlace.platform.Refusal {@code training.quota-below-confirmed}, {@code training.series-closed}
     */
    Series.Open reviseSeries(RecordId id, int version, SeriesContent content, Caller caller);

    /** @throws org.enlace.platform.Refusal {@code training.sessions-planned} while one of its sessions is still to come */
    Series.Closed closeSeries(RecordId id, int version, String note, Caller caller);
}
