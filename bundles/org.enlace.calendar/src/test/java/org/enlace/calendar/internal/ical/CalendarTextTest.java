package org.enlace.calendar.internal.ical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.ICalTimeZone;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.Date;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.Recur;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.VTimeZone;
import org.enlace.calendar.Attendee;
import org.enlace.mail.MailAddress;
import org.enlace.platform.Language;
import org.enlace.platform.contribution.CalendarEvent;
import org.enlace.platform.contribution.CalendarEvent.Organiser;
import org.enlace.platform.contribution.CalendarEvent.Status;
import org.enlace.platform.contribution.CalendarEvent.Words;
import org.enlace.platform.contribution.CalendarSeries;
import org.enlace.platform.contribution.CalendarSeries.Frequency;
import org.enlace.platform.contribution.CalendarSeries.Occurrence;
import org.enlace.platform.contribution.CalendarTime;
import org.enlace.platform.contribution.CalendarTime.AllDay;
import org.enlace.platform.contribution.CalendarTime.Timed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written here, read by two libraries that know nothing of it. */
class CalendarTextTest {
    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final Instant CHANGED = Instant.parse("2026-03-01T12:00:00Z");
    private static final Attendee ANA =
            new Attendee(new MailAddress("ana.rojas@fiscalia.example"), "Ana \"Nena\" Rojas; jefa", Language.ES);

    private static CalendarEvent event(CalendarTime when) {
        return CalendarEvent.of("e.1", 3, CHANGED, Words.of("Reunión"), when, "/cases/1");
    }

    private static Timed at(String local, int hours, ZoneId zone) {
        LocalDateTime start = LocalDateTime.parse(local);
        return new Timed(start, start.plusHours(hours), zone);
    }

    private static String feed(CalendarEvent... events) {
        return CalendarText.feed("Enlace", List.of(events), Optional.of(URI.create("https://node.example/")));
    }

    private static ICalendar read(String text) {
        return Biweekly.parse(text).first();
    }

    private static Calendar other(String text) {
        try {
            return new CalendarBuilder().build(new StringReader(text));
        } catch (Exception e) {
            throw new AssertionError(text, e);
        }
    }

    private static String value(net.fortuna.ical4j.model.Component component, String name) {
        return component.<Property>getProperty(name).orElseThrow().getValue();
    }

    @Test
    void a_line_has_at_most_seventy_five_octets_and_ends_with_cr_lf_and_no_character_is_broken() {
        String summary = "ñ".repeat(60) + "🚓".repeat(30) + "x".repeat(100);
        String text =
                feed(event(at("2026-03-02T09:00", 1, MADRID)).outside(new Words(summary, "é,;\\\n".repeat(200), "")));
        assertTrue(text.endsWith("END:VCALENDAR\r\n"));
        for (String line : text.split("\r\n")) {
            assertFalse(line.contains("\n") || line.contains("\r"), line);
            byte[] octets = line.getBytes(StandardCharsets.UTF_8);
            assertTrue(octets.length <= 75, line);
            assertEquals(line, new String(octets, StandardCharsets.UTF_8));
        }
        String cut = new Words(summary, "", "").summary();
        assertEquals(cut, read(text).getEvents().get(0).getSummary().getValue());
        assertEquals(cut, value(other(text).getComponents("VEVENT").get(0), "SUMMARY"));
    }

