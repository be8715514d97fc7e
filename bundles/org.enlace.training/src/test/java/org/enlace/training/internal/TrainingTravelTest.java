package org.enlace.training.internal;

import static org.enlace.training.internal.School.ANNA;
import static org.enlace.training.internal.School.BR;
import static org.enlace.training.internal.School.CO;
import static org.enlace.training.internal.School.READER;
import static org.enlace.training.internal.School.UNIT;
import static org.enlace.training.internal.School.person;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.enlace.mail.MailAddress;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Forbidden;
import org.enlace.platform.Handling;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.Stale;
import org.enlace.training.Nomination;
import org.enlace.training.Nomination.State;
import org.enlace.training.Origin;
import org.enlace.training.Person;
import org.enlace.training.Place;
import org.enlace.training.Quota;
import org.enlace.training.Series;
import org.enlace.training.SeriesShares;
import org.enlace.training.Session;
import org.enlace.training.Sex;
import org.enlace.training.certificate.Certificate;
import org.enlace.training.internal.travel.TravellingNomination;

/** A series of Colombia is shared with Brazil, whose unit nominates, and hears what was decided. */
class TrainingTravelTest {
    private static String refused(Runnable act) {
        return assertThrows(Refusal.class, act::run).code();
    }

    private static Series.Open shared(Region region, int seats) {
        Series.Open series = region.colombia.series(new Quota(CO, 2), new Quota(BR, seats));
        region.colombia.planned(series.id(), "2027-04-05T09:00");
        region.colombia.desks.shares().share(series.id(), 0, Set.of(BR), ANNA);
        region.carryAll();
        return series;
    }

    private static Nomination nominated(Region region, Series series, String name) {
        return region.brazil.desks.nominations().nominate(series.id(), person(name, BR), true, UNIT);
    }

    @OnEveryDatabase
    void a_shared_series_is_read_at_the_other_end_and_changed_by_its_owner_alone(TestDatabase database) {
        try (Region region = new Region(database)) {
            Series.Open series = shared(region, 1);

            Series.Received copy = assertInstanceOf(
                    Series.Received.class, region.brazil.desks.trainings().series(series.id(), READER));
            assertEquals(CO, copy.from());
            assertEquals(series.content(), copy.content());
            List<Session> sessions = region.brazil.desks.sessions().of(series.id(), READER);
            Session sent =
                    region.colombia.desks.sessions().of(series.id(), READER).get(0);
            assertEquals(sent.content().time(), sessions.get(0).content().time());
            assertEquals(sent.content().room(), sessions.get(0).content().room());
            assertEquals(List.of(), sessions.get(0).content().moderators());
            assertEquals(
                    "training.foreign-series",
                    refused(() -> region.brazil.desks.trainings().closeSeries(series.id(), 1, "", ANNA)));
            RecordId session = sessions.get(0).id();
            assertEquals(
                    "training.foreign-series",
                    refused(() -> region.brazil.desks.sessions().cancel(session, 1, "No", ANNA)));
            assertEquals(
                    "training.foreign-series",
                    refused(() -> region.brazil.desks.shares().narrow(series.id(), 0, Set.of(), "No", ANNA)));
            assertTrue(region.brazil.waiting.containsKey("arrived/" + series.id()));
        }
    }

    @OnEveryDatabase
    void what_changes_follows_and_what_is_only_the_organisers_never_leaves(TestDatabase database) {
        try (Region region = new Region(database)) {
            Series.Open series = region.colombia.series(new Quota(CO, 2), new Quota(BR, 1));
            Session.Planned session = region.colombia.planned(series.id(), "2027-04-05T09:00");
            region.colombia.desks.sessions().setModeratorLink(session.id(), "https://sala.example/moderar", ANNA);
            region.colombia.desks.shares().share(series.id(), 0, Set.of(BR), ANNA);
            Nomination own = region.colombia.nominated(series.id(), "Nadie Más", CO);
            region.colombia.desks.nominations().setNeed(own.id(), 0, "Rampa", ANNA);
            region.carryAll();
            var moved = School.at("2027-04-06T10:00", 60, "Cabina 1");
            region.colombia.desks.sessions().revise(session.id(), 1, moved, ANNA);
            region.carryAll();

            Session there = region.brazil.desks.sessions().find(session.id(), READER);
            assertEquals(moved.time(), there.content().time());
            assertTrue(((Session.Planned) there).movedFrom().isPresent());
            assertEquals(1, there.content().interpreters().size());
            region.brazil
                    .desks
                    .sessions()
                    .plan(
                            region.brazil
                                    .desks
                                    .trainings()
                                    .createSeries(School.content("Propio"), ANNA)
                                    .id(),
                            moved,
                            ANNA);
            String everything = String.join("\n", region.colombia.exchange.left);
            for (String secret : List.of("moderar", "Cabina", "anna", "Nadie", "nadie.m", "Rampa")) {
                assertFalse(everything.contains(secret), secret);
            }
        }
    }

