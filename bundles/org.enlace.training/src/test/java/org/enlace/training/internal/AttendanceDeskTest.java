package org.enlace.training.internal;

import static org.enlace.training.internal.School.ANNA;
import static org.enlace.training.internal.School.CO;
import static org.enlace.training.internal.School.PE;
import static org.enlace.training.internal.School.READER;
import static org.enlace.training.internal.School.UNIT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Act;
import org.enlace.platform.Forbidden;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.training.Nomination;
import org.enlace.training.Quota;
import org.enlace.training.Session;
import org.enlace.training.attendance.Attendance;
import org.enlace.training.attendance.Attendances;
import org.enlace.training.attendance.Attendances.Step;
import org.enlace.training.attendance.Fulfilment;
import org.enlace.training.attendance.Mark;
import org.enlace.training.attendance.Measure;
import org.enlace.training.attendance.Source;
import org.enlace.training.attendance.Span;
import org.enlace.training.attendance.Standing;
import org.enlace.training.attendance.Stay;

/** Who attended, as those who organise write it down and correct it. */
class AttendanceDeskTest {
    private static final Instant START = Instant.parse("2027-03-09T14:00:00Z");

    private static String code(Runnable work) {
        return assertThrows(Refusal.class, work::run).code();
    }

    private static Optional<Stay> there(int from, int until) {
        return Optional.of(Stay.of(new Span(START.plusSeconds(60L * from), START.plusSeconds(60L * until))));
    }

    @OnEveryDatabase
    void what_was_said_before_a_correction_is_kept_with_who_said_it_and_why(TestDatabase database) {
        try (School school = new School(database)) {
            Attendances desk = school.desks.attendances();
            RecordId series = school.series(new Quota(CO, 2)).id();
            Session session = school.planned(series, "2027-03-09T09:00");
            Nomination ana = school.confirmed(series, "Ana Rojas", CO);
            assertEquals("training.not-open", code(() -> desk.note(session.id(), ana.id(), 0, there(0, 60), "", ANNA)));
            school.now = START;
            Attendance late = desk.note(session.id(), ana.id(), 0, there(20, 60), "", ANNA);
            assertEquals(1, late.version());
            assertEquals(
                    Standing.LATE,
                    desk.line(session.id(), ana.id(), ANNA).presence().standing());
            assertThrows(Stale.class, () -> desk.note(session.id(), ana.id(), 0, there(0, 60), "x", ANNA));
            assertEquals(
                    "training.reason-needed",
                    code(() -> desk.note(session.id(), ana.id(), 1, there(0, 60), " ", ANNA)));
            desk.note(session.id(), ana.id(), 1, there(0, 60), "Estaba en otra sala", ANNA);
            desk.note(session.id(), ana.id(), 2, Optional.empty(), "Era otra persona", ANNA);
            desk.forget(session.id(), ana.id(), 3, "Por comprobar", ANNA);
            List<Attendance> history = desk.history(session.id(), ana.id(), ANNA);
            assertEquals(
                    List.of(4, 3, 2, 1),
                    history.stream().map(Attendance::version).toList());
            assertEquals(there(20, 60).get(), ((Attendance.Came) history.get(3)).stay());
            assertEquals(
                    List.of("Por comprobar", "Era otra persona", "Estaba en otra sala", ""),
                    history.stream()
                            .map(one -> one.mark().orElseThrow().reason())
                            .toList());
            assertEquals(
                    Standing.UNKNOWN,
                    desk.line(session.id(), ana.id(), ANNA).presence().standing());
            assertEquals(
                    "training.nothing-noted", code(() -> desk.forget(session.id(), ana.id(), 4, "Otra vez", ANNA)));
            assertTrue(school.codes()
                    .containsAll(List.of(
                            "training.note-attendance", "training.correct-attendance", "training.forget-attendance")));
            assertTrue(school.acts.stream().map(Act::reason).anyMatch(Optional.of("Estaba en otra sala")::equals));
        }
    }

