package org.enlace.training.internal;

import static org.enlace.training.internal.School.BR;
import static org.enlace.training.internal.School.CO;
import static org.enlace.training.internal.School.PE;
import static org.enlace.training.internal.Swap.ANA;
import static org.enlace.training.internal.Swap.COORDINATOR;
import static org.enlace.training.internal.Swap.EVA;
import static org.enlace.training.internal.Swap.HOST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.exchange.Exchange;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;
import org.enlace.training.SeriesShares;
import org.enlace.training.Trainings;
import org.enlace.training.certificate.CertificateNumber;
import org.enlace.training.exchange.Abroad;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.CallShares;
import org.enlace.training.exchange.ExchangeCall;
import org.enlace.training.exchange.Expense;
import org.enlace.training.exchange.FollowUp;
import org.enlace.training.exchange.HostOffer;
import org.enlace.training.exchange.Move;
import org.enlace.training.exchange.Papers;
import org.enlace.training.exchange.Preparation;
import org.enlace.training.exchange.Stage;
import org.enlace.training.internal.travel.TravellingApplication;
import org.enlace.training.internal.travel.TravellingCourse;

/** Colombia calls and hosts, an officer of Brazil applies and goes; each country says its part on its own node. */
class ExchangeTravelTest {
    private static final Caller SHARER =
            School.officer("sara", Trainings.READ, Trainings.ORGANISE, SeriesShares.SHARE, Exchange.SHARE);

    private static String refused(Runnable act) {
        return assertThrows(Refusal.class, act::run).code();
    }

    /** A walk of one application between the two. */
    private static final class Walk {
        final Region region;
        final ExchangeCall.Open call;
        final HostOffer place;
        RecordId id;

        Walk(Region region) {
            this.region = region;
            Swap swap = new Swap(region.colombia);
            new Swap(region.brazil);
            call = swap.open();
            place = region.colombia.desks.calls().offer(call.id(), Swap.place(CO, "Unidad de Bogotá", 1), EVA);
            region.colombia.desks.callShares().share(call.id(), 0, Set.of(BR), SHARER);
            region.carryAll();
        }

        Walk endorsed() {
            Application made = region.brazil.desks.applications().apply(call.id(), Swap.form("ana", BR), ANA);
            id = made.id();
            region.brazil.desks.applications().endorse(id, 1, COORDINATOR);
            region.carryAll();
            return this;
        }

        Application here() {
            return region.colombia.desks.applications().find(id, EVA);
        }

        Application there() {
            return region.brazil.desks.applications().find(id, EVA);
        }

        Abroad abroad() {
            return region.brazil.desks.callShares().abroad(id, EVA).orElseThrow();
        }

        Walk accepted() {
            endorsed();
            region.colombia.desks.applications().propose(id, here().version(), Swap.at(place, "2027-05-03"), EVA);
            region.colombia.desks.applications().accept(id, here().version(), EVA);
            region.carryAll();
            return this;
        }

        Walk confirmed() {
            accepted();
            region.colombia.desks.applications().confirm(id, here().version(), HOST);
            region.carryAll();
            return this;
        }

        void both(Stage stage) {
            assertEquals(stage, Stage.of(here()));
            assertEquals(stage, Stage.of(there()));
            assertEquals(List.of(), region.colombia.exchange.quarantine);
            assertEquals(List.of(), region.brazil.exchange.quarantine);
        }
    }

    @OnEveryDatabase
    void a_country_sends_its_own_officers_alone(TestDatabase database) {
        try (Region region = new Region(database)) {
            Walk walk = new Walk(region);

            assertEquals(
                    "placement.other-applicant",
                    refused(() ->
                            region.brazil.desks.applications().apply(walk.call.id(), Swap.form("rosa", PE), EVA)));
        }
    }

    @OnEveryDatabase
    void an_application_to_a_call_that_is_shared_no_more_is_refused_where_it_arrives(TestDatabase database) {
        try (Region region = new Region(database)) {
            Walk walk = new Walk(region);
            walk.id = region.brazil
                    .desks
                    .applications()
                    .apply(walk.call.id(), Swap.form("ana", BR), ANA)
                    .id();
            region.brazil.desks.applications().endorse(walk.id, 1, COORDINATOR);
            region.colombia.exchange.forget(walk.call.id());
            region.carryAll();

            Application.Refused refused = assertInstanceOf(Application.Refused.class, walk.here());
            assertEquals(Turned.NOT_SHARED.text(), refused.reason());
        }
    }

