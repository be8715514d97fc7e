package org.enlace.inbox.internal;

import static org.enlace.inbox.internal.Office.ANNA;
import static org.enlace.inbox.internal.Office.BRUNO;
import static org.enlace.inbox.internal.Office.NOON;
import static org.enlace.inbox.internal.Office.item;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.enlace.inbox.ItemKind;
import org.enlace.inbox.Recipient;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.contribution.CalendarEvent;
import org.enlace.platform.contribution.CalendarSource;
import org.enlace.platform.contribution.CalendarTime.AllDay;
import org.enlace.platform.contribution.CalendarTime.Timed;

class DueDatesTest {
    private static final ZoneId BOGOTA = ZoneId.of("America/Bogota");

    private static List<CalendarEvent> events(Office office, Caller caller) {
        return new DueDates(office.tray).events(NOON, NOON.plus(Duration.ofDays(30)), caller);
    }

    private static List<String> titles(Office office, Caller caller) {
        return events(office, caller).stream()
                .map(event -> event.inside().summary())
                .toList();
    }

    @OnEveryDatabase
    void what_waits_for_an_officer_and_is_due_in_the_span_is_in_the_calendar_put_off_or_not(TestDatabase database) {
        try (Office office = new Office(database)) {
            office.tray.put(item("mine", ItemKind.ANSWER, ANNA).due(NOON.plus(Duration.ofDays(3)), BOGOTA));
            office.tray.put(
                    item("sign", ItemKind.SIGN, new Recipient.Holders(Office.CASES_SIGN, Set.of(BRUNO.officer())))
                            .due(NOON.plus(Duration.ofDays(2)), BOGOTA));
            office.tray.put(item("his", ItemKind.ANSWER, BRUNO).due(NOON.plus(Duration.ofDays(3)), BOGOTA));
            office.tray.put(item("undue", ItemKind.ANSWER, ANNA));
            office.tray.put(item("later", ItemKind.DUE, ANNA).due(NOON.plus(Duration.ofDays(60)), BOGOTA));
            office.tray.put(item("far", ItemKind.DUE, ANNA).due(Instant.parse("9999-12-31T00:00:00Z"), BOGOTA));
            assertEquals(
                    2, events(office, ANNA).size(), () -> titles(office, ANNA).toString());
            assertTrue(titles(office, ANNA).get(0).contains("sign")
                    && titles(office, ANNA).get(1).contains("mine"));
            assertEquals(1, events(office, BRUNO).size());
            office.deputies.put(BRUNO.officer(), List.of(ANNA.officer()));
            assertEquals(1, events(office, BRUNO).size(), "a deputy keeps their own calendar");
            office.tray.snooze(
                    office.tray
                            .due(NOON, NOON.plus(Duration.ofDays(9)), 9, ANNA)
                            .get(0)
                            .id(),
                    NOON.plus(Duration.ofDays(1)),
                    ANNA);
            assertEquals(2, events(office, ANNA).size());
            office.secret.add(Office.id(0xca5e00));
            assertEquals(List.of(), events(office, BRUNO), "of what may no longer be known nothing is told");
        }
    }

    @OnEveryDatabase
    void outside_only_what_is_wanted_is_said(TestDatabase database) {
        try (Office office = new Office(database)) {
            office.tray.put(item("Operation-Condor", ItemKind.ANSWER, ANNA).due(NOON.plus(Duration.ofDays(3)), BOGOTA));
            CalendarEvent event = events(office, ANNA).get(0);
            assertTrue(event.inside().summary().contains("Operation-Condor"));
            assertEquals("Due: answer", event.outside().summary());
            assertEquals("", event.outside().description() + event.outside().location());
            assertFalse(event.uid().contains("Condor"));
        }
    }

    @OnEveryDatabase
    void a_date_is_that_day_and_a_moment_a_time_also_at_midnight(TestDatabase database) {
        try (Office office = new Office(database)) {
            Instant midnight =
                    LocalDate.parse("2026-03-10").atStartOfDay(BOGOTA).toInstant();
            office.tray.put(item("day", ItemKind.DUE, ANNA).due(LocalDate.parse("2026-03-08"), BOGOTA));
            office.tray.put(item("time", ItemKind.DUE, ANNA).due(midnight, BOGOTA));
            List<CalendarEvent> events = events(office, ANNA);
            assertEquals(
                    new AllDay(LocalDate.parse("2026-03-08"), LocalDate.parse("2026-03-08")),
                    events.get(0).when());
            assertEquals(Timed.of(midnight, midnight, BOGOTA), events.get(1).when());
        }
    }

    @OnEveryDatabase
    void an_item_that_is_put_anew_keeps_its_name_and_its_sequence_grows(TestDatabase database) {
        try (Office office = new Office(database)) {
            office.tray.put(item("a", ItemKind.DUE, ANNA).due(NOON.plus(Duration.ofDays(3)), BOGOTA));
            office.tray.put(item("b", ItemKind.DUE, ANNA).due(NOON.plus(Duration.ofDays(4)), BOGOTA));
            CalendarEvent first = events(office, ANNA).get(0);
            assertNotEquals(first.uid(), events(office, ANNA).get(1).uid());
            office.clock.advance(Duration.ofMinutes(1));
            office.tray.put(item("a", ItemKind.DUE, ANNA).due(NOON.plus(Duration.ofDays(2)), BOGOTA));
            CalendarEvent again = events(office, ANNA).get(0);
            assertEquals(first.uid(), again.uid());
            assertTrue(again.sequence() > first.sequence());
        }
    }

    @OnEveryDatabase
    void a_span_at_the_end_of_all_calendars_is_asked_for_in_vain(TestDatabase database) {
        try (Office office = new Office(database)) {
            CalendarSource dates = new DueDates(office.tray);
            assertEquals(
                    List.of(),
                    dates.events(Instant.parse("2199-12-31T00:00:00Z"), Instant.parse("2200-01-01T00:00:00Z"), ANNA));
            assertEquals(List.of(), dates.events(Instant.EPOCH, Instant.parse("1970-01-02T00:00:00Z"), ANNA));
        }
    }
}
