package org.enlace.training.attendance;

import java.util.Objects;
import org.enlace.training.Nomination;

/**
 * What somebody with a seat attended of a series.
 *
 * @param held         sessions that were held; those that are still planned or were cancelled do not count
 * @param attended     of these, how many count as attended by the series' {@link Measure}
 * @param minutesHeld  how long they were together
 * @param minutes      of these, how many the person was there
 */
public record Fulfilment(Nomination nomination, int held, int attended, long minutesHeld, long minutes) {
    public Fulfilment {
        Objects.requireNonNull(nomination, "nomination");
    }

    /** Of the sessions held, in whole per cent; 0 where none was. */
    public int percentOfSessions() {
        return held == 0 ? 0 : attended * 100 / held;
    }

    /** Of the minutes held, in whole per cent; 0 where none was. */
    public int percentOfMinutes() {
        return minutesHeld == 0 ? 0 : (int) (minutes * 100 / minutesHeld);
    }
}
