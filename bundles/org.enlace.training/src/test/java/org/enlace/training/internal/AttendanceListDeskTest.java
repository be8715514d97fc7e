package org.enlace.training.internal;

import static org.enlace.training.internal.School.ANNA;
import static org.enlace.training.internal.School.BOGOTA;
import static org.enlace.training.internal.School.CO;
import static org.enlace.training.internal.School.UNIT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Forbidden;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Nomination;
import org.enlace.training.Quota;
import org.enlace.training.Session;
import org.enlace.training.attendance.AttendanceLists;
import org.enlace.training.attendance.AttendanceLists.Found;
import org.enlace.training.attendance.AttendanceLists.Listed;
import org.enlace.training.attendance.AttendanceLists.Match;
import org.enlace.training.attendance.Attendances.Line;
import org.enlace.training.attendance.Attendances.Step;
import org.enlace.training.attendance.Mark;
import org.enlace.training.attendance.Standing;

/** The list of a videoconference service: looked at, then taken. */
class AttendanceListDeskTest {
    private static final String LIST = String.join(
            "\n",
            "Name,Email,Join time,Leave time",
            "Rojas Ana (Policía),ANA.ROJAS@policia.example,2027-03-09 09:00,2027-03-09 09:20",
            "Rojas Ana (Policía),ana.rojas@policia.example,2027-03-09 09:30,2027-03-09 10:00",
            "beto mora,,2027-03-09 09:00,2027-03-09 10:00",
            "iPad de Carla,,2027-03-09 09:00,2027-03-09 10:00",
            "Desconocida,x@otra.example,2027-03-09 09:00,2027-03-09 10:00",
            "Mal,mal@policia.example,ayer,2027-03-09 10:00");

    private static Listed read(School school, RecordId session) {
        return school.desks
                .attendanceLists()
                .read(session, new ByteArrayInputStream(LIST.getBytes(StandardCharsets.UTF_8)), BOGOTA, ANNA);
    }

    private static List<Standing> standings(School school, RecordId session) {
        return school.desks.attendances().sheet(session, ANNA).stream()
                .map(line -> line.presence().standing())
                .toList();
    }

    @OnEveryDatabase
    void people_are_known_by_address_by_name_or_by_whoever_says_so_and_all_is_taken_back(TestDatabase database) {
        try (School school = new School(database)) {
            AttendanceLists lists = school.desks.attendanceLists();
            RecordId series = school.series(new Quota(CO, 5)).id();
            RecordId session = school.planned(series, "2027-03-09T09:00").id();
            school.confirmed(series, "Ana Rojas", CO);
            school.confirmed(series, "Beto Mora", CO);
            Nomination carla = school.confirmed(series, "Carla Díaz", CO);
            school.confirmed(series, "Dora Paz", CO);
            school.now = Instant.parse("2027-03-09T15:10:00Z");
            Listed listed = read(school, session);
            assertEquals(1, listed.refused().size());
            List<Match> matches = lists.match(session, listed.rows(), Map.of(), ANNA);
            assertEquals(
                    List.of(Found.MAIL, Found.NAME, Found.NOBODY, Found.NOBODY),
                    matches.stream().map(Match::found).toList());
            Map<Long, Optional<RecordId>> said = Map.of(5L, Optional.of(carla.id()), 6L, Optional.empty());
            assertEquals(
                    List.of(Found.MAIL, Found.NAME, Found.SAID, Found.LEFT_OUT),
                    lists.match(session, listed.rows(), said, ANNA).stream()
                            .map(Match::found)
                            .toList());
            Step step = lists.take(session, "asistentes.csv", listed.rows(), said, false, true, ANNA);
            assertEquals(4, step.done());
            List<Line> sheet = school.desks.attendances().sheet(session, ANNA);
            assertEquals(50, sheet.get(0).presence().minutes());
            assertEquals(Standing.ABSENT, sheet.get(3).presence().standing());
            assertEquals(
                    "asistentes.csv",
                    sheet.get(0).attendance().mark().map(Mark::reason).orElseThrow());
            school.desks.attendances().undo(step.id(), ANNA);
            assertTrue(standings(school, session).stream().allMatch(Standing.UNKNOWN::equals));
            assertTrue(school.codes().containsAll(List.of("training.import-attendance", "training.undo-attendance")));
        }
    }

    @OnEveryDatabase
    void what_is_noted_already_stays_unless_it_is_to_be_replaced_and_comes_back_by_undo(TestDatabase database) {
        try (School school = new School(database)) {
            AttendanceLists lists = school.desks.attendanceLists();
            RecordId series = school.series(new Quota(CO, 5)).id();
            Session session = school.planned(series, "2027-03-09T09:00");
            Nomination ana = school.confirmed(series, "Ana Rojas", CO);
            school.now = Instant.parse("2027-03-09T15:10:00Z");
            school.desks.attendances().note(session.id(), ana.id(), 0, Optional.empty(), "", ANNA);
            Listed listed = read(school, session.id());
            Refusal none = assertThrows(
                    Refusal.class, () -> lists.take(session.id(), "a.csv", listed.rows(), Map.of(), false, true, ANNA));
            assertEquals("training.list-none", none.code());
            Step step = lists.take(session.id(), "a.csv", listed.rows(), Map.of(), true, false, ANNA);
            assertEquals(1, step.done());
            assertEquals(List.of(Standing.PRESENT), standings(school, session.id()));
            school.desks.attendances().undo(step.id(), ANNA);
            assertEquals(List.of(Standing.ABSENT), standings(school, session.id()));
            assertThrows(
                    Forbidden.class,
                    () -> lists.take(session.id(), "a.csv", listed.rows(), Map.of(), true, false, UNIT));
        }
    }

    @OnEveryDatabase
    void two_with_a_name_like_it_are_nobody_until_somebody_says(TestDatabase database) {
        try (School school = new School(database)) {
            RecordId series = school.series(new Quota(CO, 5)).id();
            RecordId session = school.planned(series, "2027-03-09T09:00").id();
            school.confirmed(series, "Beto Mora", CO);
            school.desks
                    .nominations()
                    .confirm(
                            school.desks
                                    .nominations()
                                    .nominate(
                                            series,
                                            new org.enlace.training.Person(
                                                    "Mora, Beto",
                                                    "",
                                                    CO,
                                                    new org.enlace.mail.MailAddress("otro@policia.example"),
                                                    org.enlace.platform.Language.ES),
                                            true,
                                            ANNA)
                                    .id(),
                            1,
                            ANNA);
            school.now = Instant.parse("2027-03-09T15:10:00Z");
            List<Match> matches = school.desks
                    .attendanceLists()
                    .match(session, read(school, session).rows(), Map.of(), ANNA);
            assertEquals(Found.NOBODY, matches.get(1).found());
        }
    }
}