    @OnEveryDatabase
    void whom_the_other_country_nominates_is_decided_on_here_and_told_there(TestDatabase database) {
        try (Region region = new Region(database)) {
            Series.Open series = shared(region, 1);
            Nomination first = nominated(region, series, "Ana Souza");
            Nomination second = nominated(region, series, "Bia Lima");
            region.carryAll();

            assertEquals(Origin.NODE, Origin.of(region.here(first.id()), CO));
            assertTrue(region.colombia.waiting.containsKey("undecided/" + series.id()));
            region.colombia.desks.nominations().confirmAll(series.id(), ANNA);
            region.carryAll();
            assertEquals(State.CONFIRMED, region.there(first.id()).state());
            assertEquals(State.WAITING, region.there(second.id()).state());
            assertEquals(Optional.of(1), region.brazil.desks.nominations().place(region.there(second.id()), UNIT));
            assertTrue(region.brazil.waiting.containsKey("decided/" + first.id()));

            region.brazil.desks.nominations().withdraw(first.id(), 2, "Outra missão", UNIT);
            region.carryAll();
            assertEquals(State.WITHDRAWN, region.here(first.id()).state());
            assertEquals(State.CONFIRMED, region.here(second.id()).state());
            assertEquals(State.CONFIRMED, region.there(second.id()).state());
            region.same(series.id());
        }
    }

    @OnEveryDatabase
    void the_country_is_told_the_number_of_a_certificate_and_that_it_was_revoked(TestDatabase database) {
        try (Region region = new Region(database)) {
            Series.Open series = shared(region, 1);
            Nomination made = nominated(region, series, "Ana Souza");
            region.carryAll();
            region.colombia.desks.nominations().confirm(made.id(), 1, ANNA);
            Session session =
                    region.colombia.desks.sessions().of(series.id(), ANNA).get(0);
            region.colombia.now = Instant.parse("2027-04-05T16:00:00Z");
            region.colombia.desks.sessions().hold(session.id(), session.version(), ANNA);
            region.colombia.came(session.id(), region.here(made.id()));
            region.carryAll();
            assertEquals("", certificate(region, made));
            assertEquals(
                    OptionalLong.of(1),
                    region.colombia.outcome.overviews().waiting(ANNA).certificates());

            region.colombia.desks.certificates().series().issueAll(series.id(), ANNA);
            region.carryAll();
            assertEquals("CO-2027-000001", certificate(region, made));
            assertEquals(
                    OptionalLong.of(0),
                    region.colombia.outcome.overviews().waiting(ANNA).certificates());

            region.colombia.desks.certificates().series().revokeAll(series.id(), Certificate.Reason.MISUSE, "", ANNA);
            region.carryAll();
            assertEquals("", certificate(region, made));
        }
    }

    @OnEveryDatabase
    void what_people_attended_is_told_once_after_a_burst_and_not_lost_when_more_comes_meanwhile(TestDatabase database) {
        try (Region region = new Region(database)) {
            Series.Open series = shared(region, 3);
            List<Nomination> all = List.of(
                    nominated(region, series, "Ana Souza"),
                    nominated(region, series, "Bia Lima"),
                    nominated(region, series, "Caio Reis"));
            region.carryAll();
            region.colombia.desks.nominations().confirmAll(series.id(), ANNA);
            Session session =
                    region.colombia.desks.sessions().of(series.id(), ANNA).get(0);
            region.colombia.now = Instant.parse("2027-04-05T16:00:00Z");
            region.colombia.desks.sessions().hold(session.id(), session.version(), ANNA);
            region.carryAll();
            TravelStore travel = region.colombia.stores.travel();
            String before = travel.told(series.id(), BR).orElseThrow().text();
            region.colombia.came(session.id(), region.here(all.get(0).id()));
            region.colombia.came(session.id(), region.here(all.get(1).id()));
            assertEquals(before, travel.told(series.id(), BR).orElseThrow().text(), "not at the door");
            TravelStore.Due due = travel.due().get(0);
            assertEquals(2, due.changes());
            // The node is killed, and comes again: what is due stands in the database.
            region.colombia.came(session.id(), region.here(all.get(2).id()));
            assertFalse(
                    region.colombia.database.transactions().call(() -> travel.removeDue(due)),
                    "whoever counted before the third came does not take its note away");
            new AttendedJob(() -> region.colombia.desks).run(Instant.now());
            assertEquals(List.of(), travel.due());
            assertEquals(0, region.colombia.desks.tellAttended(), "once is enough");
            region.carryAll();
            for (Nomination one : all) {
                assertEquals(
                        1,
                        region.brazil
                                .desks
                                .nominations()
                                .told(region.there(one.id()), ANNA)
                                .orElseThrow()
                                .attended());
            }
            region.same(series.id());
        }
    }

