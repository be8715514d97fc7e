package org.enlace.training.internal;

import static org.enlace.training.internal.School.ANNA;
import static org.enlace.training.internal.School.BOGOTA;
import static org.enlace.training.internal.School.CO;
import static org.enlace.training.internal.School.READER;
import static org.enlace.training.internal.School.UNIT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.Forbidden;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Origin;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Nomination;
import org.enlace.training.Quota;
import org.enlace.training.Session;
import org.enlace.training.Trainings;
import org.enlace.training.attendance.Attendance;
import org.enlace.training.attendance.CheckIns;
import org.enlace.training.attendance.Mark;
import org.enlace.training.attendance.Measure;
import org.enlace.training.attendance.Source;
import org.enlace.training.attendance.Standing;

/** Coming in and going, signed in or by the code of the room. */
class CheckInDeskTest {
    private static final Instant START = Instant.parse("2027-03-09T14:00:00Z");
    private static final Caller BETO = School.officer("beto", Trainings.READ);

    private static String code(Runnable work) {
        return assertThrows(Refusal.class, work::run).code();
    }

    /** Not the one that is shown. */
    private static String other(String code) {
        return String.format("%06d", (Integer.parseInt(code) + 500_000) % 1_000_000);
    }

    @OnEveryDatabase
    void whose_account_has_the_nominations_address_checks_in_and_out(TestDatabase database) {
        try (School school = new School(database)) {
            CheckIns door = school.desks.checkIns();
            RecordId series = school.series(new Quota(CO, 2)).id();
            Session session = school.planned(series, "2027-03-09T09:00");
            Nomination ana = school.confirmed(series, "Ana Rojas", CO);
            school.addresses.put("reader", "Ana.Rojas@policia.example");
            school.now = START.minusSeconds(16 * 60);
            assertFalse(door.door(session.id(), READER).open());
            assertEquals("training.not-open", code(() -> door.enter(session.id(), READER)));
            school.now = START.minusSeconds(15 * 60);
            CheckIns.Door open = door.door(session.id(), READER);
            assertTrue(open.open());
            assertEquals(Optional.of(ana.id()), open.mine().map(Nomination::id));
            assertEquals("training.not-inside", code(() -> door.leave(session.id(), READER)));
            Attendance inside = door.enter(session.id(), READER);
            assertEquals(Source.SIGN_IN, inside.mark().map(Mark::source).orElseThrow());
            assertEquals("training.inside-already", code(() -> door.enter(session.id(), READER)));
            school.now = START.plusSeconds(30 * 60);
            door.leave(session.id(), READER);
            assertEquals(
                    Standing.LEFT_EARLY,
                    school.desks
                            .attendances()
                            .line(session.id(), ana.id(), ANNA)
                            .presence()
                            .standing());
            school.now = START.plusSeconds(40 * 60);
            door.enter(session.id(), READER);
            school.now = START.plusSeconds(60 * 60);
            assertEquals("training.session-ended", code(() -> door.leave(session.id(), READER)));
            assertEquals(
                    50,
                    school.desks
                            .attendances()
                            .line(session.id(), ana.id(), ANNA)
                            .presence()
                            .minutes(),
                    "half an hour and the last third, up to a few seconds");
            assertTrue(school.codes().containsAll(List.of("training.check-in", "training.check-out")));
        }
    }

    @OnEveryDatabase
    void who_is_not_nominated_or_stands_for_somebody_does_not_check_in(TestDatabase database) {
        try (School school = new School(database)) {
            CheckIns door = school.desks.checkIns();
            RecordId series = school.series(new Quota(CO, 1)).id();
            Session session = school.planned(series, "2027-03-09T09:00");
            school.confirmed(series, "Ana Rojas", CO);
            school.confirmed(series, "Beto Mora", CO);
            school.now = START;
            assertEquals("training.no-address", code(() -> door.enter(session.id(), READER)));
            school.addresses.put("reader", "otra@policia.example");
            assertEquals("training.not-yours", code(() -> door.enter(session.id(), READER)));
            school.addresses.put("reader", "beto.mora@policia.example");
            assertEquals("training.not-yours", code(() -> door.enter(session.id(), READER)), "waiting, without a seat");
            school.addresses.put("reader", "ana.rojas@policia.example");
            school.unvouched.add("reader");
            assertEquals("training.address-given", code(() -> door.enter(session.id(), READER)));
            assertEquals(Optional.empty(), door.door(session.id(), READER).mine());
            school.unvouched.clear();
            school.addresses.put("other", "ANA.ROJAS@policia.example");
            assertEquals("training.address-shared", code(() -> door.enter(session.id(), READER)));
            school.addresses.remove("other");
            Caller deputy = new Caller(
                    READER.officer(),
                    Optional.of(new OfficerId("boss")),
                    Optional.empty(),
                    Language.ES,
                    BOGOTA,
                    READER.grants(),
                    Origin.of(Origin.Door.PAGE));
            assertEquals("training.deputy-attends", code(() -> door.enter(session.id(), deputy)));
            assertThrows(Forbidden.class, () -> door.enter(session.id(), School.officer("stranger")));
            school.desks.sessions().cancel(session.id(), 1, "Sin sala", ANNA);
            assertEquals("training.session-off", code(() -> door.enter(session.id(), READER)));
            assertFalse(door.door(session.id(), READER).open());
        }
    }