    @OnEveryDatabase
    void an_exchange_goes_from_the_call_to_the_follow_up_between_two_nodes(TestDatabase database) {
        try (Region region = new Region(database)) {
            Walk walk = new Walk(region).confirmed();
            walk.both(Stage.HOST_CONFIRMED);
            assertEquals("Unidad de Bogotá", walk.abroad().unit());
            var here = region.colombia.desks.applications();
            var there = region.brazil.desks.applications();
            here.tick(walk.id, walk.here().version(), Preparation.Item.PROGRAMME, true, HOST);
            there.tick(walk.id, walk.there().version(), Preparation.Item.TRAVEL, true, ANA);
            there.tick(walk.id, walk.there().version(), Preparation.Item.INSURANCE, true, ANA);
            there.tick(walk.id, walk.there().version(), Preparation.Item.VISA, false, ANA);
            region.carryAll();
            there.prepared(walk.id, walk.there().version(), COORDINATOR);
            region.carryAll();
            walk.both(Stage.PREPARED);
            region.colombia.now = region.brazil.now = Instant.parse("2027-05-08T12:00:00Z");
            here.hold(walk.id, walk.here().version(), HOST);
            region.carryAll();
            walk.both(Stage.HELD);
            for (Papers.Paper paper : Papers.Paper.values()) {
                there.handIn(walk.id, walk.there().version(), paper, Swap.FILE, ANA);
            }
            there.setExpenses(walk.id, walk.there().version(), List.of(Expense.of("Hotel", "320.50", "USD")), ANA);
            region.carryAll();
            assertEquals(List.of(), ((Application.Held) walk.here()).papers().missing());
            assertEquals(1, here.expenses(walk.id, EVA).size());
            here.reported(walk.id, walk.here().version(), EVA);
            here.certify(walk.id, walk.here().version(), EVA);
            region.carryAll();
            walk.both(Stage.CERTIFIED);
            assertEquals(
                    ((Application.Certified) walk.here()).certificate(),
                    ((Application.Certified) walk.there()).certificate());
            String number = walk.abroad().number();
            assertTrue(number.startsWith("CO-2027-"), number);
            assertEquals(
                    region.colombia.desks.certificates().files().code(new CertificateNumber(CO, 2027, 1)),
                    walk.abroad().code(),
                    "with number and code it is got from the public page of the node that gave it");
            region.colombia.now = region.brazil.now = Instant.parse("2027-11-08T12:00:00Z");
            there.answer(walk.id, walk.there().version(), FollowUp.Due.THREE_MONTHS, "Revisamos rutas", ANA);
            there.answer(walk.id, walk.there().version(), FollowUp.Due.SIX_MONTHS, "Toda la unidad", ANA);
            there.followedUp(walk.id, walk.there().version(), Optional.of(Swap.FILE), ANA);
            region.carryAll();
            walk.both(Stage.FOLLOWED_UP);
            assertEquals(Optional.of(Swap.FILE), ((Application.FollowedUp) walk.here()).product());
            assertEquals(
                    Optional.empty(),
                    region.colombia.desks.callShares().abroad(walk.id, EVA),
                    "it is said to the other");
            String left = String.join("\n", region.brazil.exchange.left) + region.colombia.exchange.left;
            assertFalse(left.contains("\"ana\"") || left.contains("carla"), "no account leaves its node");
        }
    }

    @OnEveryDatabase
    void each_says_its_own_part_and_nobody_the_others(TestDatabase database) {
        try (Region region = new Region(database)) {
            Walk walk = new Walk(region).endorsed();
            walk.both(Stage.ENDORSED);
            var here = region.colombia.desks.applications();
            var there = region.brazil.desks.applications();
            assertEquals(Set.of(Move.PROPOSE), here.moves(walk.here(), EVA));
            assertEquals(Set.of(Move.WITHDRAW), there.moves(walk.there(), EVA));
            assertEquals(
                    "placement.others-part",
                    refused(() -> here.withdraw(walk.id, walk.here().version(), "No", EVA)));
            assertEquals(
                    "placement.others-part",
                    refused(() ->
                            there.propose(walk.id, walk.there().version(), Swap.at(walk.place, "2027-05-03"), EVA)));
            var calls = region.brazil.desks.calls();
            int version = calls.find(walk.call.id(), EVA).version();
            assertEquals("placement.others-call", refused(() -> calls.close(walk.call.id(), version, EVA)));
            assertEquals(
                    "placement.others-call",
                    refused(() -> calls.offer(walk.call.id(), Swap.place(BR, "Unidade", 1), EVA)));
            assertEquals(Optional.of(CO), region.brazil.desks.callShares().owner(walk.call.id(), EVA));
            assertEquals(Optional.of(BR), region.colombia.desks.callShares().origin(walk.id, EVA));
            assertFalse(region.brazil.waiting.containsKey("turn/" + walk.id), "the organiser has the turn");
            assertTrue(region.colombia.waiting.containsKey("turn/" + walk.id));
            // An account of this node that is called as the officer there is nobody to that application.
            assertThrows(org.enlace.platform.NotFound.class, () -> here.find(walk.id, ANA));
        }
    }

