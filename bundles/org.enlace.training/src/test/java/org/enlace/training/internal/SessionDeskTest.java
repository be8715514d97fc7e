package org.enlace.training.internal;

import static org.enlace.training.internal.School.ANNA;
import static org.enlace.training.internal.School.CO;
import static org.enlace.training.internal.School.PE;
import static org.enlace.training.internal.School.READER;
import static org.enlace.training.internal.School.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.enlace.calendar.Invitation;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.Forbidden;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.platform.contribution.CalendarEvent;
import org.enlace.training.CapitalTime;
import org.enlace.training.Part;
import org.enlace.training.Place;
import org.enlace.training.Programme;
import org.enlace.training.Quota;
import org.enlace.training.Series;
import org.enlace.training.Session;
import org.enlace.training.Sessions;
import org.enlace.training.Trainings;

/** Programmes, series and sessions, as they are kept and told. */
class SessionDeskTest {
    private static final RecordId NOBODY = new RecordId(UUID.fromString("01900000-0000-7000-8000-00000000ffff"));

    private static String code(Runnable work) {
        return assertThrows(Refusal.class, work::run).code();
    }

    @OnEveryDatabase
    void what_is_written_is_read_as_it_was_and_every_change_is_in_the_audit(TestDatabase database) {
        try (School school = new School(database)) {
            Trainings trainings = school.desks.trainings();
            Programme programme = trainings.createProgramme(new Programme.Content("Plan 2027", "Dos\nlíneas"), ANNA);
            assertEquals(programme, trainings.programme(programme.id(), READER));
            Series.Open series = school.series(new Quota(CO, 2), new Quota(PE, 0));
            assertEquals(series, trainings.series(series.id(), READER));
            Session.Planned session =
                    school.desks.sessions().plan(series.id(), at("2027-03-09T09:00", 60, "Cabina 1", "Cabina 2"), ANNA);
            assertEquals(session, school.desks.sessions().find(session.id(), READER));
            Series closedEarly = series;
            assertEquals("training.sessions-planned", code(() -> trainings.closeSeries(closedEarly.id(), 1, "", ANNA)));
            Session.Cancelled off = school.desks.sessions().cancel(session.id(), 1, "Huelga de transporte", ANNA);
            assertEquals(off, school.desks.sessions().find(session.id(), READER));
            Series.Closed closed = trainings.closeSeries(series.id(), 1, "Sin sesiones", ANNA);
            assertEquals(closed, trainings.series(series.id(), READER));
            assertEquals("training.series-closed", code(() -> school.planned(series.id(), "2027-03-10T09:00")));
            assertEquals(
                    List.of(
                            "training.create-programme",
                            "training.create-series",
                            "training.plan-session",
                            "training.cancel-session",
                            "training.close-series"),
                    school.codes());
        }
    }

    @OnEveryDatabase
    void a_change_names_the_version_it_was_made_on_and_needs_the_permission(TestDatabase database) {
        try (School school = new School(database)) {
            Series.Open series = school.series(new Quota(CO, 2));
            Trainings trainings = school.desks.trainings();
            trainings.reviseSeries(series.id(), 1, School.content("Otro título", new Quota(CO, 2)), ANNA);
            assertThrows(Stale.class, () -> trainings.reviseSeries(series.id(), 1, series.content(), ANNA));
            assertThrows(Forbidden.class, () -> trainings.createSeries(series.content(), READER));
            assertThrows(NotFound.class, () -> trainings.series(NOBODY, READER));
            assertThrows(NotFound.class, () -> school.desks.sessions().find(NOBODY, READER));
            Caller stranger = School.officer("stranger");
            assertThrows(Forbidden.class, () -> trainings.series(series.id(), stranger));
            school.audited = act -> {
                throw new IllegalStateException("The log is full");
            };
            assertThrows(IllegalStateException.class, () -> school.planned(series.id(), "2027-03-09T09:00"));
            assertEquals(List.of(), school.desks.sessions().of(series.id(), READER));
        }
    }