    @OnEveryDatabase
    void what_cannot_be_noted_is_refused(TestDatabase database) {
        try (School school = new School(database)) {
            Attendances desk = school.desks.attendances();
            RecordId series = school.series(new Quota(CO, 1)).id();
            Session session = school.planned(series, "2027-03-09T09:00");
            Session off = school.planned(series, "2027-03-10T09:00");
            Nomination ana = school.confirmed(series, "Ana Rojas", CO);
            Nomination beto = school.confirmed(series, "Beto Mora", CO);
            Nomination elsewhere =
                    school.nominated(school.series(new Quota(CO, 1)).id(), "Carla Paz", CO);
            school.desks.sessions().cancel(off.id(), 1, "Sin sala", ANNA);
            school.now = START;
            assertEquals("training.no-seat", code(() -> desk.note(session.id(), beto.id(), 0, there(0, 60), "", ANNA)));
            assertEquals("training.session-off", code(() -> desk.note(off.id(), ana.id(), 0, there(0, 60), "", ANNA)));
            assertEquals(
                    "training.attendance-far",
                    code(() -> desk.note(session.id(), ana.id(), 0, there(0, 60 * 26), "", ANNA)));
            assertThrows(NotFound.class, () -> desk.note(session.id(), elsewhere.id(), 0, there(0, 60), "", ANNA));
            assertThrows(Forbidden.class, () -> desk.note(session.id(), ana.id(), 0, there(0, 60), "", UNIT));
            assertThrows(Forbidden.class, () -> desk.sheet(session.id(), READER));
            assertEquals("training.step-over", code(() -> {
                Step step = desk.allPresent(session.id(), ANNA);
                school.now = school.now.plus(Duration.ofHours(25));
                desk.undo(step.id(), ANNA);
            }));
        }
    }

    @OnEveryDatabase
    void all_of_whom_nothing_is_known_are_noted_at_once_and_that_is_taken_back(TestDatabase database) {
        try (School school = new School(database)) {
            Attendances desk = school.desks.attendances();
            RecordId series = school.series(new Quota(CO, 5)).id();
            Session session = school.planned(series, "2027-03-09T09:00");
            Nomination ana = school.confirmed(series, "Ana Rojas", CO);
            Nomination beto = school.confirmed(series, "Beto Mora", CO);
            Nomination carla = school.confirmed(series, "Carla Díaz", CO);
            school.now = START.minusSeconds(300);
            assertEquals("training.not-begun", code(() -> desk.allPresent(session.id(), ANNA)));
            desk.note(session.id(), ana.id(), 0, Optional.empty(), "", ANNA);
            school.now = START;
            Step step = desk.allPresent(session.id(), ANNA);
            assertEquals(2, step.done());
            assertEquals("training.nobody-left", code(() -> desk.allPresent(session.id(), ANNA)));
            assertEquals(
                    List.of(Standing.ABSENT, Standing.PRESENT, Standing.PRESENT),
                    desk.sheet(session.id(), ANNA).stream()
                            .map(line -> line.presence().standing())
                            .toList());
            desk.undo(step.id(), ANNA);
            assertEquals(
                    List.of(Standing.ABSENT, Standing.UNKNOWN, Standing.UNKNOWN),
                    desk.sheet(session.id(), ANNA).stream()
                            .map(line -> line.presence().standing())
                            .toList());
            Step again = desk.allPresent(session.id(), ANNA);
            desk.note(session.id(), beto.id(), 3, there(0, 5), "Solo al inicio", ANNA);
            assertEquals("training.step-over", code(() -> desk.undo(again.id(), ANNA)));
            assertEquals(
                    Standing.PRESENT,
                    desk.line(session.id(), carla.id(), ANNA).presence().standing(),
                    "all or none");
            assertThrows(NotFound.class, () -> desk.undo(series, ANNA));
        }
    }

    @OnEveryDatabase
    void a_unit_sees_its_own_country_and_whoever_came_and_withdrew_stays_on_the_sheet(TestDatabase database) {
        try (School school = new School(database)) {
            Attendances desk = school.desks.attendances();
            RecordId series = school.series(new Quota(CO, 2), new Quota(PE, 2)).id();
            Session session = school.planned(series, "2027-03-09T09:00");
            Nomination ana = school.confirmed(series, "Ana Rojas", CO);
            Nomination luz = school.confirmed(series, "Luz Quispe", PE);
            school.now = START;
            desk.allPresent(session.id(), ANNA);
            assertEquals(
                    List.of(ana.id()),
                    desk.sheet(session.id(), UNIT).stream()
                            .map(line -> line.nomination().id())
                            .toList());
            assertThrows(NotFound.class, () -> desk.line(session.id(), luz.id(), UNIT));
            school.desks.nominations().withdraw(luz.id(), luz.version(), "", ANNA);
            assertEquals(2, desk.sheet(session.id(), ANNA).size());
            assertEquals(1, desk.fulfilment(series, ANNA).size(), "no seat, no sum");
        }
    }

