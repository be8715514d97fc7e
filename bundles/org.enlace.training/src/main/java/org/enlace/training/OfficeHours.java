package org.enlace.training;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When offices work, in their own time.
 *
 * @param from  the beginning
 * @param until the end, after the beginning
 * @param days  on which they work, at least one
 */
public record OfficeHours(LocalTime from, LocalTime until, Set<DayOfWeek> days) {
    /** Eight to six, Monday to Friday: a convention of this platform, not a law of any country. */
    public static final OfficeHours USUAL = new OfficeHours(LocalTime.of(8, 0), LocalTime.of(18, 0));

    private static final List<String> NAMES = List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");
    private static final Pattern WRITTEN = Pattern.compile("([A-Z]{3})-([A-Z]{3})\\s+(\\d{2}:\\d{2})-(\\d{2}:\\d{2})");

    public OfficeHours {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("Offices close after they open, not at " + until);
        }
        days = Set.copyOf(days);
        if (days.isEmpty()) {
            throw new IllegalArgumentException("Offices work on at least one day");
        }
    }

    /** Monday to Friday. */
    public OfficeHours(LocalTime from, LocalTime until) {
        this(from, until, EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
    }

    /**
     * Reads days and hours, such as {@code MON-FRI 08:00-18:00}; days may go over the end of the week.
     *
     * @throws IllegalArgumentException saying what is wrong
     */
    public static OfficeHours written(String text) {
        Matcher parts = WRITTEN.matcher(text.strip().toUpperCase(Locale.ROOT));
        int first = parts.matches() ? NAMES.indexOf(parts.group(1)) : -1;
        int last = parts.matches() ? NAMES.indexOf(parts.group(2)) : -1;
        if (first < 0 || last < 0) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" are no office hours; write them like MON-FRI 08:00-18:00");
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (int day = first; ; day = (day + 1) % NAMES.size()) {
            days.add(DayOfWeek.of(day + 1));
            if (day == last) {
                break;
            }
        }
        try {
            return new OfficeHours(LocalTime.parse(parts.group(3)), LocalTime.parse(parts.group(4)), days);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("\"" + text + "\" has an hour that no clock shows", e);
        }
    }
}
