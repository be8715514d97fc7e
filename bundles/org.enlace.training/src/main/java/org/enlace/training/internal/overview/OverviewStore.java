package org.enlace.training.internal.overview;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.training.Nomination.State;
import org.enlace.training.Sex;
import org.enlace.training.overview.Happening;
import org.enlace.training.overview.Turnout;

/** Reads what figures are counted from, and nobody's name. */
public interface OverviewStore {
    List<Titled> series();

    /** All sessions, in the order they begin. */
    List<Meeting> meetings();

    /** The nominations of these series, one by one. */
    void people(Collection<RecordId> series, Seen seen);

    /** The series that have a questionnaire. */
    Set<RecordId> evaluated();

    /** How many nominations of open series are in a state. */
    long inOpenSeries(State state);

    record Titled(RecordId id, String title, boolean open) {}

    record Meeting(RecordId id, RecordId series, String title, Instant start, ZoneId zone, Happening.Kind kind) {}

    /** Is told of each nomination. */
    @FunctionalInterface
    interface Seen {
        void person(RecordId series, CountryCode country, String unit, Sex sex, State state, Turnout turnout);
    }
}
