package org.enlace.platform.contribution;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/** When something in a calendar is: at a time of the clock, or on whole days. */
public sealed interface CalendarTime {
    /** The first and the last year; modules refuse what people type beyond. */
    int FIRST_YEAR = 1970;

    int LAST_YEAR = 2199;

    /** When it begins, for a reader in a zone: days are those of the reader. */
    Instant begins(ZoneId reader);

    /** When it is over, for a reader in a zone. */
    Instant ends(ZoneId reader);

    /** The day it begins on, in its own zone. */
    LocalDate day();

    /** As long, and at the same time of day, on another day. */
    CalendarTime on(LocalDate day);

    /**
     * At a time of the clock on the wall. A time that does not exist because clocks are put forward is that much later; of one that
     * comes twice the first is meant (RFC 5545, 3.3.5).
     *
     * @param start whole seconds
     * @param end   not before the start; the same for what has no length, such as a deadline
     * @param zone  the organiser's, as IANA names it
     */
    record Timed(LocalDateTime start, LocalDateTime end, ZoneId zone) implements CalendarTime {
        public Timed {
            start = start.truncatedTo(ChronoUnit.SECONDS);
            end = end.truncatedTo(ChronoUnit.SECONDS);
            Objects.requireNonNull(zone, "zone");
            known(start.toLocalDate());
            known(end.toLocalDate());
            if (end.isBefore(start)) {
                throw new IllegalArgumentException("An event ends after it begins, not at " + end);
            }
        }

        public static Timed of(Instant start, Instant end, ZoneId zone) {
            return new Timed(LocalDateTime.ofInstant(start, zone), LocalDateTime.ofInstant(end, zone), zone);
        }

        @Override
        public Instant begins(ZoneId reader) {
            return start.atZone(zone).toInstant();
        }

        @Override
        public Instant ends(ZoneId reader) {
            return end.atZone(zone).toInstant();
        }

        @Override
        public LocalDate day() {
            return start.toLocalDate();
        }

        @Override
        public CalendarTime on(LocalDate day) {
            LocalTime time = start.toLocalTime();
            return new Timed(day.atTime(time), day.atTime(time).plus(Duration.between(start, end)), zone);
        }
    }

    /**
     * On whole days, wherever one reads it.
     *
     * @param last itself within; the first for a single day
     */
    record AllDay(LocalDate first, LocalDate last) implements CalendarTime {
        public AllDay {
            known(first);
            known(last);
            if (last.isBefore(first)) {
                throw new IllegalArgumentException("An event ends after it begins, not on " + last);
            }
        }

        @Override
        public Instant begins(ZoneId reader) {
            return first.atStartOfDay(reader).toInstant();
        }

        @Override
        public Instant ends(ZoneId reader) {
            return last.plusDays(1).atStartOfDay(reader).toInstant();
        }

        @Override
        public LocalDate day() {
            return first;
        }

        @Override
        public CalendarTime on(LocalDate day) {
            return new AllDay(day, day.plusDays(ChronoUnit.DAYS.between(first, last)));
        }
    }

    /**
     * The day, where it is in a year of calendars.
     *
     * @throws IllegalArgumentException before {@value #FIRST_YEAR} and after {@value #LAST_YEAR}
     */
    static LocalDate known(LocalDate day) {
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw new IllegalArgumentException(
                    "An event is in the years " + FIRST_YEAR + " to " + LAST_YEAR + ", not " + day);
        }
        return day;
    }
}
