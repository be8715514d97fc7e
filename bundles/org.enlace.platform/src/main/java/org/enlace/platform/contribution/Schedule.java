package org.enlace.platform.contribution;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * When a {@link Job} is due. What is due follows from the clock alone, so that a node that was restarted and a second server come to
 * the same times.
 */
public sealed interface Schedule {
    /**
     * The first due time after a moment, never the moment itself.
     *
     * @param home the node's zone, for a schedule that names none
     */
    Instant next(Instant after, ZoneId home);

    /**
     * The last due time up to a moment, which may be the moment itself.
     *
     * @param home the node's zone, for a schedule that names none
     */
    Instant last(Instant at, ZoneId home);

    /** The same schedule, in the node's zone where it names none. */
    Schedule in(ZoneId home);

    /** @see Every */
    static Schedule every(Duration span) {
        return new Every(span);
    }

    /** Each day at a time of the node's zone. */
    static Schedule daily(LocalTime time) {
        return new OnDays(EnumSet.allOf(DayOfWeek.class), time, Optional.empty());
    }

    /** Each week at a time of the node's zone. */
    static Schedule weekly(DayOfWeek day, LocalTime time) {
        return new OnDays(EnumSet.of(day), time, Optional.empty());
    }

    /**
     * At the whole multiples of a span since 1970 UTC: {@code PT1H} is each full hour.
     *
     * @param span whole seconds, from a minute to 366 days
     */
    record Every(Duration span) implements Schedule {
        private static final Duration LONGEST = Duration.ofDays(366);

        public Every {
            if (span.compareTo(Duration.ofMinutes(1)) < 0 || span.compareTo(LONGEST) > 0 || span.getNano() != 0) {
                throw new IllegalArgumentException(
                        "A job is due every so many whole seconds, from a minute to 366 days, not every " + span);
            }
        }

        @Override
        public Instant next(Instant after, ZoneId home) {
            return last(after, home).plus(span);
        }

        @Override
        public Instant last(Instant at, ZoneId home) {
            return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), span.toSeconds()) * span.toSeconds());
        }

        @Override
        public Schedule in(ZoneId home) {
            return this;
        }

        @Override
        public String toString() {
            return "every " + span.toString().substring(1).replace("T", "").toLowerCase(Locale.ROOT);
        }
    }

    /**
     * At a time of the clock on the wall. Where clocks are put forward, a time that does not exist that day is due at the first that
     * does; where they are put back, a time that comes twice is due the first time only.
     *
     * @param days at least one
     * @param time whole seconds
     * @param zone empty for the node's
     */
    record OnDays(Set<DayOfWeek> days, LocalTime time, Optional<ZoneId> zone) implements Schedule {
        public OnDays {
            days = Set.copyOf(days);
            Objects.requireNonNull(zone, "zone");
            if (days.isEmpty() || time.getNano() != 0) {
                throw new IllegalArgumentException(
                        "A job is due on at least one day, at whole seconds, not on " + days + " at " + time);
            }
        }

        @Override
        public Instant next(Instant after, ZoneId home) {
            ZoneId here = zone.orElse(home);
            // The day before may still be due: where a day is left out, its time falls on the next.
            LocalDate day = LocalDate.ofInstant(after, here).minusDays(1);
            while (!days.contains(day.getDayOfWeek()) || !moment(day, here).isAfter(after)) {
                day = day.plusDays(1);
            }
            return moment(day, here);
        }

        @Override
        public Instant last(Instant at, ZoneId home) {
            ZoneId here = zone.orElse(home);
            LocalDate day = LocalDate.ofInstant(at, here).plusDays(1);
            while (!days.contains(day.getDayOfWeek()) || moment(day, here).isAfter(at)) {
                day = day.minusDays(1);
            }
            return moment(day, here);
        }

        private Instant moment(LocalDate day, ZoneId here) {
            LocalDateTime local = day.atTime(time);
            ZoneOffsetTransition change = here.getRules().getTransition(local);
            return change != null && change.isGap()
                    ? change.getInstant()
                    : ZonedDateTime.ofLocal(local, here, null).toInstant();
        }

        @Override
        public Schedule in(ZoneId home) {
            return zone.isPresent() ? this : new OnDays(days, time, Optional.of(home));
        }

        /** Such as {@code daily 02:30 America/Bogota}. */
        @Override
        public String toString() {
            String when = days.size() == DayOfWeek.values().length
                    ? "daily"
                    : days.stream()
                            .sorted()
                            .map(day -> day.name().substring(0, 1)
                                    + day.name().substring(1).toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "));
            return when + " " + time + zone.map(named -> " " + named).orElse("");
        }
    }
}
