package org.enlace.searches;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.enlace.platform.contribution.Schedule;

/** When an officer is told what is new in a saved search. */
public enum Notice {
    /** Never: it is run when the officer opens it. */
    NONE(null),
    /** Each full hour. */
    HOURLY(Schedule.every(Duration.ofHours(1))),
    /** Each day at 07:00 where the officer is. */
    DAILY(Schedule.daily(LocalTime.of(7, 0))),
    /** Each Monday at 07:00 where the officer is. */
    WEEKLY(Schedule.weekly(DayOfWeek.MONDAY, LocalTime.of(7, 0)));

    private final Schedule schedule;

    Notice(Schedule schedule) {
        this.schedule = schedule;
    }

    /** The first time after a moment that the search is due; empty for never. */
    public Optional<Instant> next(Instant after, ZoneId zone) {
        return Optional.ofNullable(schedule).map(times -> times.next(after, zone));
    }

    /** The word used in addresses and the API. */
    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Notice> of(String token) {
        return Arrays.stream(values())
                .filter(notice -> notice.token().equals(token))
                .findFirst();
    }
}
