package org.enlace.calendar.internal.ical;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A time zone as a VTIMEZONE (RFC 5545, 3.6.5), from the rules Java has of it, for as long as the events that name it last: each change
 * of the clock by itself while the law was being changed, and from then on the rule by which it comes each year.
 */
final class ZoneLines {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
    private static final int YEARS = 40;

    private final ZoneRules rules;
    private final ContentLines out;

    private ZoneLines(ZoneId zone, ContentLines out) {
        rules = zone.getRules();
        this.out = out;
    }

    /** What events call the zone. */
    static String name(ZoneId zone) {
        return zone.getId().replace(":", "");
    }

    /** Whether its time is written as UTC, which needs no VTIMEZONE. */
    static boolean isUtc(ZoneId zone) {
        return zone.normalized().equals(ZoneOffset.UTC);
    }

    /**
     * @param from  before every event that names it
     * @param until after every one
     */
    static void write(ZoneId zone, Instant from, Instant until, ContentLines out) {
        out.line("BEGIN", "VTIMEZONE");
        out.line("TZID", name(zone));
        new ZoneLines(zone, out).changes(from, until);
        out.line("END", "VTIMEZONE");
    }

    private void changes(Instant from, Instant until) {
        ZoneOffsetTransition change = rules.previousTransition(from.plusNanos(1));
        if (change == null) {
            ZoneOffset offset = rules.getOffset(from);
            observance(from, LocalDate.EPOCH.atStartOfDay(), offset, offset, Optional.empty());
            change = rules.nextTransition(from);
        }
        int regular = regularSince();
        while (change != null && change.getInstant().isBefore(until)) {
            int year = change.getDateTimeBefore().getYear();
            if (year >= regular) {
                rules.getTransitionRules().forEach(rule -> yearly(rule, year, until));
                return;
            }
            one(change, Optional.empty());
            change = rules.nextTransition(change.getInstant());
        }
    }

    /** The first year of which only the rules tell. */
    private int regularSince() {
        List<ZoneOffsetTransition> told = rules.getTransitions();
        return rules.getTransitionRules().isEmpty()
                ? Integer.MAX_VALUE
                : told.isEmpty()
                        ? Integer.MIN_VALUE
                        : told.get(told.size() - 1).getDateTimeBefore().getYear() + 1;
    }

    private void yearly(ZoneOffsetTransitionRule rule, int first, Instant until) {
        Optional<String> words = words(rule, first);
        if (words.isPresent()) {
            one(rule.createTransition(first), words);
            return;
        }
        for (int year = first; ; year++) {
            ZoneOffsetTransition change = rule.createTransition(year);
            if (!change.getInstant().isBefore(until)) {
                return;
            }
            one(change, Optional.empty());
        }
    }

    private void one(ZoneOffsetTransition change, Optional<String> rule) {
        observance(
                change.getInstant(),
                change.getDateTimeBefore(),
                change.getOffsetBefore(),
                change.getOffsetAfter(),
                rule);
    }

    private void observance(
            Instant at, LocalDateTime local, ZoneOffset before, ZoneOffset after, Optional<String> rule) {
        String kind = rules.isDaylightSavings(at) ? "DAYLIGHT" : "STANDARD";
        out.line("BEGIN", kind);
        out.line("DTSTART", LOCAL.format(local));
        rule.ifPresent(words -> out.line("RRULE", words));
        out.line("TZOFFSETFROM", offset(before));
        out.line("TZOFFSETTO", offset(after));
        out.line("TZNAME", after.equals(ZoneOffset.UTC) ? "UTC" : offset(after));
        out.line("END", kind);
    }

    private static String offset(ZoneOffset offset) {
        return offset.equals(ZoneOffset.UTC) ? "+0000" : offset.getId().replace(":", "");
    }

    /** The rule as RRULE (3.3.10), by the clock on the wall; empty where none of the forms says it. */
    private static Optional<String> words(ZoneOffsetTransitionRule rule, int first) {
        List<LocalDateTime> all = IntStream.range(first, first + YEARS)
                .mapToObj(year -> rule.createTransition(year).getDateTimeBefore())
                .toList();
        List<LocalDate> days = all.stream().map(LocalDateTime::toLocalDate).toList();
        if (!same(all, LocalDateTime::toLocalTime) || !same(days, LocalDate::getMonth)) {
            return Optional.empty();
        }
        String month = "FREQ=YEARLY;BYMONTH=" + days.get(0).getMonthValue();
        if (same(days, LocalDate::getDayOfMonth)) {
            return Optional.of(month + ";BYMONTHDAY=" + days.get(0).getDayOfMonth());
        }
        if (!same(days, LocalDate::getDayOfWeek)) {
            return Optional.empty();
        }
        String day = days.get(0).getDayOfWeek().name().substring(0, 2);
        if (same(days, date -> (date.getDayOfMonth() - 1) / 7)) {
            return Optional.of(month + ";BYDAY=" + ((days.get(0).getDayOfMonth() - 1) / 7 + 1) + day);
        }
        if (days.stream().allMatch(date -> date.getDayOfMonth() > date.lengthOfMonth() - 7)) {
            return Optional.of(month + ";BYDAY=-1" + day);
        }
        ToIntFunction<LocalDate> number = LocalDate::getDayOfMonth;
        int least = days.stream().mapToInt(number).min().orElseThrow();
        return days.stream().mapToInt(number).max().orElseThrow() - least == 6
                ? Optional.of(month + ";BYDAY=" + day + ";BYMONTHDAY="
                        + IntStream.rangeClosed(least, least + 6)
                                .mapToObj(String::valueOf)
                                .collect(Collectors.joining(",")))
                : Optional.empty();
    }

    private static <T> boolean same(List<T> all, Function<T, Object> what) {
        return all.stream().map(what).distinct().count() == 1;
    }
}
