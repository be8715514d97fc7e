package org.enlace.training;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.CalendarTime;

/**
 * When a session is: two moments in whole minutes, and the zone of whoever organises it.
 *
 * @param end after the start, by {@value #SHORTEST} minutes to {@value #LONGEST} hours
 */
public record SessionTime(Instant start, Instant end, ZoneId zone) {
    /** Minutes. */
    public static final int SHORTEST = 5;

    /** Hours. */
    public static final int LONGEST = 24;

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    public SessionTime {
        start = start.truncatedTo(ChronoUnit.MINUTES);
        end = end.truncatedTo(ChronoUnit.MINUTES);
        Objects.requireNonNull(zone, "zone");
        requireYear(start.atZone(ZoneOffset.UTC).getYear(), "start");
        if (!end.isAfter(start)) {
            throw new Refusal(
                            "training.end-before-start",
                            "It ends at " + end + " and begins at " + start + "; let it end later",
                            wall(end, zone),
                            wall(start, zone))
                    .at("end");
        }
        long minutes = Duration.between(start, end).toMinutes();
        if (minutes < SHORTEST || minutes > LONGEST * 60L) {
            throw new Refusal(
                            "training.length",
                            "It would last " + minutes + " minutes and a session lasts " + SHORTEST + " minutes to "
                                    + LONGEST + " hours; make several of it",
                            minutes,
                            SHORTEST,
                            LONGEST)
                    .at("end");
        }
    }

    /**
     * What was typed.
     *
     * @param startOffset which one is meant where the start comes twice
     * @param endOffset   which one is meant where the end comes twice
     * @throws Refusal {@code training.year} for either; as {@link LocalTimes#moment}, and what a time itself refuses
     */
    public static SessionTime of(
            LocalDateTime start,
            LocalDateTime end,
            ZoneId zone,
            Optional<ZoneOffset> startOffset,
            Optional<ZoneOffset> endOffset) {
        requireYear(start.getYear(), "start");
        requireYear(end.getYear(), "end");
        return new SessionTime(
                LocalTimes.moment(start, zone, startOffset, "start"),
                LocalTimes.moment(end, zone, endOffset, "end"),
                zone);
    }

    /** What is typed may be a million years away, where clocks and calendars end. */
    static void requireYear(int year, String field) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new Refusal(
                            "training.year",
                            "A session is in the years " + FIRST_YEAR + " to " + LAST_YEAR + ", not " + year
                                    + "; correct the date",
                            String.valueOf(year),
                            String.valueOf(FIRST_YEAR),
                            String.valueOf(LAST_YEAR))
                    .at(field);
        }
    }

    public Duration length() {
        return Duration.between(start, end);
    }

    public LocalDateTime localStart() {
        return LocalDateTime.ofInstant(start, zone);
    }

    public LocalDateTime localEnd() {
        return LocalDateTime.ofInstant(end, zone);
    }

    /** As a calendar has it; in UTC where the zone's own clock would not tell which of two hours is meant. */
    public CalendarTime inCalendar() {
        boolean clear = LocalTimes.offsets(localStart(), zone).size() == 1
                && LocalTimes.offsets(localEnd(), zone).size() == 1;
        return CalendarTime.Timed.of(start, end, clear ? zone : ZoneId.of("UTC"));
    }

    private static String wall(Instant at, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(at, zone);
        return local.toLocalDate() + " " + local.toLocalTime();
    }
}