    @Test
    void what_has_a_meaning_in_a_line_comes_back_as_it_was_and_begins_no_property() {
        String summary = "a,b;c\\n d\\ e:f\"g";
        String description = "Uno\nEND:VEVENT\nATTENDEE:mailto:x@y,\\";
        CalendarEvent event = event(at("2026-03-02T09:00", 1, MADRID))
                .outside(new Words(summary, description, "Sala 1, \"azul\""))
                .by(new Organiser("Unidad; \"A\", Bogotá", "unidad@policia.example"))
                .in(List.of("Curso, en línea", "Trata"));
        String text = feed(event);
        VEvent read = read(text).getEvents().get(0);
        assertEquals(summary, read.getSummary().getValue());
        assertEquals(description, read.getDescription().getValue());
        assertEquals("Sala 1, \"azul\"", read.getLocation().getValue());
        assertEquals(
                List.of("Curso, en línea", "Trata"), read.getCategories().get(0).getValues());
        assertEquals("Unidad;  A , Bogotá", read.getOrganizer().getCommonName());
        assertEquals("unidad@policia.example", read.getOrganizer().getEmail());
        assertEquals(List.of(), read.getAttendees());
        var same = other(text).getComponents("VEVENT").get(0);
        assertEquals(summary, value(same, "SUMMARY"));
        assertEquals(description, value(same, "DESCRIPTION"));
        assertEquals("https://node.example/cases/1", value(same, "URL"));
        assertEquals(1, other(text).getComponents("VEVENT").size());
    }

    @Test
    void only_what_may_leave_the_node_is_written() {
        CalendarEvent event = CalendarEvent.of(
                        "e.1",
                        0,
                        CHANGED,
                        new Words("Operación Cóndor", "secreto", "Bodega"),
                        at("2026-03-02T09:00", 1, MADRID),
                        "/x")
                .outside(Words.of("Vence: responder"));
        for (String text : List.of(
                feed(event),
                CalendarText.request(event, 1, ANA, CHANGED, Optional.empty()),
                CalendarText.cancel(event, 1, ANA, CHANGED, Optional.empty()))) {
            assertFalse(text.contains("ndor") || text.contains("secreto") || text.contains("Bodega"), text);
        }
    }

    @Test
    void the_same_events_make_the_same_text_in_whatever_order() {
        CalendarEvent one = event(at("2026-03-02T09:00", 1, MADRID));
        CalendarEvent two = event(at("2026-03-03T09:00", 1, ZoneId.of("America/Bogota")));
        assertEquals(feed(one, two), feed(two, one));
    }

    @Test
    void times_are_those_of_the_clock_on_the_wall_before_and_after_it_is_changed() {
        for (String zone : List.of("Europe/Madrid", "America/Bogota", "America/Asuncion", "UTC", "+05:30")) {
            for (String local :
                    List.of("2024-10-05T09:00", "2024-10-20T09:00", "2026-03-28T23:30", "2026-03-29T09:00")) {
                Timed when = at(local, 2, ZoneId.of(zone));
                String text = feed(event(when));
                VEvent read = read(text).getEvents().get(0);
                assertEquals(
                        when.begins(ZoneOffset.UTC),
                        read.getDateStart().getValue().toInstant(),
                        zone + " " + local);
                assertEquals(
                        when.ends(ZoneOffset.UTC), read.getDateEnd().getValue().toInstant());
                assertEquals(
                        !zone.equals("UTC"), text.contains("BEGIN:VTIMEZONE"), "UTC needs no zone, all else has one");
            }
        }
    }

    @Test
    void a_time_that_the_clock_leaves_out_or_shows_twice_is_what_rfc_5545_says() {
        Timed left = at("2026-03-29T02:30", 1, MADRID);
        assertEquals(Instant.parse("2026-03-29T01:30:00Z"), left.begins(MADRID));
        Timed twice = at("2026-10-25T02:30", 1, MADRID);
        assertEquals(Instant.parse("2026-10-25T00:30:00Z"), twice.begins(MADRID));
        assertTrue(feed(event(twice)).contains("DTSTART;TZID=Europe/Madrid:20261025T023000"));
    }