    @OnEveryDatabase
    void the_code_of_the_room_lets_in_whoever_is_there_and_each_account_one(TestDatabase database) {
        try (School school = new School(database)) {
            CheckIns door = school.desks.checkIns();
            RecordId series = school.series(new Quota(CO, 2)).id();
            Session session = school.planned(series, "2027-03-09T09:00");
            Nomination ana = school.confirmed(series, "Ana Rojas", CO);
            school.confirmed(series, "Beto Mora", CO);
            school.now = START;
            assertThrows(Forbidden.class, () -> door.code(session.id(), READER));
            assertTrue(door.shows(session, ANNA));
            assertFalse(door.shows(session, UNIT));
            String shown = door.code(session.id(), ANNA).code();
            String mail = " Ana.Rojas@policia.example ";
            assertEquals("training.code-wrong", code(() -> door.enterByCode(session.id(), other(shown), mail, READER)));
            assertEquals(
                    "training.code-mail",
                    code(() -> door.enterByCode(session.id(), shown, "nadie@policia.example", READER)));
            assertEquals(
                    Source.CODE,
                    door.enterByCode(session.id(), shown, mail, READER)
                            .mark()
                            .map(Mark::source)
                            .orElseThrow());
            assertEquals(
                    Optional.of(ana.id()),
                    door.door(session.id(), READER).mine().map(Nomination::id));
            assertEquals("training.code-used", code(() -> door.enterByCode(session.id(), shown, mail, BETO)));
            assertEquals(
                    "training.code-other",
                    code(() -> door.enterByCode(session.id(), shown, "beto.mora@policia.example", READER)));
            school.now = school.now.plusSeconds(70);
            assertEquals(
                    "training.code-old",
                    code(() -> door.enterByCode(session.id(), shown, "beto.mora@policia.example", BETO)));
            door.leave(session.id(), READER);
            String now = door.code(session.id(), ANNA).code();
            assertEquals(
                    "training.code-used",
                    code(() -> door.enterByCode(session.id(), now, mail, BETO)),
                    "after it left too");
        }
    }

    @OnEveryDatabase
    void who_guesses_codes_has_to_wait_and_nobody_else_has_to(TestDatabase database) {
        try (School school = new School(database)) {
            CheckIns door = school.desks.checkIns();
            RecordId series = school.series(new Quota(CO, 2)).id();
            Session session = school.planned(series, "2027-03-09T09:00");
            school.confirmed(series, "Ana Rojas", CO);
            school.now = START;
            String shown = door.code(session.id(), ANNA).code();
            String mail = "ana.rojas@policia.example";
            for (int i = 0; i < 5; i++) {
                assertEquals(
                        "training.code-wrong", code(() -> door.enterByCode(session.id(), other(shown), mail, READER)));
            }
            assertEquals("training.code-wait", code(() -> door.enterByCode(session.id(), shown, mail, READER)));
            Attendance inside =
                    door.enterByCode(session.id(), door.code(session.id(), ANNA).code(), mail, BETO);
            assertEquals(1, inside.version());
            school.now = school.now.plusSeconds(20);
            assertEquals(
                    "training.code-used",
                    code(() -> door.enterByCode(
                            session.id(), door.code(session.id(), ANNA).code(), mail, READER)),
                    "the wait is over");
        }
    }

    @OnEveryDatabase
    void doors_open_when_the_series_says(TestDatabase database) {
        try (School school = new School(database)) {
            RecordId series = school.series(new Quota(CO, 1)).id();
            Session session = school.planned(series, "2027-03-09T09:00");
            school.desks.attendances().setMeasure(series, 0, new Measure(10, 10, 50, 0), ANNA);
            school.now = START.minusSeconds(60);
            assertFalse(school.desks.checkIns().door(session.id(), READER).open());
            assertEquals("training.not-open", code(() -> school.desks.checkIns().code(session.id(), ANNA)));
            school.now = START;
            assertTrue(school.desks.checkIns().door(session.id(), READER).open());
        }
    }
}
