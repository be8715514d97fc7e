package org.enlace.training;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;

/** The holidays of the countries, as somebody imported them. For readers of training; imported by whoever organises. */
public interface Holidays {
    /** What the audit calls them. */
    String KIND = "training-holidays";

    /** The most days of a country in one import. */
    int MOST = 200;

    /** Of a country from a day on, by day. */
    List<Holiday> of(CountryCode country, LocalDate from, Caller caller);

    /** How many days of each country are known from a day on, by country. */
    Map<CountryCode, Integer> known(LocalDate from, Caller caller);

    /**
     * Takes the days of a country: a line for each, {@code 2027-07-20; Día de la Independencia}. What was known of the years they lie in is
     * replaced.
     *
     * @return how many
     * @throws org.enlace.platform.Refusal {@code training.holiday-line}, {@code training.too-many}, {@code training.none}
     */
    int take(CountryCode country, String lines, Caller caller);

    /**
     * What would become of a file, of which nothing is kept: CSV (day and name, or country, day and name; in any order of separators), iCalendar
     * (whole-day events) or JSON (a list of objects with {@code date} and {@code name} or {@code localName}).
     *
     * @throws org.enlace.platform.Refusal {@code training.holiday-file} for a file that is none of these or too large
     */
    HolidayPlan check(CountryCode country, byte[] file, Caller caller);
}