    @OnEveryDatabase
    void a_series_comes_to_the_sessions_held_and_their_minutes(TestDatabase database) {
        try (School school = new School(database)) {
            Attendances desk = school.desks.attendances();
            RecordId series = school.series(new Quota(CO, 3)).id();
            Session first = school.planned(series, "2027-03-09T09:00");
            Session second = school.planned(series, "2027-03-10T09:00");
            school.planned(series, "2027-03-11T09:00");
            Nomination ana = school.confirmed(series, "Ana Rojas", CO);
            Nomination beto = school.confirmed(series, "Beto Mora", CO);
            assertEquals(0, desk.fulfilment(series, ANNA).get(0).percentOfSessions());
            school.now = START.plus(Duration.ofDays(1));
            desk.note(first.id(), ana.id(), 0, there(0, 60), "", ANNA);
            desk.note(second.id(), ana.id(), 0, there(24 * 60 + 40, 24 * 60 + 60), "", ANNA);
            desk.note(first.id(), beto.id(), 0, Optional.empty(), "", ANNA);
            school.desks.sessions().hold(first.id(), 1, ANNA);
            school.desks.sessions().hold(second.id(), 1, ANNA);
            List<Fulfilment> sums = desk.fulfilment(series, ANNA);
            assertEquals(List.of(1, 0), sums.stream().map(Fulfilment::attended).toList());
            Fulfilment anas = sums.get(0);
            assertEquals(2, anas.held());
            assertEquals(120, anas.minutesHeld());
            assertEquals(80, anas.minutes());
            assertEquals(50, anas.percentOfSessions());
            assertEquals(66, anas.percentOfMinutes());
            assertEquals(Optional.of(anas), desk.fulfilmentOf(ana.id(), ANNA));
            assertEquals(new Attendances.Measured(Measure.USUAL, 0), desk.measure(series, READER));
            desk.setMeasure(series, 0, new Measure(10, 10, 30, 15), ANNA);
            assertEquals(2, desk.fulfilmentOf(ana.id(), ANNA).orElseThrow().attended());
            assertThrows(Stale.class, () -> desk.setMeasure(series, 0, Measure.USUAL, ANNA));
            assertEquals(2, desk.setMeasure(series, 1, Measure.USUAL, ANNA).version());
        }
    }

    @OnEveryDatabase
    void more_than_a_hundred_stays_are_no_stay_and_a_hundred_come_back_as_they_were(TestDatabase database) {
        try (School school = new School(database)) {
            Attendances desk = school.desks.attendances();
            RecordId series = school.series(new Quota(CO, 1)).id();
            Session session = school.planned(series, "2027-03-09T09:00");
            Nomination ana = school.confirmed(series, "Ana Rojas", CO);
            school.now = START;
            List<Span> spans = java.util.stream.IntStream.range(0, Stay.MOST)
                    .mapToObj(i -> new Span(START.plusSeconds(30L * i), START.plusSeconds(30L * i + 10)))
                    .toList();
            Stay stay = new Stay(spans, 3);
            desk.note(session.id(), ana.id(), 0, Optional.of(stay), "", ANNA);
            Attendance kept = desk.line(session.id(), ana.id(), ANNA).attendance();
            assertEquals(stay, ((Attendance.Came) kept).stay());
            assertEquals(Source.NOTED, kept.mark().map(Mark::source).orElseThrow());
            assertFalse(kept.mark().orElseThrow().step().isPresent());
            List<Span> more = new java.util.ArrayList<>(spans);
            more.add(new Span(START.plusSeconds(7_000), START.plusSeconds(7_001)));
            assertEquals("training.too-many", code(() -> new Stay(more, 0)));
        }
    }
}
