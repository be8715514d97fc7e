package org.enlace.platform.contribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final ZoneId BOGOTA = ZoneId.of("America/Bogota");
    private static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");
    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final ZoneId APIA = ZoneId.of("Pacific/Apia");

    private static Instant at(String text) {
        return Instant.parse(text);
    }

    private static Schedule daily(String time) {
        return Schedule.daily(LocalTime.parse(time));
    }

    /** The due times after a moment. */
    private static List<Instant> following(Schedule schedule, String after, ZoneId zone, int count) {
        List<Instant> all = new ArrayList<>();
        Instant from = at(after);
        for (int i = 0; i < count; i++) {
            from = schedule.next(from, zone);
            all.add(from);
        }
        return all;
    }

    @Test
    void every_hour_is_each_full_hour_wherever_the_node_stands() {
        Schedule hourly = Schedule.every(Duration.ofHours(1));
        assertEquals(at("2026-05-01T11:00:00Z"), hourly.next(at("2026-05-01T10:17:03.5Z"), BOGOTA));
        assertEquals(at("2026-05-01T11:00:00Z"), hourly.next(at("2026-05-01T10:00:00Z"), MADRID));
        assertEquals(at("2026-05-01T10:00:00Z"), hourly.last(at("2026-05-01T10:59:59.999Z"), MADRID));
        assertEquals(at("2026-05-01T10:00:00Z"), hourly.last(at("2026-05-01T10:00:00Z"), MADRID));
    }

    @Test
    void a_day_begins_in_the_nodes_zone() {
        assertEquals(at("2026-05-02T05:05:00Z"), daily("00:05").next(at("2026-05-01T12:00:00Z"), BOGOTA));
        assertEquals(at("2026-05-01T05:05:00Z"), daily("00:05").last(at("2026-05-01T12:00:00Z"), BOGOTA));
    }

    @Test
    void a_zone_of_its_own_counts_before_the_nodes() {
        Schedule own = new Schedule.OnDays(Set.of(DayOfWeek.MONDAY), LocalTime.of(8, 0), Optional.of(MADRID));
        assertEquals(at("2026-05-04T06:00:00Z"), own.next(at("2026-05-01T12:00:00Z"), BOGOTA));
        assertEquals(own, own.in(BOGOTA));
    }

    @Test
    void weekly_is_once_a_week() {
        Schedule weekly = Schedule.weekly(DayOfWeek.FRIDAY, LocalTime.of(18, 0));
        assertEquals(
                List.of(at("2026-05-01T23:00:00Z"), at("2026-05-08T23:00:00Z"), at("2026-05-15T23:00:00Z")),
                following(weekly, "2026-05-01T12:00:00Z", BOGOTA, 3));
        assertEquals(at("2026-04-24T23:00:00Z"), weekly.last(at("2026-05-01T12:00:00Z"), BOGOTA));
    }

    @Test
    void a_time_that_does_not_exist_is_due_at_the_first_that_does() {
        // In Madrid the clocks go from 02:00 to 03:00 on 29 March 2026, at 01:00 UTC.
        assertEquals(
                List.of(at("2026-03-28T01:30:00Z"), at("2026-03-29T01:00:00Z"), at("2026-03-30T00:30:00Z")),
                following(daily("02:30"), "2026-03-27T12:00:00Z", MADRID, 3));
    }

    @Test
    void midnight_that_does_not_exist_is_one_in_the_morning() {
        // In Santiago the clocks go from 00:00 to 01:00 on 6 September 2026, at 04:00 UTC.
        assertEquals(
                List.of(at("2026-09-05T04:00:00Z"), at("2026-09-06T04:00:00Z"), at("2026-09-07T03:00:00Z")),
                following(daily("00:00"), "2026-09-04T12:00:00Z", SANTIAGO, 3));
    }

    @Test
    void a_time_that_comes_twice_is_due_once_the_first_time() {
        // In Madrid the clocks go from 03:00 back to 02:00 on 25 October 2026, at 01:00 UTC.
        assertEquals(
                List.of(at("2026-10-24T00:30:00Z"), at("2026-10-25T00:30:00Z"), at("2026-10-26T01:30:00Z")),
                following(daily("02:30"), "2026-10-23T12:00:00Z", MADRID, 3));
        assertEquals(at("2026-10-25T00:30:00Z"), daily("02:30").last(at("2026-10-25T01:45:00Z"), MADRID));
    }

    @Test
    void a_day_that_was_left_out_is_due_as_the_next_begins() {
        // Samoa had no 30 December 2011.
        assertEquals(
                List.of(at("2011-12-29T22:00:00Z"), at("2011-12-30T10:00:00Z"), at("2011-12-30T22:00:00Z")),
                following(daily("12:00"), "2011-12-29T12:00:00Z", APIA, 3));
    }

    @Test
    void the_last_due_time_is_the_one_before_the_next_whatever_the_moment() {
        Random random = new Random(20260501);
        List<Schedule> schedules = List.of(
                daily("00:00"),
                daily("02:30"),
                Schedule.weekly(DayOfWeek.SUNDAY, LocalTime.of(2, 15)),
                Schedule.every(Duration.ofMinutes(7)));
        for (int i = 0; i < 4_000; i++) {
            Instant moment = at("2020-01-01T00:00:00Z").plusSeconds(random.nextInt(300_000_000));
            Schedule schedule = schedules.get(i % schedules.size());
            ZoneId zone = List.of(BOGOTA, SANTIAGO, MADRID, APIA).get(random.nextInt(4));
            Instant last = schedule.last(moment, zone);
            Instant next = schedule.next(moment, zone);
            String where = schedule + " in " + zone + " at " + moment;
            assertFalse(last.isAfter(moment), where);
            assertTrue(next.isAfter(moment), where);
            assertEquals(next, schedule.next(last, zone), where);
            assertEquals(last, schedule.last(next.minusNanos(1), zone), where);
        }
    }

    @Test
    void what_no_clock_can_keep_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> Schedule.every(Duration.ofSeconds(59)));
        assertThrows(IllegalArgumentException.class, () -> Schedule.every(Duration.ofDays(367)));
        assertThrows(IllegalArgumentException.class, () -> Schedule.every(Duration.ofMillis(90_500)));
        assertThrows(IllegalArgumentException.class, () -> Schedule.daily(LocalTime.of(1, 2, 3, 4)));
        assertThrows(
                IllegalArgumentException.class, () -> new Schedule.OnDays(Set.of(), LocalTime.NOON, Optional.empty()));
    }

    @Test
    void it_says_itself_in_words() {
        assertEquals("every 1h", Schedule.every(Duration.ofHours(1)).toString());
        assertEquals("every 1h30m", Schedule.every(Duration.ofMinutes(90)).toString());
        assertEquals("daily 00:05 America/Bogota", daily("00:05").in(BOGOTA).toString());
        assertEquals(
                "Monday, Friday 08:00",
                new Schedule.OnDays(Set.of(DayOfWeek.FRIDAY, DayOfWeek.MONDAY), LocalTime.of(8, 0), Optional.empty())
                        .toString());
    }
}
