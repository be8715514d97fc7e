package org.enlace.training.evaluation;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.enlace.platform.RecordId;

/**
 * One time a questionnaire is answered.
 *
 * @param sealed whether it takes no answer any more, whatever its window says: what it gave has been shown or somebody closed it
 */
public record Round(RecordId id, Moment moment, Window window, boolean sealed) {
    public Round {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(moment, "moment");
        Objects.requireNonNull(window, "window");
    }

    /** Where it stands. */
    public enum State {
        /** Nobody knows yet when it opens. */
        UNPLANNED,
        COMING,
        OPEN,
        OVER;

        /** The word used in the API. */
        public String token() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param run   the first and the last day of what is evaluated
     * @param today where it is organised
     */
    public State state(Optional<Span> run, LocalDate today) {
        if (sealed) {
            return State.OVER;
        }
        return window.on(run)
                .map(span -> span.has(today) ? State.OPEN : today.isBefore(span.opens()) ? State.COMING : State.OVER)
                .orElse(State.UNPLANNED);
    }

    public Round at(Window other) {
        return new Round(id, moment, other, sealed);
    }

    public Round seal() {
        return new Round(id, moment, window, true);
    }
}
