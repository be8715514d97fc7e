package org.enlace.platform.contribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.enlace.platform.RecordId;
import org.enlace.platform.contribution.CalendarEvent.Status;
import org.enlace.platform.contribution.CalendarEvent.Words;
import org.enlace.platform.contribution.CalendarSeries.Frequency;
import org.enlace.platform.contribution.CalendarSeries.Occurrence;
import org.enlace.platform.contribution.CalendarTime.AllDay;
import org.enlace.platform.contribution.CalendarTime.Timed;
import org.junit.jupiter.api.Test;

class CalendarEventTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    private static CalendarEvent event(CalendarTime when) {
        return CalendarEvent.of("e", 0, Instant.EPOCH, Words.of("x"), when, "/x");
    }

    private static List<String> days(CalendarSeries series, String first) {
        return series.from(LocalDate.parse(first)).stream()
                .map(LocalDate::toString)
                .toList();
    }

    private static CalendarSeries series(Frequency frequency, int interval, String until, DayOfWeek... days) {
        return new CalendarSeries(frequency, interval, Set.of(days), LocalDate.parse(until), Set.of(), List.of());
    }

    @Test
    void a_series_comes_round_as_its_rule_says() {
        assertEquals(
                List.of("2026-03-02", "2026-03-05", "2026-03-08"),
                days(series(Frequency.DAILY, 3, "2026-03-10"), "2026-03-02"));
        assertEquals(
                List.of("2026-03-04", "2026-03-05", "2026-03-16", "2026-03-18", "2026-03-19"),
                days(
                        series(
                                Frequency.WEEKLY,
                                2,
                                "2026-03-19",
                                DayOfWeek.MONDAY,
                                DayOfWeek.WEDNESDAY,
                                DayOfWeek.THURSDAY),
                        "2026-03-04"));
        assertEquals(
                List.of("2026-01-31", "2026-03-31", "2026-05-31"),
                days(series(Frequency.MONTHLY, 1, "2026-06-30"), "2026-01-31"));
        assertEquals(
                List.of("2024-02-29", "2028-02-29"), days(series(Frequency.YEARLY, 1, "2031-12-31"), "2024-02-29"));
    }

    @Test
    void a_series_that_calendars_would_read_otherwise_is_none() {
        AllDay when = new AllDay(MONDAY, MONDAY);
        Occurrence elsewhere = new Occurrence(MONDAY.plusDays(1), Words.of("x"), Words.of("x"), when, Status.CONFIRMED);
        Occurrence timed = new Occurrence(
                MONDAY,
                Words.of("x"),
                Words.of("x"),
                new Timed(MONDAY.atTime(9, 0), MONDAY.atTime(10, 0), MADRID),
                Status.CONFIRMED);
        for (CalendarSeries wrong : List.of(
                series(Frequency.WEEKLY, 1, "2026-06-30", DayOfWeek.TUESDAY),
                series(Frequency.DAILY, 1, "2027-12-31"),
                series(Frequency.WEEKLY, 1, "2026-01-01"),
                series(Frequency.WEEKLY, 1, "2026-06-30").changed(List.of(elsewhere)),
                series(Frequency.WEEKLY, 1, "2026-06-30").changed(List.of(timed)),
                new CalendarSeries(
                        Frequency.WEEKLY, 1, Set.of(), MONDAY.plusDays(30), Set.of(MONDAY.plusDays(1)), List.of()))) {
            assertThrows(IllegalArgumentException.class, () -> event(when).repeated(wrong), wrong::toString);
        }
        assertThrows(
                IllegalArgumentException.class, () -> series(Frequency.MONTHLY, 1, "2026-06-30", DayOfWeek.MONDAY));
        assertThrows(IllegalArgumentException.class, () -> series(Frequency.DAILY, 0, "2026-06-30"));
        assertEquals(500, series(Frequency.DAILY, 1, "2027-07-14").from(MONDAY).size());
        assertTrue(event(when)
                .repeated(series(Frequency.DAILY, 1, "2027-07-14"))
                .series()
                .isPresent());
    }

    @Test
    void a_time_keeps_its_hour_on_another_day_and_days_are_those_of_the_reader() {
        Timed when =
                new Timed(LocalDateTime.parse("2026-03-28T22:00"), LocalDateTime.parse("2026-03-29T01:00"), MADRID);
        assertEquals(Instant.parse("2026-03-28T21:00:00Z"), when.begins(MADRID));
        assertEquals(
                Instant.parse("2026-03-29T20:00:00Z"),
                when.on(LocalDate.parse("2026-03-29")).begins(MADRID));
        AllDay days = new AllDay(MONDAY, MONDAY.plusDays(1));
        assertEquals(Instant.parse("2026-03-01T23:00:00Z"), days.begins(MADRID));
        assertEquals(Instant.parse("2026-03-04T05:00:00Z"), days.ends(ZoneId.of("America/Bogota")));
        assertEquals(new AllDay(MONDAY.plusDays(7), MONDAY.plusDays(8)), days.on(MONDAY.plusDays(7)));
        assertThrows(IllegalArgumentException.class, () -> new AllDay(MONDAY, MONDAY.minusDays(1)));
        assertThrows(
                IllegalArgumentException.class, () -> new AllDay(LocalDate.of(2200, 1, 1), LocalDate.of(2200, 1, 1)));
    }

    @Test
    void words_are_one_line_and_not_too_long_whatever_a_record_is_called() {
        Words words = new Words(" a\r\nb\u0000\u0085c ", "x\r\ny\t\u009bz", "p".repeat(500));
        assertEquals("a b c", words.summary());
        assertEquals("x\ny z", words.description());
        assertEquals(200, words.location().length());
        assertEquals(199, Words.of("🚓".repeat(200)).summary().length(), "no half of a character");
        assertThrows(IllegalArgumentException.class, () -> Words.of(" \n"));
    }

    @Test
    void an_event_is_named_after_its_record() {
        RecordId id = new RecordId(UUID.fromString("01a217b5-9c48-706f-9718-000000000001"));
        assertEquals("01a217b5-9c48-706f-9718-000000000001.due.x", CalendarEvent.named(id, "due.x"));
        assertThrows(
                IllegalArgumentException.class,
                () -> CalendarEvent.of("a b", 0, Instant.EPOCH, Words.of("x"), new AllDay(MONDAY, MONDAY), "/x"));
        assertThrows(
                IllegalArgumentException.class,
                () -> CalendarEvent.of(
                        "a", 0, Instant.EPOCH, Words.of("x"), new AllDay(MONDAY, MONDAY), "//evil.example"));
    }
}
