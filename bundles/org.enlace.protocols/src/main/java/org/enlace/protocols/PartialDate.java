package org.enlace.protocols;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlace.platform.Refusal;

/**
 * A date as far as it is known: a year, a month or a day.
 *
 * @param year  1800 to 2100
 * @param month 1 to 12, or 0 when only the year is known
 * @param day   1 to 31, or 0 when only the month is known
 */
public record PartialDate(int year, int month, int day) implements Comparable<PartialDate> {
    public static final int FIRST_YEAR = 1800;
    public static final int LAST_YEAR = 2100;
    private static final Pattern FORM = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?");

    public PartialDate {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new Refusal(
                    "protocol.date-range",
                    "The year " + year + " is not between " + FIRST_YEAR + " and " + LAST_YEAR + "; check the date",
                    Integer.toString(year),
                    Integer.toString(FIRST_YEAR),
                    Integer.toString(LAST_YEAR));
        }
        if (month < 0 || month > 12 || month == 0 && day != 0 || !exists(year, month, day)) {
            throw form(text(year, month, day));
        }
    }

    /**
     * Reads {@code 2019}, {@code 2019-09} or {@code 2019-09-09}.
     *
     * @throws Refusal {@code protocol.date-form} for another form or a day that does not exist, {@code protocol.date-range}
     */
    public static PartialDate parse(String text) {
        Matcher matcher = FORM.matcher(text == null ? "" : text);
        if (!matcher.matches()) {
            throw form(text);
        }
        int month = part(matcher.group(2));
        int day = part(matcher.group(3));
        if (matcher.group(2) != null && month == 0 || matcher.group(3) != null && day == 0) {
            throw form(text);
        }
        return new PartialDate(part(matcher.group(1)), month, day);
    }

    /** The first day it may mean. */
    public LocalDate earliest() {
        return LocalDate.of(year, Math.max(month, 1), Math.max(day, 1));
    }

    public boolean knowsMonth() {
        return month > 0;
    }

    public boolean knowsDay() {
        return day > 0;
    }

    @Override
    public int compareTo(PartialDate other) {
        return toString().compareTo(other.toString());
    }

    /** The form {@link #parse} reads. */
    @Override
    public String toString() {
        return text(year, month, day);
    }

    private static int part(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static boolean exists(int year, int month, int day) {
        try {
            return day == 0 || day > 0 && YearMonth.of(year, month).isValidDay(day);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static String text(int year, int month, int day) {
        StringBuilder text = new StringBuilder(10);
        digits(text, year, 4);
        if (month != 0) {
            digits(text.append('-'), month, 2);
        }
        if (day != 0) {
            digits(text.append('-'), day, 2);
        }
        return text.toString();
    }

    private static void digits(StringBuilder text, int number, int length) {
        String digits = Integer.toString(number);
        text.append("0".repeat(Math.max(length - digits.length(), 0))).append(digits);
    }

    private static Refusal form(String text) {
        return new Refusal(
                "protocol.date-form",
                "\"" + text
                        + "\" is not a date; write a year (2019), a month (2019-09) or a day (2019-09-09) that exists",
                text);
    }
}