    /** Rules of many kinds: none, each year, a law that changed, a fast that moves by the moon, a change at 24:00. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Madrid",
                "Europe/Lisbon",
                "Europe/Dublin",
                "Europe/London",
                "America/Bogota",
                "America/Asuncion",
                "America/Santiago",
                "America/Sao_Paulo",
                "America/Mexico_City",
                "America/Tijuana",
                "America/Havana",
                "America/New_York",
                "America/Caracas",
                "America/Godthab",
                "Africa/Casablanca",
                "Asia/Jerusalem",
                "Asia/Kathmandu",
                "+05:30",
                "UTC-03:00"
            })
    void a_zone_is_at_each_moment_what_java_knows_of_it(String name) {
        ZoneId zone = ZoneId.of(name);
        for (String first : List.of("2005-06-15T12:00", "2017-01-10T12:00", "2024-02-01T12:00", "2031-07-01T12:00")) {
            Timed begin = at(first, 1, zone);
            Timed end = at(LocalDateTime.parse(first).plusDays(1_200).toString(), 1, zone);
            String text = feed(event(begin), event(end));
            ICalTimeZone one = (ICalTimeZone) read(text)
                    .getTimezoneInfo()
                    .getTimezones()
                    .iterator()
                    .next()
                    .getTimeZone();
            VTimeZone written =
                    (VTimeZone) other(text).getComponents("VTIMEZONE").get(0);
            TimeZone two = new net.fortuna.ical4j.model.TimeZone(written, true);
            NavigableMap<Instant, ZoneOffset> changes = changes(written, end.end());
            for (Instant at = begin.begins(zone); at.isBefore(end.ends(zone)); at = at.plus(Duration.ofHours(29))) {
                ZoneOffset offset = zone.getRules().getOffset(at);
                assertEquals(offset, changes.floorEntry(at).getValue(), name + " " + at + "\n" + text);
                // The zones that the libraries make for Java are some hours late or early with each change.
                if (offset.equals(zone.getRules().getOffset(at.minus(Duration.ofHours(15))))
                        && offset.equals(zone.getRules().getOffset(at.plus(Duration.ofHours(15))))) {
                    int millis = offset.getTotalSeconds() * 1000;
                    assertEquals(
                            millis,
                            one.getObservanceBoundary(Date.from(at))
                                    .getObservanceIn()
                                    .getTimezoneOffsetTo()
                                    .getValue()
                                    .getMillis(),
                            name + " " + at + "\n" + text);
                    assertEquals(millis, two.getOffset(at.toEpochMilli()), name + " " + at + "\n" + text);
                }
            }
            for (ZoneOffsetTransition change = zone.getRules().nextTransition(begin.begins(zone));
                    change != null && change.getInstant().isBefore(end.ends(zone));
                    change = zone.getRules().nextTransition(change.getInstant())) {
                assertEquals(
                        change.getOffsetAfter(),
                        changes.floorEntry(change.getInstant()).getValue(),
                        name + " at " + change);
                assertEquals(
                        change.getOffsetBefore(),
                        changes.floorEntry(change.getInstant().minusSeconds(1)).getValue(),
                        name + " before " + change);
            }
        }
    }

    /** When which offset begins, to the second: each DTSTART by the clock before it, and what its rule makes of it (RFC 5545, 3.6.5). */
    private static NavigableMap<Instant, ZoneOffset> changes(VTimeZone written, LocalDateTime until) {
        NavigableMap<Instant, ZoneOffset> changes = new TreeMap<>();
        for (Observance observance : written.getObservances()) {
            LocalDateTime start =
                    LocalDateTime.parse(value(observance, "DTSTART"), DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss"));
            ZoneOffset before = ZoneOffset.of(value(observance, "TZOFFSETFROM"));
            ZoneOffset after = ZoneOffset.of(value(observance, "TZOFFSETTO"));
            changes.put(start.toInstant(before), after);
            observance.<Property>getProperty("RRULE").ifPresent(rule -> new Recur<LocalDateTime>(rule.getValue())
                    .getDates(start, start, until.plusDays(400))
                    .forEach(local -> changes.put(local.toInstant(before), after)));
        }
        return changes;
    }

    @Test
    void a_rule_of_each_year_is_written_as_one() {
        String text = feed(event(at("2026-03-02T09:00", 1, MADRID)));
        assertTrue(text.contains("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"), text);
        assertTrue(text.contains("RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"), text);
        String asuncion = feed(event(at("2026-03-02T09:00", 1, ZoneId.of("America/Asuncion"))));
        assertFalse(asuncion.contains("RRULE"), "Paraguay stays at summer time since October 2024: " + asuncion);
    }

    @Test
    void whole_days_end_with_the_day_after_and_are_of_no_zone() {
        String text = feed(event(new AllDay(LocalDate.parse("2026-03-28"), LocalDate.parse("2026-03-29"))));
        assertTrue(text.contains("DTSTART;VALUE=DATE:20260328\r\nDTEND;VALUE=DATE:20260330\r\n"), text);
        assertFalse(text.contains("TZID"), text);
        assertFalse(read(text).getEvents().get(0).getDateStart().getValue().hasTime());
    }

    @Test
    void what_has_no_length_has_no_end() {
        Timed deadline = at("2026-03-28T17:00", 0, MADRID);
        String text = feed(event(deadline));
        assertFalse(text.contains("DTEND"), text);
        assertEquals(
                deadline.begins(MADRID),
                read(text).getEvents().get(0).getDateStart().getValue().toInstant());
    }

    @Test
    void a_series_falls_on_the_days_that_another_library_makes_of_its_rule() {
        LocalDate first = LocalDate.parse("2026-01-31");
        for (CalendarSeries series : List.of(
                series(Frequency.DAILY, 3, Set.of(), "2026-12-31"),
                series(
                        Frequency.WEEKLY,
                        2,
                        Set.of(DayOfWeek.SATURDAY, DayOfWeek.MONDAY, DayOfWeek.SUNDAY),
                        "2026-12-31"),
                series(Frequency.WEEKLY, 1, Set.of(), "2026-06-06"),
                series(Frequency.MONTHLY, 1, Set.of(), "2027-12-31"),
                series(Frequency.MONTHLY, 5, Set.of(), "2030-12-31"),
                series(Frequency.YEARLY, 1, Set.of(), "2040-01-31"))) {
            CalendarEvent event = event(new AllDay(first, first)).repeated(series);
            String rule = value(other(feed(event)).getComponents("VEVENT").get(0), "RRULE");
            List<LocalDate> days = new Recur<LocalDate>(rule).getDates(first, first, LocalDate.parse("2045-01-01"));
            assertEquals(days, series.from(first), rule);
        }
    }

    private static CalendarSeries series(Frequency frequency, int interval, Set<DayOfWeek> days, String until) {
        return new CalendarSeries(frequency, interval, days, LocalDate.parse(until), Set.of(), List.of());
    }

    @Test
    void a_weekly_series_stays_at_its_hour_when_the_clock_is_changed() {
        Timed first = at("2026-03-23T09:00", 1, MADRID);
        CalendarEvent event = event(first).repeated(CalendarSeries.weekly(LocalDate.parse("2026-04-06")));
        String text = feed(event);
        assertTrue(text.contains("RRULE:FREQ=WEEKLY;UNTIL=20260406T070000Z\r\n"), text);
        ICalendar read = read(text);
        TimeZone zone = read.getTimezoneInfo().getTimezones().iterator().next().getTimeZone();
        var all = read.getEvents().get(0).getDateIterator(zone);
        List<Instant> instants = new java.util.ArrayList<>();
        all.forEachRemaining(date -> instants.add(date.toInstant()));
        assertEquals(
                List.of(
                        Instant.parse("2026-03-23T08:00:00Z"),
                        Instant.parse("2026-03-30T07:00:00Z"),
                        Instant.parse("2026-04-06T07:00:00Z")),
                instants);
    }

    @Test
    void occurrences_that_are_otherwise_name_the_one_they_replace_and_those_that_are_off_are_left_out() {
        Timed first = at("2026-03-23T09:00", 1, MADRID);
        CalendarSeries weekly = CalendarSeries.weekly(LocalDate.parse("2026-04-20"));
        CalendarEvent event = event(first)
                .repeated(new CalendarSeries(
                        Frequency.WEEKLY,
                        1,
                        Set.of(),
                        weekly.until(),
                        Set.of(LocalDate.parse("2026-04-06")),
                        List.of(
                                new Occurrence(
                                        LocalDate.parse("2026-03-30"),
                                        Words.of("x"),
                                        Words.of("Más tarde"),
                                        at("2026-03-31T16:00", 1, MADRID),
                                        Status.CONFIRMED),
                                new Occurrence(
                                        LocalDate.parse("2026-04-13"),
                                        Words.of("x"),
                                        Words.of("x"),
                                        first.on(LocalDate.parse("2026-04-13")),
                                        Status.CANCELLED))));
        String text = feed(event);
        assertTrue(
                text.contains("EXDATE;TZID=Europe/Madrid:20260406T090000\r\nEXDATE;TZID=Europe/Madrid:20260413T090000"),
                text);
        VEvent other = read(text).getEvents().get(1);
        assertEquals("Más tarde", other.getSummary().getValue());
        assertEquals("e.1", other.getUid().getValue());
        assertEquals(
                Instant.parse("2026-03-30T07:00:00Z"),
                other.getRecurrenceId().getValue().toInstant());
        assertEquals(
                Instant.parse("2026-03-31T14:00:00Z"),
                other.getDateStart().getValue().toInstant());
        assertEquals(2, read(text).getEvents().size());
        String off = CalendarText.occurrence(
                event, event.series().orElseThrow().changed().get(1), 5, ANA, CHANGED, Optional.empty());
        assertTrue(off.contains("METHOD:CANCEL\r\n") && off.contains("STATUS:CANCELLED\r\n"), off);
        assertTrue(off.contains("RECURRENCE-ID;TZID=Europe/Madrid:20260413T090000\r\n"), off);
    }

    @Test
    void what_is_sent_is_valid_for_its_method() {
        CalendarEvent event = event(at("2026-03-28T09:00", 1, MADRID)).by(new Organiser("U", "u@x.example"));
        for (String text : List.of(
                CalendarText.request(event, 4, ANA, CHANGED, Optional.empty()),
                CalendarText.cancel(event, 4, ANA, CHANGED, Optional.empty()))) {
            Calendar calendar = other(text);
            assertFalse(calendar.validate().hasErrors(), () -> calendar.validate() + text);
            VEvent read = read(text).getEvents().get(0);
            assertEquals(4, read.getSequence().getValue());
            assertEquals(
                    "ana.rojas@fiscalia.example", read.getAttendees().get(0).getEmail());
            assertEquals("Ana  Nena  Rojas; jefa", read.getAttendees().get(0).getCommonName());
        }
        Calendar feed =
                other(feed(event, event(new AllDay(LocalDate.parse("2026-03-28"), LocalDate.parse("2026-03-28")))));
        assertFalse(feed.validate().hasErrors(), () -> feed.validate().toString());
    }

    @Test
    void a_hash_tells_what_is_said_and_not_to_whom_or_when() {
        CalendarEvent event = event(at("2026-03-28T09:00", 1, MADRID));
        assertEquals(CalendarText.content(event), CalendarText.content(event.outside(Words.of("Reunión"))));
        CalendarEvent later = new CalendarEvent(
                event.uid(),
                9,
                CHANGED.plusSeconds(9),
                Words.of("otro"),
                event.outside(),
                event.when(),
                event.status(),
                event.series(),
                event.organiser(),
                event.categories(),
                event.path());
        assertEquals(CalendarText.content(event), CalendarText.content(later));
        assertFalse(CalendarText.content(event).equals(CalendarText.content(event.outside(Words.of("Otra")))));
    }
}
