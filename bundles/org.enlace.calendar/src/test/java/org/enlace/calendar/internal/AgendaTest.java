package org.enlace.calendar.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.enlace.calendar.Agenda;
import org.enlace.platform.Caller;
import org.enlace.platform.Forbidden;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.CalendarEvent;
import org.enlace.platform.contribution.CalendarEvent.Status;
import org.enlace.platform.contribution.CalendarEvent.Words;
import org.enlace.platform.contribution.CalendarSeries;
import org.enlace.platform.contribution.CalendarSeries.Occurrence;
import org.enlace.platform.contribution.CalendarSource;
import org.enlace.platform.contribution.CalendarTime.AllDay;
import org.enlace.platform.contribution.CalendarTime.Timed;
import org.junit.jupiter.api.Test;

class AgendaTest {
    private static final LocalDate MARCH = LocalDate.parse("2026-03-01");
    private static final LocalDate APRIL = LocalDate.parse("2026-04-01");

    private final List<CalendarEvent> events = new ArrayList<>();
    private final Set<Permission> declared = new HashSet<>(Set.of(Bureau.CASES));
    private final AgendaBook agenda = new AgendaBook(new Sources(() -> List.of(new All()), declared::contains));

    private final class All implements CalendarSource {
        @Override
        public String name() {
            return "cases";
        }

        @Override
        public String label(Language language) {
            return "Cases";
        }

        @Override
        public Permission permission() {
            return Bureau.CASES;
        }

        @Override
        public List<CalendarEvent> events(Instant from, Instant until, Caller caller) {
            return events;
        }
    }

    private static AllDay days(String first, String last) {
        return new AllDay(LocalDate.parse(first), LocalDate.parse(last));
    }

    private static Timed at(String local, String zone) {
        LocalDateTime start = LocalDateTime.parse(local);
        return new Timed(start, start.plusHours(1), ZoneId.of(zone));
    }

    private List<String> shown() {
        return agenda.between(MARCH, APRIL, Bureau.ANNA).dates().stream()
                .map(date -> date.words().summary() + " "
                        + LocalDateTime.ofInstant(date.when().begins(Bureau.BOGOTA), Bureau.BOGOTA))
                .toList();
    }

    @Test
    void dates_stand_in_their_order_where_the_officer_is_and_only_those_of_the_span() {
        events.add(Bureau.event("1", "late", at("2026-03-31T23:30", "America/Bogota")));
        events.add(Bureau.event("2", "in Madrid", at("2026-03-02T02:00", "Europe/Madrid")));
        events.add(Bureau.event("3", "day", days("2026-03-02", "2026-03-02")));
        events.add(Bureau.event("4", "before", days("2026-02-28", "2026-02-28")));
        events.add(Bureau.event("5", "after", days("2026-04-01", "2026-04-02")));
        events.add(Bureau.event("6", "over", days("2026-02-20", "2026-03-01")));
        events.add(Bureau.event("7", "April in Madrid", at("2026-04-01T06:00", "Europe/Madrid")));
        assertEquals(
                List.of(
                        "over 2026-02-20T00:00",
                        "in Madrid 2026-03-01T20:00",
                        "day 2026-03-02T00:00",
                        "April in Madrid 2026-03-31T23:00",
                        "late 2026-03-31T23:30"),
                shown());
    }

    @Test
    void of_a_series_those_are_shown_that_fall_into_the_span_as_they_are() {
        LocalDate first = LocalDate.parse("2026-02-23");
        AllDay when = new AllDay(first, first);
        CalendarSeries weekly = new CalendarSeries(
                CalendarSeries.Frequency.WEEKLY,
                1,
                Set.of(),
                LocalDate.parse("2026-05-01"),
                Set.of(LocalDate.parse("2026-03-09")),
                List.of(
                        new Occurrence(
                                LocalDate.parse("2026-03-16"),
                                Words.of("moved"),
                                Words.of("x"),
                                days("2026-03-18", "2026-03-18"),
                                Status.CONFIRMED),
                        new Occurrence(
                                LocalDate.parse("2026-04-06"),
                                Words.of("earlier"),
                                Words.of("x"),
                                days("2026-03-31", "2026-03-31"),
                                Status.TENTATIVE)));
        events.add(Bureau.event("1", "course", when).repeated(weekly));
        assertEquals(
                List.of(
                        "course 2026-03-02T00:00",
                        "moved 2026-03-18T00:00",
                        "course 2026-03-23T00:00",
                        "course 2026-03-30T00:00",
                        "earlier 2026-03-31T00:00"),
                shown());
    }

    @Test
    void what_no_feature_declares_or_the_officer_does_not_hold_is_not_served() {
        events.add(Bureau.event("1", "x", days("2026-03-02", "2026-03-02")));
        assertEquals(1, shown().size());
        Caller without = Bureau.officer("anna", Agenda.READ);
        assertEquals(List.of(), agenda.between(MARCH, APRIL, without).dates());
        assertTrue(agenda.sources(without).isEmpty());
        declared.clear();
        assertEquals(List.of(), shown());
        assertThrows(Forbidden.class, () -> agenda.between(MARCH, APRIL, Bureau.officer("x", Bureau.CASES)));
    }

    @Test
    void more_than_can_be_shown_is_said() {
        events.addAll(IntStream.range(0, CalendarSource.MOST)
                .mapToObj(i -> Bureau.event("e" + i, "x", days("2026-03-02", "2026-03-02")))
                .toList());
        assertTrue(agenda.between(MARCH, APRIL, Bureau.ANNA).more());
        events.remove(0);
        assertFalse(agenda.between(MARCH, APRIL, Bureau.ANNA).more());
    }

    @Test
    void a_span_that_no_calendar_has_is_refused() {
        for (List<LocalDate> span : List.of(
                List.of(MARCH, MARCH),
                List.of(APRIL, MARCH),
                List.of(MARCH, MARCH.plusDays(801)),
                List.of(LocalDate.MIN, MARCH),
                List.of(LocalDate.MAX, LocalDate.MAX),
                List.of(MARCH, LocalDate.MAX),
                List.of(LocalDate.of(2200, 1, 1), LocalDate.of(2200, 1, 2)))) {
            Refusal refused = assertThrows(
                    Refusal.class, () -> agenda.between(span.get(0), span.get(1), Bureau.ANNA), span::toString);
            assertEquals("calendar.span", refused.code());
        }
    }
}