    @OnEveryDatabase
    void a_host_that_declines_an_officer_who_withdraws_and_a_call_that_ends(TestDatabase database) {
        try (Region region = new Region(database)) {
            Walk walk = new Walk(region).accepted();
            walk.both(Stage.ACCEPTED);
            var here = region.colombia.desks.applications();
            here.decline(walk.id, walk.here().version(), "Obras en la sede", HOST);
            here.lookAgain(walk.id, walk.here().version(), EVA);
            region.carryAll();
            walk.both(Stage.ENDORSED);
            region.brazil.desks.applications().withdraw(walk.id, walk.there().version(), "Outra missão", ANA);
            region.carryAll();
            walk.both(Stage.WITHDRAWN);
            assertEquals("Outra missão", ((Application.Withdrawn) walk.here()).reason());

            walk.endorsed();
            region.colombia.desks.calls().cancel(walk.call.id(), 2, "Sin fondos", EVA);
            region.carryAll();
            walk.both(Stage.WITHDRAWN);
            assertEquals("Sin fondos", ((Application.Withdrawn) walk.there()).reason());
            assertInstanceOf(
                    ExchangeCall.Cancelled.class, region.brazil.desks.calls().find(walk.call.id(), EVA));
        }
    }

    @OnEveryDatabase
    void what_is_endorsed_after_the_call_was_closed_is_refused_with_words(TestDatabase database) {
        try (Region region = new Region(database)) {
            Walk walk = new Walk(region);
            Application made = region.brazil.desks.applications().apply(walk.call.id(), Swap.form("ana", BR), ANA);
            walk.id = made.id();
            region.colombia.desks.calls().close(walk.call.id(), 2, EVA);
            region.brazil.desks.applications().endorse(walk.id, 1, COORDINATOR);
            region.carryAll();
            assertEquals(Stage.REFUSED, Stage.of(walk.here()));
            assertEquals(
                    Turned.LATE.text(),
                    assertInstanceOf(Application.Withdrawn.class, walk.there()).reason());
        }
    }

    @OnEveryDatabase
    void a_country_speaks_of_its_own_officers_and_calls_alone(TestDatabase database) {
        try (Region region = new Region(database)) {
            Walk walk = new Walk(region).endorsed();
            String said = TravellingApplication.of(walk.there(), List.of()).text();
            assertEquals(
                    "training.travel-owner at owner",
                    told(region.colombia, walk.id, CallShares.APPLICATION, PE, 9, CO, said));
            assertEquals(
                    "training.travel-older at version",
                    told(region.colombia, walk.id, CallShares.APPLICATION, BR, 1, CO, said));
            assertEquals(
                    "training.travel-form at application",
                    told(region.colombia, walk.id, CallShares.APPLICATION, BR, 9, CO, "{\"x\":1}"));
            assertEquals(
                    "training.travel-call at call",
                    told(region.brazil, Swap.NONE, CallShares.APPLICATION, CO, 1, BR, said));
            String course = TravellingCourse.of(walk.here(), Abroad.NOTHING).text();
            assertEquals(
                    "training.travel-owner at application",
                    told(region.brazil, Swap.NONE, CallShares.COURSE, PE, 1, BR, course));
            assertEquals(
                    "training.travel-owner at owner",
                    told(
                            region.brazil,
                            walk.call.id(),
                            CallShares.CALL,
                            PE,
                            9,
                            BR,
                            org.enlace.training.internal.travel.TravellingCall.of(walk.call)
                                    .text()));
            walk.both(Stage.ENDORSED);
        }
    }

    private static String told(
            School school, RecordId id, String type, CountryCode owner, long version, CountryCode to, String content) {
        SharedRecord record =
                new SharedRecord(id, type, owner, version, Set.of(to), Handling.GENERAL, Optional.empty());
        return assertThrows(IllegalArgumentException.class, () -> Region.taken(school.desks, record, content))
                .getMessage();
    }
}
