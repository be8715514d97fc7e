package org.enlace.inbox.internal.digest;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Schedule;

/**
 * When an officer wants to be told.
 *
 * @param hour      of the clock on the officer's wall, 0 to 23
 * @param day       counts where the rhythm is weekly
 * @param whenEmpty whether a letter is sent also when nothing waits
 */
public record DigestChoice(Rhythm rhythm, int hour, DayOfWeek day, boolean whenEmpty) {
    /** What holds for whoever chose nothing: no letter; the rest is what a form begins with. */
    public static final DigestChoice NONE = new DigestChoice(Rhythm.NEVER, 7, DayOfWeek.MONDAY, false);

    public DigestChoice {
        Objects.requireNonNull(rhythm, "rhythm");
        Objects.requireNonNull(day, "day");
        if (hour < 0 || hour > 23) {
            throw new Refusal("inbox.digest-hour", "An hour is a whole number from 0 to 23, not " + hour, hour)
                    .at("hour");
        }
    }

    /** When that is due, in a zone; empty where it never is. */
    public Optional<Schedule> schedule(ZoneId zone) {
        Set<DayOfWeek> days =
                switch (rhythm) {
                    case NEVER -> Set.of();
                    case DAILY -> EnumSet.allOf(DayOfWeek.class);
                    case WEEKDAYS -> EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
                    case WEEKLY -> EnumSet.of(day);
                };
        return days.isEmpty()
                ? Optional.empty()
                : Optional.of(new Schedule.OnDays(days, LocalTime.of(hour, 0), Optional.of(zone)));
    }
}
