package org.enlace.training.attendance;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.enlace.training.SessionTime;

/**
 * An attendance measured.
 *
 * @param arrival   empty where nobody came, or nothing is known
 * @param departure empty also for whoever has not said when they left
 * @param minutes   whole ones of the session
 * @param percent   of the session, 0 to 100
 * @param counts    whether the session counts as attended
 */
public record Presence(
        Standing standing,
        Optional<Instant> arrival,
        Optional<Instant> departure,
        long minutes,
        int percent,
        boolean counts) {
    private static final Presence UNKNOWN =
            new Presence(Standing.UNKNOWN, Optional.empty(), Optional.empty(), 0, 0, false);
    private static final Presence ABSENT =
            new Presence(Standing.ABSENT, Optional.empty(), Optional.empty(), 0, 0, false);

    public static Presence of(Attendance attendance, SessionTime time, Measure measure) {
        if (attendance instanceof Attendance.Inside inside) {
            return measured(inside.until(time.end()), Optional.empty(), time, measure);
        }
        if (attendance instanceof Attendance.Came came) {
            return measured(came.stay(), Optional.of(came.stay().departure()), time, measure);
        }
        return attendance instanceof Attendance.Absent ? ABSENT : UNKNOWN;
    }

    private static Presence measured(Stay stay, Optional<Instant> departure, SessionTime time, Measure measure) {
        Duration there = stay.during(time);
        int percent = (int) (there.toSeconds() * 100 / time.length().toSeconds());
        boolean late = stay.arrival().isAfter(time.start().plusSeconds(60L * measure.late()));
        boolean early = stay.departure().isBefore(time.end().minusSeconds(60L * measure.early()));
        Standing standing = there.isZero()
                ? Standing.ABSENT
                : late && early
                        ? Standing.LATE_AND_LEFT_EARLY
                        : late ? Standing.LATE : early ? Standing.LEFT_EARLY : Standing.PRESENT;
        return new Presence(
                standing,
                Optional.of(stay.arrival()),
                departure,
                there.toMinutes(),
                percent,
                percent >= measure.share());
    }
}
