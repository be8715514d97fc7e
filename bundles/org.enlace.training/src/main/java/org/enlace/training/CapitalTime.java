package org.enlace.training;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Optional;

/**
 * A session as the clock of a capital shows it, with what speaks against it there.
 *
 * @param weekend whether some of it lies on a day on which offices do not work
 * @param away    minutes of it outside the office hours of its days
 * @param holiday the first holiday it touches; empty where none is known
 */
public record CapitalTime(
        Capital capital,
        ZonedDateTime start,
        ZonedDateTime end,
        boolean weekend,
        long away,
        Optional<Holiday> holiday) {
    public static CapitalTime of(
            Instant start, Instant end, Capital capital, OfficeHours hours, Collection<Holiday> holidays) {
        ZonedDateTime from = start.atZone(capital.zone());
        ZonedDateTime until = end.atZone(capital.zone());
        LocalDate last = until.minusNanos(1).toLocalDate();
        boolean weekend = false;
        long within = 0;
        Optional<Holiday> holiday = Optional.empty();
        for (LocalDate day = from.toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            weekend |= !hours.days().contains(day.getDayOfWeek());
            Instant opens = day.atTime(hours.from()).atZone(capital.zone()).toInstant();
            Instant closes = day.atTime(hours.until()).atZone(capital.zone()).toInstant();
            Instant first = opens.isAfter(start) ? opens : start;
            Instant second = closes.isBefore(end) ? closes : end;
            within += Math.max(0, Duration.between(first, second).toMinutes());
            LocalDate here = day;
            holiday = holiday.or(() -> holidays.stream()
                    .filter(one ->
                            one.country().equals(capital.country()) && one.day().equals(here))
                    .findFirst());
        }
        return new CapitalTime(
                capital, from, until, weekend, Duration.between(start, end).toMinutes() - within, holiday);
    }

    /** Whether nothing speaks against it. */
    public boolean well() {
        return away == 0 && !weekend && holiday.isEmpty();
    }
}