    @OnEveryDatabase
    void a_booth_is_in_one_session_at_a_time(TestDatabase database) {
        try (School school = new School(database)) {
            Sessions sessions = school.desks.sessions();
            RecordId series = school.series(new Quota(CO, 2)).id();
            String booth = "Cabina " + UUID.randomUUID();
            Session.Planned first = sessions.plan(series, at("2027-04-06T09:00", 60, booth), ANNA);
            Refusal refusal = assertThrows(
                    Refusal.class, () -> sessions.plan(series, at("2027-04-06T09:59", 30, booth.toUpperCase()), ANNA));
            assertEquals("training.interpreter-booked", refusal.code());
            assertEquals(first.content().title(), refusal.values().get(1));
            sessions.plan(series, at("2027-04-06T10:00", 30, booth), ANNA);
            // The session itself is not in its own way; a cancelled one is in nobody's.
            sessions.revise(first.id(), 1, at("2027-04-06T09:10", 50, booth), ANNA);
            sessions.cancel(first.id(), 2, "Sin sala", ANNA);
            sessions.plan(series, at("2027-04-06T09:00", 60, booth), ANNA);
        }
    }

    @OnEveryDatabase
    void whoever_has_a_seat_is_told_and_the_link_of_the_moderators_never_leaves(TestDatabase database) {
        try (School school = new School(database)) {
            Sessions sessions = school.desks.sessions();
            RecordId series = school.series(new Quota(CO, 2)).id();
            Session.Planned session = school.planned(series, "2027-03-09T09:00");
            sessions.setModeratorLink(session.id(), "https://sala.example/moderar-secreto", ANNA);
            school.confirmed(series, "Ana Rojas", CO);
            assertEquals(List.of("Ana Rojas"), school.invitedTo(session));
            String uid = session.id().toString();

            Session.Planned moved = sessions.revise(session.id(), 1, at("2027-03-10T09:00", 60), ANNA);
            Invitation told = school.told.get(uid);
            assertEquals(moved.content().time().start(), told.event().when().begins(School.BOGOTA));
            assertTrue(told.event().outside().description().contains("https://sala.example/participar"));
            assertTrue(told.event().outside().description().contains("datos de casos"));
            assertFalse(told.toString().contains("moderar"), told::toString);
            sessions.cancel(session.id(), 2, "Sin sala", ANNA);
            assertEquals(
                    CalendarEvent.Status.CANCELLED, school.told.get(uid).event().status());
            assertFalse(school.acts.toString().contains("moderar-secreto"), "nor does it stand in the audit");
        }
    }

    @OnEveryDatabase
    void only_moderators_are_given_their_link(TestDatabase database) {
        try (School school = new School(database)) {
            Sessions sessions = school.desks.sessions();
            Session.Planned session =
                    school.planned(school.series(new Quota(CO, 2)).id(), "2027-03-09T09:00");
            assertEquals("training.link", code(() -> sessions.setModeratorLink(session.id(), "javascript:x", ANNA)));
            sessions.setModeratorLink(session.id(), "https://sala.example/moderar", ANNA);
            assertEquals(Optional.of("https://sala.example/moderar"), sessions.moderatorLink(session.id(), ANNA));
            Caller other = School.officer("other", Trainings.READ, Trainings.ORGANISE);
            assertEquals(Optional.empty(), sessions.moderatorLink(session.id(), other));
            assertTrue(sessions.hasModeratorLink(session.id(), other));
            sessions.setModeratorLink(session.id(), "", other);
            assertEquals(Optional.empty(), sessions.moderatorLink(session.id(), ANNA));
        }
    }

    @OnEveryDatabase
    void the_link_of_the_moderators_is_forgotten_with_the_end_of_the_session(TestDatabase database) {
        try (School school = new School(database)) {
            Sessions sessions = school.desks.sessions();
            RecordId series = school.series(new Quota(CO, 2)).id();
            Session.Planned held = school.planned(series, "2027-03-09T09:00");
            Session.Planned cancelled = school.planned(series, "2027-03-10T09:00");
            sessions.setModeratorLink(held.id(), "https://sala.example/moderar", ANNA);
            sessions.setModeratorLink(cancelled.id(), "https://sala.example/moderar", ANNA);
            sessions.cancel(cancelled.id(), 1, "Sin sala", ANNA);
            school.now = Instant.parse("2027-03-09T15:00:00Z");
            sessions.hold(held.id(), 1, ANNA);
            for (Session over : List.of(held, cancelled)) {
                assertFalse(sessions.hasModeratorLink(over.id(), ANNA));
                assertThrows(
                        Refusal.class,
                        () -> sessions.setModeratorLink(over.id(), "https://sala.example/moderar", ANNA));
                sessions.setModeratorLink(over.id(), "", ANNA);
            }
        }
    }

