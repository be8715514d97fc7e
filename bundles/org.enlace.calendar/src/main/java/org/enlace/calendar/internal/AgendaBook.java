package org.enlace.calendar.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.enlace.calendar.Agenda;
import org.enlace.platform.Caller;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.CalendarEvent;
import org.enlace.platform.contribution.CalendarSeries;
import org.enlace.platform.contribution.CalendarSeries.Occurrence;
import org.enlace.platform.contribution.CalendarSource;
import org.enlace.platform.contribution.CalendarTime;

/** Puts an officer's dates in their order. */
final class AgendaBook implements Agenda {
    private final Sources sources;

    AgendaBook(Sources sources) {
        this.sources = sources;
    }

    @Override
    public Dates between(LocalDate from, LocalDate until, Caller caller) {
        caller.require(READ);
        if (from.getYear() < CalendarTime.FIRST_YEAR
                || from.getYear() > CalendarTime.LAST_YEAR
                || !from.isBefore(until)
                || from.plusDays(DAYS).isBefore(until)) {
            throw new Refusal(
                    "calendar.span",
                    "From " + from + " to " + until + " is no span of 1 to " + DAYS + " days in the years "
                            + CalendarTime.FIRST_YEAR + " to " + CalendarTime.LAST_YEAR + "; choose another",
                    from,
                    until,
                    DAYS,
                    String.valueOf(CalendarTime.FIRST_YEAR),
                    String.valueOf(CalendarTime.LAST_YEAR));
        }
        ZoneId zone = caller.zone();
        Span span = new Span(
                from.atStartOfDay(zone).toInstant(), until.atStartOfDay(zone).toInstant(), zone);
        List<Date> dates = new ArrayList<>();
        boolean more = false;
        for (CalendarSource source : sources.of(caller)) {
            List<CalendarEvent> events = source.events(span.from(), span.until(), caller);
            more |= events.size() >= CalendarSource.MOST;
            String label = source.label(caller.language());
            Sources.first(events).forEach(event -> dates.addAll(dates(event, source.name(), label, span)));
        }
        dates.sort(Comparator.comparing((Date date) -> date.when().begins(zone))
                .thenComparing(date -> date.event().uid())
                .thenComparing(Date::day));
        return dates.size() > MOST ? new Dates(dates.subList(0, MOST), true) : new Dates(dates, more);
    }

    @Override
    public Map<String, String> sources(Caller caller) {
        caller.require(READ);
        return sources.labels(caller);
    }

    private record Span(Instant from, Instant until, ZoneId zone) {
        private boolean holds(CalendarTime when) {
            Instant begins = when.begins(zone);
            Instant ends = when.ends(zone);
            return begins.isBefore(until) && (ends.isAfter(from) || begins.equals(from));
        }
    }

    /** An event, or those occurrences of its series that lie in the span. */
    private static List<Date> dates(CalendarEvent event, String source, String label, Span span) {
        List<Date> all = new ArrayList<>();
        if (event.series().isEmpty()) {
            all.add(new Date(source, label, event, event.when().day(), event.when(), event.inside(), event.status()));
        } else {
            CalendarSeries series = event.series().get();
            Map<LocalDate, Occurrence> changed = new HashMap<>();
            series.changed().forEach(one -> changed.put(one.day(), one));
            for (LocalDate day : series.from(event.when().day())) {
                Occurrence one = changed.get(day);
                if (one != null) {
                    all.add(new Date(source, label, event, day, one.when(), one.inside(), one.status()));
                } else if (!series.except().contains(day)) {
                    all.add(new Date(source, label, event, day, event.when().on(day), event.inside(), event.status()));
                }
            }
        }
        all.removeIf(date -> !span.holds(date.when()));
        return all;
    }
}
