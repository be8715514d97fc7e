package org.enlace.training.attendance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.SessionTime;
import org.enlace.training.Stamp;
import org.junit.jupiter.api.Test;

/** What an attendance comes to. */
class PresenceTest {
    private static final RecordId SESSION = new RecordId(new UUID(1, 2));
    private static final RecordId NOMINATION = new RecordId(new UUID(1, 3));
    private static final SessionTime TIME = new SessionTime(at(0), at(90), ZoneId.of("America/Bogota"));
    private static final Mark MARK = Mark.of(new Stamp(new OfficerId("anna"), at(200)), Source.NOTED);

    private static Instant at(int minute) {
        return Instant.parse("2027-03-09T14:00:00Z").plusSeconds(60L * minute);
    }

    private static Attendance unknown() {
        return Attendance.first(SESSION, NOMINATION);
    }

    private static Presence came(int from, int until) {
        return Presence.of(unknown().came(Stay.of(new Span(at(from), at(until))), MARK), TIME, Measure.USUAL);
    }

    private static String code(Runnable work) {
        return assertThrows(Refusal.class, work::run).code();
    }

    @Test
    void whoever_comes_within_the_tolerance_and_leaves_within_it_is_present() {
        assertEquals(Standing.PRESENT, came(0, 90).standing());
        assertEquals(Standing.PRESENT, came(10, 80).standing());
        assertEquals(Standing.LATE, came(11, 90).standing());
        assertEquals(Standing.LEFT_EARLY, came(-5, 79).standing());
        assertEquals(Standing.LATE_AND_LEFT_EARLY, came(30, 60).standing());
        assertEquals(Standing.ABSENT, came(90, 120).standing());
        assertEquals(Standing.ABSENT, came(-30, 0).standing());
    }

    @Test
    void a_session_counts_from_its_share_of_minutes_however_late_somebody_came() {
        assertTrue(came(45, 90).counts());
        assertFalse(came(46, 90).counts());
        assertEquals(44, came(46, 90).minutes());
        assertTrue(
                Presence.of(unknown().came(Stay.of(new Span(at(46), at(90))), MARK), TIME, new Measure(10, 10, 48, 15))
                        .counts());
    }

    @Test
    void whoever_has_not_said_when_they_left_was_there_to_the_end() {
        Presence presence = Presence.of(unknown().enter(at(5), MARK), TIME, Measure.USUAL);
        assertEquals(85, presence.minutes());
        assertEquals(Optional.empty(), presence.departure());
        assertEquals(Standing.PRESENT, presence.standing());
    }

    @Test
    void one_comes_in_goes_and_comes_in_again() {
        Attendance.Came first = unknown().enter(at(0), MARK).leave(at(20), MARK);
        Attendance.Inside again = first.enter(at(50), MARK);
        assertEquals(20 + 40, Presence.of(again, TIME, Measure.USUAL).minutes());
        assertEquals(3, again.version());
        assertEquals(
                20 + 10,
                Presence.of(again.leave(at(60), MARK), TIME, Measure.USUAL).minutes());
        assertEquals("training.inside-already", code(() -> again.enter(at(55), MARK)));
        assertEquals("training.not-inside", code(() -> first.leave(at(55), MARK)));
        assertEquals("training.noted-absent", code(() -> unknown().absent(MARK).enter(at(1), MARK)));
    }

    @Test
    void nobody_leaves_before_they_come_nor_in_another_century() {
        assertEquals("training.leaves-before", code(() -> new Span(at(10), at(9))));
        assertEquals("training.attendance-year", code(() -> new Span(Instant.MIN, at(9))));
        assertEquals("training.attendance-year", code(() -> new Span(at(0), Instant.MAX)));
        assertEquals("training.measure", code(() -> new Measure(10, 10, 0, 15)));
        assertEquals("training.measure", code(() -> new Measure(241, 10, 50, 15)));
        assertEquals("training.none", code(() -> new Stay(List.of(), 0)));
    }

    @Test
    void minutes_agree_with_a_count_minute_by_minute_whatever_the_arrivals_and_departures() {
        Random random = new Random(20270309);
        for (int round = 0; round < 5_000; round++) {
            List<Span> spans = new ArrayList<>();
            for (int i = 0, rows = 1 + random.nextInt(8); i < rows; i++) {
                int from = random.nextInt(160) - 40;
                spans.add(new Span(at(from), at(from + random.nextInt(70))));
            }
            Stay stay = new Stay(spans, 0);
            int minutes = 0;
            for (int minute = 0; minute < 90; minute++) {
                Instant then = at(minute);
                minutes += spans.stream().anyMatch(span -> !then.isBefore(span.from()) && then.isBefore(span.until()))
                        ? 1
                        : 0;
            }
            assertEquals(minutes, stay.during(TIME).toMinutes(), spans::toString);
            for (int i = 1; i < stay.spans().size(); i++) {
                assertTrue(
                        stay.spans()
                                .get(i)
                                .from()
                                .isAfter(stay.spans().get(i - 1).until()),
                        stay::toString);
            }
        }
    }

    @Test
    void what_a_list_says_somebody_was_away_is_taken_off() {
        Stay stay = new Stay(List.of(new Span(at(0), at(90))), 30);
        assertEquals(60, stay.during(TIME).toMinutes());
        assertEquals(
                0, new Stay(List.of(new Span(at(0), at(20))), 30).during(TIME).toMinutes());
    }
}