    private static String certificate(Region region, Nomination made) {
        return region.brazil
                .desks
                .nominations()
                .told(region.there(made.id()), ANNA)
                .orElseThrow()
                .certificate();
    }

    @OnEveryDatabase
    void the_organiser_declines_with_a_reason_and_cannot_be_overruled(TestDatabase database) {
        try (Region region = new Region(database)) {
            Series.Open series = shared(region, 1);
            Nomination made = nominated(region, series, "Ana Souza");
            region.carryAll();
            region.colombia.desks.nominations().withdraw(made.id(), 1, "Falta la autorización", ANNA);
            region.carryAll();
            Nomination.Withdrawn gone = assertInstanceOf(Nomination.Withdrawn.class, region.there(made.id()));
            assertEquals("Falta la autorización", gone.reason());
            assertEquals(
                    "training.nomination-state",
                    refused(() -> region.brazil.desks.nominations().withdraw(made.id(), 2, "", UNIT)));
        }
    }

    @OnEveryDatabase
    void needs_travel_when_the_unit_says_so_and_go_with_the_nomination(TestDatabase database) {
        try (Region region = new Region(database)) {
            Series.Open series = shared(region, 1);
            Nomination made = nominated(region, series, "Ana Souza");
            region.brazil.desks.nominations().setNeed(made.id(), 0, "Dieta", UNIT);
            region.carryAll();
            assertEquals(
                    Optional.of("Dieta"), region.colombia.desks.nominations().need(made.id(), ANNA));
            assertThrows(Forbidden.class, () -> region.colombia
                    .desks
                    .nominations()
                    .need(
                            region.colombia
                                    .nominated(series.id(), "De Bogota", CO)
                                    .id(),
                            UNIT));
            region.brazil.desks.nominations().withdraw(made.id(), 1, "", UNIT);
            region.carryAll();
            assertEquals(Optional.empty(), region.colombia.desks.nominations().need(made.id(), ANNA));
            assertEquals(Optional.empty(), region.brazil.desks.nominations().need(made.id(), UNIT));
        }
    }

    @OnEveryDatabase
    void a_nomination_that_comes_too_late_or_without_seats_is_turned_down_with_words(TestDatabase database) {
        try (Region region = new Region(database)) {
            Series.Open series = region.colombia.series(new Quota(BR, 1));
            region.colombia.desks.shares().share(series.id(), 0, Set.of(BR), ANNA);
            region.carryAll();
            Nomination late = nominated(region, series, "Ana Souza");
            region.colombia.desks.trainings().closeSeries(series.id(), 1, "", ANNA);
            region.carryAll();
            Nomination.Withdrawn gone = assertInstanceOf(Nomination.Withdrawn.class, region.there(late.id()));
            assertEquals(Turned.LATE.text(), gone.reason());
            assertEquals("training.series-closed", refused(() -> nominated(region, series, "Bia Lima")));
            assertEquals(List.of(), region.colombia.exchange.quarantine);
        }
    }

    @OnEveryDatabase
    void whom_the_organiser_entered_gives_way_to_the_countrys_own_nomination_and_leaves_it_the_seat(
            TestDatabase database) {
        try (Region region = new Region(database)) {
            Series.Open series = shared(region, 1);
            Nomination entered = region.colombia.confirmed(series.id(), "Ana Souza", BR);
            assertEquals(Origin.ORGANISER, Origin.of(entered, CO));
            region.colombia.desks.nominations().setNeed(entered.id(), 0, "Rampa", ANNA);
            Nomination own = nominated(region, series, "Ana Souza");
            Nomination twice = nominated(region, series, "Bia Lima");
            region.carryAll();
            assertEquals(State.WITHDRAWN, region.here(entered.id()).state());
            assertEquals(State.CONFIRMED, region.here(own.id()).state());
            assertEquals(State.CONFIRMED, region.there(own.id()).state());
            assertEquals(
                    Optional.of("Rampa"), region.colombia.desks.nominations().need(own.id(), ANNA));
            assertEquals(State.NOMINATED, region.there(twice.id()).state());
        }
    }

