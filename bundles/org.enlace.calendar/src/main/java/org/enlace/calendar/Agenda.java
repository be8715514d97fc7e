package org.enlace.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.enlace.platform.Caller;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.CalendarEvent;
import org.enlace.platform.contribution.CalendarEvent.Words;
import org.enlace.platform.contribution.CalendarTime;

/** What the modules have in an officer's calendar. A service. */
public interface Agenda {
    Permission READ = new Permission("calendar.read");

    /** The longest span that is looked at, in days. */
    int DAYS = 800;

    /** The most dates of one look; what lies beyond is left out, and {@link Dates#more} says so. */
    int MOST = 1_000;

    /**
     * The dates the caller may know of now, by when they begin where the caller is.
     *
     * @param from  the first day
     * @param until the day after the last
     * @throws org.enlace.platform.Refusal {@code calendar.span} for more than {@value #DAYS} days, none, or a year no calendar has
     */
    Dates between(LocalDate from, LocalDate until, Caller caller);

    /** What dates come from that the caller may be shown, with their labels, by name. */
    Map<String, String> sources(Caller caller);

    /** @param more whether there are more than are given */
    record Dates(List<Date> dates, boolean more) {
        public Dates {
            dates = List.copyOf(dates);
        }
    }

    /**
     * One date: an event, or one occurrence of a series.
     *
     * @param source the name of what it comes from
     * @param label  what that is called, in the caller's language
     * @param day    the day on which the rule of its series puts it, else the day it begins on
     * @param words  for the caller's eyes
     */
    record Date(
            String source,
            String label,
            CalendarEvent event,
            LocalDate day,
            CalendarTime when,
            Words words,
            CalendarEvent.Status status) {}
}
