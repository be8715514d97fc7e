package org.enlace.training.overview;

import java.time.ZonedDateTime;
import org.enlace.platform.RecordId;

/**
 * A session as the plan of a year shows it.
 *
 * @param start on the organiser's clock, which says the year and the month
 */
public record Happening(
        RecordId series, String seriesTitle, RecordId session, String title, ZonedDateTime start, Kind kind) {
    /** What became of it. */
    public enum Kind {
        PLANNED,
        HELD,
        CANCELLED;

        public String token() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
