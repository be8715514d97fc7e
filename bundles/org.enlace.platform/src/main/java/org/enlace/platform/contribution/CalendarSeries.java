package org.enlace.platform.contribution;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a date in a calendar comes round.
 *
 * @param interval every so many days, weeks, months or years, 1 to 99
 * @param days     of a weekly series, the first occurrence's among them; otherwise empty
 * @param until    the last day on which it may fall
 * @param except   days on which it would fall and does not
 * @param changed  occurrences that are otherwise than the rest, at most {@value #CHANGED}
 */
public record CalendarSeries(
        Frequency frequency,
        int interval,
        Set<DayOfWeek> days,
        LocalDate until,
        Set<LocalDate> except,
        List<Occurrence> changed) {
    /** The most occurrences that are otherwise. */
    public static final int CHANGED = 100;

    /** The most times a series comes round. */
    public static final int LONGEST = 500;

    public CalendarSeries {
        Objects.requireNonNull(frequency, "frequency");
        CalendarTime.known(until);
        days = Set.copyOf(days);
        except = Set.copyOf(except);
        changed = List.copyOf(changed);
        Set<LocalDate> named = new HashSet<>();
        if (interval < 1
                || interval > 99
                || changed.size() > CHANGED
                || !days.isEmpty() && frequency != Frequency.WEEKLY
                || !changed.stream().allMatch(one -> named.add(one.day()))) {
            throw new IllegalArgumentException("This is no series: " + frequency + " " + interval + " " + days);
        }
    }

    public static CalendarSeries weekly(LocalDate until) {
        return new CalendarSeries(Frequency.WEEKLY, 1, Set.of(), until, Set.of(), List.of());
    }

    public CalendarSeries changed(List<Occurrence> others) {
        return new CalendarSeries(frequency, interval, days, until, except, others);
    }

    /** The days it falls on where it begins on one, those left out among them. */
    public List<LocalDate> from(LocalDate first) {
        List<LocalDate> all = new ArrayList<>();
        Set<DayOfWeek> weekdays = new TreeSet<>(days.isEmpty() ? EnumSet.of(first.getDayOfWeek()) : days);
        for (int round = 0; all.size() <= LONGEST; round++) {
            long step = (long) round * interval;
            LocalDate base = begin(first, step);
            if (base.isAfter(until)) {
                break;
            }
            switch (frequency) {
                case WEEKLY ->
                    weekdays.stream()
                            .map(day -> base.with(TemporalAdjusters.nextOrSame(day)))
                            .filter(day -> !day.isBefore(first))
                            .forEach(all::add);
                case MONTHLY, YEARLY -> {
                    if (first.getDayOfMonth() <= base.lengthOfMonth()) {
                        all.add(base.withDayOfMonth(first.getDayOfMonth()));
                    }
                }
                default -> all.add(base);
            }
        }
        all.removeIf(day -> day.isAfter(until));
        return all;
    }

    /** The day, week, month or year of a round begins here; months by their first day, so that each is met. */
    private LocalDate begin(LocalDate first, long step) {
        return switch (frequency) {
            case DAILY -> first.plusDays(step);
            case WEEKLY ->
                first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusWeeks(step);
            case MONTHLY -> first.withDayOfMonth(1).plusMonths(step);
            case YEARLY -> first.withDayOfMonth(1).plusYears(step);
        };
    }

    /** How often a series comes round. */
    public enum Frequency {
        DAILY,
        WEEKLY,
        /** On the same day of the month; months that have none are left out. */
        MONTHLY,
        YEARLY
    }

    /**
     * One occurrence of a series that is otherwise than the rest.
     *
     * @param day  the day on which it would have begun
     * @param when when it is instead
     */
    public record Occurrence(
            LocalDate day,
            CalendarEvent.Words inside,
            CalendarEvent.Words outside,
            CalendarTime when,
            CalendarEvent.Status status) {
        public Occurrence {
            Objects.requireNonNull(day, "day");
            Objects.requireNonNull(inside, "inside");
            Objects.requireNonNull(outside, "outside");
            Objects.requireNonNull(when, "when");
            Objects.requireNonNull(status, "status");
        }
    }

    /** A rule that its first occurrence does not keep to, or an occurrence of no day of it, is read otherwise by each calendar. */
    void fit(CalendarTime when) {
        when.on(until);
        Set<LocalDate> days = new HashSet<>(from(when.day()));
        if (!days.contains(when.day())
                || days.size() > LONGEST
                || !days.containsAll(except)
                || changed.stream().anyMatch(one -> !days.contains(one.day()))
                || changed.stream().anyMatch(one -> except.contains(one.day()))
                || changed.stream().anyMatch(one -> !one.when().getClass().equals(when.getClass()))) {
            throw new IllegalArgumentException("The series does not begin on " + when.day()
                    + ", or comes more than " + LONGEST
                    + " times, or names days on which it does not fall, or mixes whole days and times");
        }
    }
}