    @OnEveryDatabase
    void a_moved_session_moves_in_the_calendar_and_a_cancelled_one_goes(TestDatabase database) {
        try (School school = new School(database)) {
            Session.Planned session = school.planned(school.series().id(), "2031-03-11T09:00");
            SessionDates dates = new SessionDates(() -> school.desks);
            Instant from = Instant.parse("2031-03-01T00:00:00Z");
            Instant until = from.plus(Duration.ofDays(30));
            List<CalendarEvent> before = dates.events(from, until, READER);
            assertEquals(1, before.size());
            assertFalse(before.toString().contains("sala.example"), "no link leaves by a feed");
            school.desks.sessions().revise(session.id(), 1, at("2031-03-12T09:00", 60), ANNA);
            CalendarEvent moved = dates.events(from, until, READER).get(0);
            assertEquals(before.get(0).uid(), moved.uid());
            assertEquals(before.get(0).sequence() + 1, moved.sequence());
            school.desks.sessions().cancel(session.id(), 2, "Sin sala", ANNA);
            assertEquals(List.of(), dates.events(from, until, READER));
        }
    }

    @OnEveryDatabase
    void the_table_of_capitals_knows_the_holidays_that_were_imported(TestDatabase database) {
        try (School school = new School(database)) {
            Session session = school.planned(
                    school.series(new Quota(CO, 2), new Quota(PE, 2)).id(), "2027-07-20T09:00");
            assertEquals(2, school.desks.holidays().take(CO, "2027-07-20; Independencia\n\n2027-08-07\tBoyacá", ANNA));
            List<CapitalTime> capitals = school.desks.sessions().capitals(session, READER);
            assertEquals(
                    "Independencia", capitals.get(0).holiday().orElseThrow().name());
            assertTrue(capitals.get(1).well(), "Lima works that day");
            school.desks.holidays().take(CO, "2027-08-07; Boyacá", ANNA);
            assertTrue(school.desks.sessions().capitals(session, READER).get(0).well(), "2027 was replaced");
            for (String wrong : List.of("20-07-2027; x", "2027-02-30; x", "2027-07-20", "1999-01-01; x")) {
                assertEquals(
                        "training.holiday-line",
                        code(() -> school.desks.holidays().take(CO, wrong, ANNA)));
            }
            assertEquals(
                    "training.holiday-count", code(() -> school.desks.holidays().take(CO, " \n", ANNA)));
        }
    }

    @OnEveryDatabase
    void lists_go_by_key_and_the_search_reads_each_series_once_from_where_it_stopped(TestDatabase database) {
        try (School school = new School(database)) {
            Trainings trainings = school.desks.trainings();
            RecordId first = school.series().id();
            RecordId second = school.series().id();
            RecordId third = school.series().id();
            Part<Series> newest = trainings.seriesList(Optional.empty(), false, Place.FIRST, 2, READER);
            assertEquals(
                    List.of(third, second),
                    newest.items().stream().map(Series::id).toList());
            Part<Series> next = trainings.seriesList(
                    Optional.empty(), false, Place.after(newest.next().orElseThrow()), 1, READER);
            assertEquals(List.of(first), next.items().stream().map(Series::id).toList());
            Part<Series> back = trainings.seriesList(
                    Optional.empty(), false, Place.before(next.previous().orElseThrow()), 2, READER);
            assertEquals(newest.items(), back.items());

            SeriesSearchSource source = new SeriesSearchSource(school.stores);
            Instant before = school.stores.series().touchedAfter(Instant.EPOCH, null, 100_000).stream()
                    .filter(one -> one.series().id().equals(third))
                    .findFirst()
                    .orElseThrow()
                    .at();
            school.planned(first, "2027-05-04T09:00");
            var found = source.changedAfter(before, third, 10);
            assertEquals(1, found.size());
            assertEquals(first, found.get(0).id());
            assertTrue(found.get(0).texts().toString().contains("Sesión de las 09:00"));
            assertEquals(
                    Set.of(first), Set.copyOf(new TrainingInbox(school.stores).known(Set.of(first, NOBODY), ANNA)));
        }
    }
}