    @OnEveryDatabase
    void a_nominee_is_the_same_person_at_the_organisers_and_is_corrected_whole(TestDatabase database) {
        try (Region region = new Region(database)) {
            Series.Open series = shared(region, 1);
            Person ana = new Person(
                    "Ana Souza",
                    "Delegada",
                    BR,
                    new MailAddress("ana@policia.example"),
                    Language.PT,
                    "Unidade de Fronteira",
                    Sex.FEMALE);
            Nomination made = region.brazil.desks.nominations().nominate(series.id(), ana, true, UNIT);
            region.carryAll();
            assertEquals(ana, region.here(made.id()).person());

            Person corrected =
                    new Person("Ana Lima", "Agente", BR, ana.mail(), Language.EN, "Outra unidade", Sex.NOT_STATED);
            SharedRecord newer = new SharedRecord(
                    made.id(), SeriesShares.NOMINATION, BR, 9, Set.of(CO), Handling.GENERAL, Optional.empty());
            Region.taken(
                    region.colombia.desks,
                    newer,
                    new TravellingNomination(series.id(), corrected, false, "", Optional.empty()).text());
            assertEquals(corrected, region.here(made.id()).person());
        }
    }

    @OnEveryDatabase
    void a_series_that_is_taken_back_leaves_its_title_and_the_own_nominations(TestDatabase database) {
        try (Region region = new Region(database)) {
            Series.Open series = shared(region, 1);
            Nomination made = nominated(region, series, "Ana Souza");
            region.carryAll();
            region.colombia.desks.shares().narrow(series.id(), 1, Set.of(), "Se aplaza", ANNA);
            Nomination crossing = nominated(region, series, "Bia Lima");
            region.carryAll();

            Series.Received gone = assertInstanceOf(
                    Series.Received.class, region.brazil.desks.trainings().series(series.id(), READER));
            assertEquals(Series.Received.Standing.TAKEN_BACK, gone.standing());
            assertEquals("Se aplaza", gone.note());
            assertEquals("", gone.content().summary());
            assertEquals(List.of(), region.brazil.desks.sessions().of(series.id(), READER));
            assertEquals("Ana Souza", region.there(made.id()).person().name());
            Nomination.Withdrawn turned = assertInstanceOf(Nomination.Withdrawn.class, region.there(crossing.id()));
            assertEquals(Turned.NOT_SHARED.text(), turned.reason());
            assertEquals("training.series-closed", refused(() -> nominated(region, series, "Caio Dias")));

            region.colombia.desks.shares().share(series.id(), 2, Set.of(BR), ANNA);
            region.carryAll();
            assertTrue(
                    region.brazil.desks.trainings().series(series.id(), READER).takesNominations());
            assertEquals(
                    1, region.brazil.desks.sessions().of(series.id(), READER).size());
        }
    }

    @OnEveryDatabase
    void sharing_refuses_whom_it_cannot_reach_and_who_may_not(TestDatabase database) {
        try (Region region = new Region(database)) {
            Series.Open series = region.colombia.series(new Quota(BR, 1), new Quota(School.PE, 1));
            var shares = region.colombia.desks.shares();
            assertEquals("training.share-nobody", refused(() -> shares.share(series.id(), 0, Set.of(), ANNA)));
            assertEquals("training.share-peer", refused(() -> shares.share(series.id(), 0, Set.of(School.PE), ANNA)));
            assertEquals("training.not-invited", refused(() -> shares.share(series.id(), 0, Set.of(CO), ANNA)));
            assertThrows(Forbidden.class, () -> shares.share(series.id(), 0, Set.of(BR), UNIT));
            assertEquals("training.not-shared", refused(() -> shares.narrow(series.id(), 0, Set.of(), "x", ANNA)));
            shares.share(series.id(), 0, Set.of(BR), ANNA);
            assertThrows(Stale.class, () -> shares.share(series.id(), 0, Set.of(BR), ANNA));
            assertEquals(
                    "training.share-narrower", refused(() -> shares.narrow(series.id(), 1, Set.of(BR), "x", ANNA)));
            assertEquals(
                    List.of("BR true true", "PE true false"),
                    shares.partners(series.id(), ANNA).stream()
                            .map(one -> one.country() + " " + one.invited() + " " + one.trusted())
                            .toList());
            assertEquals(List.of(), shares.partners(series.id(), READER));
        }
    }

    @OnEveryDatabase
    void lists_tell_ours_from_those_of_others(TestDatabase database) {
        try (Region region = new Region(database)) {
            Series.Open series = shared(region, 1);
            Series.Open ours = region.brazil.desks.trainings().createSeries(School.content("Nosso"), ANNA);
            var trainings = region.brazil.desks.trainings();
            assertEquals(
                    List.of(series.id()),
                    trainings
                            .seriesList(Optional.empty(), false, Optional.of(true), Place.FIRST, 9, READER)
                            .items()
                            .stream()
                            .map(Series::id)
                            .toList());
            assertEquals(
                    List.of(ours.id()),
                    trainings
                            .seriesList(Optional.empty(), false, Optional.of(false), Place.FIRST, 9, READER)
                            .items()
                            .stream()
                            .map(Series::id)
                            .toList());
            assertEquals(
                    2,
                    trainings
                            .seriesList(Optional.empty(), false, Place.FIRST, 9, READER)
                            .items()
                            .size());
        }
    }
}
