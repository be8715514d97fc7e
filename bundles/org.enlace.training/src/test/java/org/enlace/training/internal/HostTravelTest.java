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
import org.enlace.exchange.Delivery;
import org.enlace.inbox.InboxItem;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Forbidden;
import org.enlace.platform.Handling;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.Stale;
import org.enlace.platform.Tlp;
import org.enlace.training.Place;
import org.enlace.training.Stamp;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.CallShares;
import org.enlace.training.exchange.HostAsked;
import org.enlace.training.exchange.HostRequest;
import org.enlace.training.exchange.HostRequest.Standing;
import org.enlace.training.exchange.HostRequest.Why;
import org.enlace.training.exchange.Preparation;
import org.enlace.training.exchange.Stage;
import org.enlace.training.internal.travel.TravellingHostAnswer;
import org.enlace.training.internal.travel.TravellingHostRequest;

/** Colombia calls, an officer of Brazil applies, a unit of Peru receives: the host is asked on Peru's node, and answers there. */
class HostTravelTest {
    private static HostRequest request(HostWalk walk) {
        List<HostRequest> all =
                walk.region.peru.desks.hostDesk().list(Place.FIRST, 9, HOST).items();
        assertEquals(1, all.size());
        return all.get(0);
    }

    private static HostRequest confirmed(HostWalk walk) {
        HostRequest asked = request(walk);
        return walk.region.peru.desks.hostDesk().confirm(asked.id(), asked.version(), HOST);
    }

    private static HostRequest declined(HostWalk walk, String reason) {
        HostRequest asked = request(walk);
        return walk.region.peru.desks.hostDesk().decline(asked.id(), asked.version(), reason, HOST);
    }

    private static HostAsked asked(HostWalk walk) {
        return walk.region.colombia.desks.callShares().hostAsked(walk.id, EVA).orElseThrow();
    }

    @OnEveryDatabase
    void the_host_confirms_on_its_own_node_and_the_application_goes_on_in_all_three(TestDatabase database) {
        try (HostWalk walk = new HostWalk(database).accepted()) {
            HostRequest open = request(walk);
            assertEquals(Standing.OPEN, open.standing());
            assertEquals(CO, open.organiser());
            assertEquals("Unidad de Lima", open.said().unit());
            assertEquals(BR, open.said().guest().orElseThrow().country());
            assertEquals("", open.said().guest().orElseThrow().name(), "it is decided without the name");
            assertTrue(walk.region.peru.waiting.containsKey("hosted/" + open.id()));
            InboxItem turn = walk.region.colombia.waiting.get("turn/" + walk.id);
            assertEquals(
                    Optional.of(Instant.parse("2027-04-19T00:00:00Z")),
                    turn.span().from(),
                    "whoever organises is reminded two weeks before the stay");

            HostRequest sent = confirmed(walk);
            assertEquals(Standing.SENT, sent.standing());
            assertFalse(walk.region.peru.waiting.containsKey("hosted/" + open.id()));
            walk.region.carryAll();

            walk.both(Stage.HOST_CONFIRMED);
            assertTrue(asked(walk).answered());
            HostRequest expected = request(walk);
            assertEquals(Standing.CONFIRMED, expected.standing());
            assertFalse(expected.said().entered());
            assertEquals("Persona ana", expected.said().guest().orElseThrow().name(), "now it is known who comes");
            walk.region
                    .colombia
                    .desks
                    .applications()
                    .tick(walk.id, walk.here().version(), Preparation.Item.PROGRAMME, true, EVA);
            walk.region.carryAll();
            assertEquals(
                    Set.of(Preparation.Item.PROGRAMME), request(walk).said().ready());
        }
    }

    @OnEveryDatabase
    void a_host_is_told_what_it_needs_and_no_more(TestDatabase database) {
        try (HostWalk walk = new HostWalk(database).endorsed()) {
            int before = walk.region.colombia.exchange.left.size();
            walk.proposedAndAccepted(walk.place);
            walk.region.carryAll();
            String said = walk.region.colombia.exchange.left.stream()
                    .skip(before)
                    .filter(text -> text.contains("\"entered\""))
                    .findFirst()
                    .orElseThrow();
            assertTrue(said.contains("Aprender cómo controlan rutas") && said.contains("\"es\":\"C2\""), said);
            for (String kept : List.of(
                    "Persona ana",
                    "Inspectora",
                    "Jefa de unidad",
                    walk.id.toString(),
                    walk.here().form().officer().value(),
                    "2027-05-20")) {
                assertFalse(said.contains(kept), kept);
            }
            walk.region.peru.exchange.left.clear();
            confirmed(walk);
            walk.region.carryAll();
            assertFalse(walk.region.peru.exchange.left.get(0).contains("hugo"), "no account leaves its node");
        }
    }

    @OnEveryDatabase
    void a_host_that_declines_says_why_and_another_of_its_units_is_another_question(TestDatabase database) {
        try (HostWalk walk = new HostWalk(database).accepted()) {
            declined(walk, "Obras en la sede");
            walk.region.carryAll();
            assertEquals(
                    "Obras en la sede",
                    assertInstanceOf(Application.HostDeclined.class, walk.here())
                            .reason());
            assertEquals(Stage.ENDORSED, Stage.of(walk.there()));
            HostRequest over = request(walk);
            assertEquals(Standing.DECLINED, over.standing());
            assertEquals(Optional.empty(), over.said().guest(), "nothing of the officer stays");

            walk.region
                    .colombia
                    .desks
                    .applications()
                    .lookAgain(walk.id, walk.here().version(), EVA);
            walk.proposedAndAccepted(walk.offered(PE, "Unidad de Cusco"));
            walk.region.carryAll();
            List<HostRequest> all =
                    walk.region.peru.desks.hostDesk().list(Place.FIRST, 9, HOST).items();
            assertEquals(
                    List.of(Standing.OPEN, Standing.DECLINED),
                    all.stream().map(HostRequest::standing).toList());
            assertEquals("Unidad de Cusco", all.get(0).said().unit());
        }
    }

    @OnEveryDatabase
    void an_answer_to_a_placement_that_is_over_is_told_as_not_taken_with_the_reason(TestDatabase database) {
        try (HostWalk walk = new HostWalk(database).accepted()) {
            walk.region
                    .brazil
                    .desks
                    .applications()
                    .withdraw(walk.id, walk.there().version(), "Otra misión", ANA);
            confirmed(walk);
            walk.region.carryAll();

            walk.both(Stage.WITHDRAWN);
            HostRequest over = request(walk);
            assertEquals(Standing.OVER, over.standing());
            assertEquals(Optional.of(Why.WITHDRAWN), over.said().over());
            assertEquals(Optional.of(Why.WITHDRAWN), over.turned());
            assertEquals(Optional.empty(), over.said().guest());
            assertTrue(walk.region.peru.waiting.values().stream()
                    .anyMatch(item -> item.text().equals("inbox.exchange.hosted-turned")));
            assertEquals(
                    "placement.host-answered",
                    refused(() -> walk.region.peru.desks.hostDesk().confirm(over.id(), over.version(), HOST)));
        }
    }

    @OnEveryDatabase
    void a_host_hears_that_whom_it_expected_does_not_come(TestDatabase database) {
        try (HostWalk walk = new HostWalk(database).accepted()) {
            confirmed(walk);
            walk.region.carryAll();
            walk.region
                    .brazil
                    .desks
                    .applications()
                    .withdraw(walk.id, walk.there().version(), "Otra misión", ANA);
            walk.region.carryAll();

            HostRequest over = request(walk);
            assertEquals(Standing.OVER, over.standing());
            assertEquals(Optional.empty(), over.said().guest());
            assertEquals(Optional.empty(), over.turned());
            assertTrue(walk.region.peru.waiting.values().stream()
                    .anyMatch(item -> item.text().equals("inbox.exchange.hosted-off")));
            String said = String.join("\n", walk.region.colombia.exchange.left);
            assertTrue(said.contains("\"over\":\"withdrawn\""), said);
        }
    }

    @OnEveryDatabase
    void answered_twice_changes_nothing(TestDatabase database) {
        try (HostWalk walk = new HostWalk(database).accepted()) {
            HostRequest first = confirmed(walk);
            var desk = walk.region.peru.desks.hostDesk();
            assertEquals(first, desk.confirm(first.id(), first.version(), HOST));
            assertEquals(1, walk.region.peru.exchange.waiting(CO));
            assertEquals(
                    "placement.host-answered", refused(() -> desk.decline(first.id(), first.version(), "No", HOST)));
            assertThrows(Stale.class, () -> desk.decline(first.id(), first.version() - 1, "No", HOST));
            walk.region.carryAll();

            int version = walk.here().version();
            String again = TravellingHostAnswer.of(
                            first.id(), request(walk).answer().orElseThrow())
                    .text();
            walk.takes(walk.region.colombia, School.id(), CallShares.HOST_ANSWER, PE, 9, CO, again);
            walk.region.carryAll();
            assertEquals(version, walk.here().version());
            assertEquals(Optional.empty(), asked(walk).turned());
            walk.both(Stage.HOST_CONFIRMED);
        }
    }

    @OnEveryDatabase
    void what_whoever_organises_notes_in_the_meantime_stands_and_the_host_hears_of_it(TestDatabase database) {
        try (HostWalk walk = new HostWalk(database).accepted()) {
            walk.region
                    .colombia
                    .desks
                    .applications()
                    .confirm(walk.id, walk.here().version(), EVA);
            declined(walk, "Obras en la sede");
            walk.region.carryAll();

            walk.both(Stage.HOST_CONFIRMED);
            HostRequest told = request(walk);
            assertEquals(Standing.CONFIRMED, told.standing());
            assertTrue(told.said().entered());
            assertEquals(Optional.of(Why.ANSWERED), told.turned());
            assertFalse(asked(walk).answered());
            assertTrue(walk.region.colombia.waiting.containsKey("otherwise/" + walk.id), "somebody clears it up");
        }
    }

    @OnEveryDatabase
    void the_same_answer_noted_at_both_ends_is_the_hosts(TestDatabase database) {
        try (HostWalk walk = new HostWalk(database).accepted()) {
            walk.region
                    .colombia
                    .desks
                    .applications()
                    .confirm(walk.id, walk.here().version(), EVA);
            int version = walk.here().version();
            confirmed(walk);
            walk.region.carryAll();

            assertEquals(version, walk.here().version());
            assertTrue(asked(walk).answered());
            assertFalse(request(walk).said().entered());
            assertEquals(Optional.empty(), request(walk).turned());
        }
    }

    @OnEveryDatabase
    void a_country_whose_node_reads_no_questions_is_answered_for_by_whoever_organises(TestDatabase database) {
        try (HostWalk walk = new HostWalk(database)) {
            walk.region.colombia.exchange.reads.remove(CallShares.HOST_REQUEST);
            walk.accepted();

            assertEquals(
                    List.of(),
                    walk.region.peru.desks.hostDesk().list(Place.FIRST, 9, HOST).items());
            assertEquals(
                    Optional.empty(), walk.region.colombia.desks.callShares().hostAsked(walk.id, EVA));
            InboxItem turn = walk.region.colombia.waiting.get("turn/" + walk.id);
            assertEquals(Optional.empty(), turn.span().from());

            walk.reads();
            assertEquals(1, walk.region.colombia.desks.hostAsks().settle(), "it takes part since");
            walk.region.carryAll();
            assertEquals(Standing.OPEN, request(walk).standing());
            assertEquals(0, walk.region.colombia.desks.hostAsks().settle());
        }
    }

    @OnEveryDatabase
    void what_the_other_node_does_not_take_is_whoever_organises_to_ask(TestDatabase database) {
        try (HostWalk walk = new HostWalk(database).accepted()) {
            RecordId record = request(walk).id();
            walk.region.colombia.exchange.became.put(
                    record,
                    new Delivery(
                            PE, 1, record, Delivery.Kind.RECORD, 1, Delivery.State.QUARANTINED, "x", Instant.EPOCH));
            assertEquals(1, walk.region.colombia.desks.hostAsks().settle());
            InboxItem turn = walk.region.colombia.waiting.get("turn/" + walk.id);
            assertEquals(Optional.empty(), turn.span().from());
            assertEquals(0, walk.region.colombia.desks.hostAsks().settle(), "once");
            walk.region
                    .colombia
                    .desks
                    .applications()
                    .confirm(walk.id, walk.here().version(), EVA);
            assertFalse(asked(walk).answered());
        }
    }

    @OnEveryDatabase
    void an_officer_who_is_elsewhere_in_those_days_is_not_confirmed(TestDatabase database) {
        try (HostWalk walk = new HostWalk(database).accepted()) {
            Application here = walk.here();
            Stamp by = here.core().changed();
            walk.swap.write(new Application.Accepted(
                    new Application.Core(School.id(), walk.call.id(), 1, here.form(), Set.of(), by, by),
                    Swap.at(walk.offered(CO, "Unidad de Bogotá"), "2027-05-05")));
            confirmed(walk);
            walk.region.carryAll();

            assertEquals(Stage.ACCEPTED, Stage.of(walk.here()));
            HostRequest again = request(walk);
            assertEquals(Optional.of(Why.ELSEWHERE), again.turned());
            assertEquals(Standing.OPEN, again.standing(), "the host may answer otherwise");
            declined(walk, "Entonces no");
            walk.region.carryAll();
            assertEquals(Stage.HOST_DECLINED, Stage.of(walk.here()));
            assertEquals(Optional.empty(), request(walk).turned());
        }
    }

    @OnEveryDatabase
    void once_the_stay_was_held_nothing_of_the_officer_is_kept_by_the_host(TestDatabase database) {
        try (HostWalk walk = new HostWalk(database).accepted()) {
            confirmed(walk);
            walk.region.carryAll();
            walk.held();

            HostRequest over = request(walk);
            assertEquals(Optional.of(Why.HELD), over.said().over());
            assertEquals(Optional.empty(), over.said().guest());
            assertFalse(walk.region.peru.waiting.values().stream()
                    .anyMatch(item -> item.text().equals("inbox.exchange.hosted-off")));
        }
    }

    @OnEveryDatabase
    void what_is_taken_back_is_asked_no_more(TestDatabase database) {
        try (HostWalk walk = new HostWalk(database).accepted()) {
            HostRequest asked = request(walk);
            walk.region.colombia.exchange.withdraw(asked.id(), 1, "", Wire.CARRIER);
            walk.region.carryAll();

            assertEquals(Optional.of(Why.TAKEN_BACK), request(walk).said().over());
            assertEquals(Optional.empty(), request(walk).said().guest());
            assertFalse(walk.region.peru.waiting.containsKey("hosted/" + asked.id()));
        }
    }

    @OnEveryDatabase
    void a_country_asks_and_answers_for_itself_alone(TestDatabase database) {
        try (HostWalk walk = new HostWalk(database).accepted()) {
            HostRequest asked = request(walk);
            String question = new TravellingHostRequest(asked.said()).text();
            String answer = new TravellingHostAnswer(asked.id(), 1, true, "").text();
            School peru = walk.region.peru;
            School colombia = walk.region.colombia;
            assertEquals(
                    "training.travel-owner at owner",
                    walk.told(peru, asked.id(), CallShares.HOST_REQUEST, BR, 9, PE, question));
            assertEquals(
                    "training.travel-older at version",
                    walk.told(peru, asked.id(), CallShares.HOST_REQUEST, CO, 1, PE, question));
            assertEquals(
                    "training.travel-form at request",
                    walk.told(peru, School.id(), CallShares.HOST_REQUEST, CO, 1, PE, "{\"x\":1}"));
            assertEquals(
                    "training.travel-form at name",
                    walk.told(
                            peru,
                            School.id(),
                            CallShares.HOST_REQUEST,
                            CO,
                            1,
                            PE,
                            question.replace("\"objectives\"", "\"name\":\"Ana\",\"objectives\"")));
            assertEquals(
                    "training.travel-form at state",
                    walk.told(
                            peru,
                            School.id(),
                            CallShares.HOST_REQUEST,
                            CO,
                            1,
                            PE,
                            question.replace("\"asked\"", "\"over\"")));
            assertEquals(
                    "training.travel-owner at request",
                    walk.told(colombia, School.id(), CallShares.HOST_ANSWER, BR, 1, CO, answer));
            assertEquals(
                    "training.travel-form at reason",
                    walk.told(
                            colombia, School.id(), CallShares.HOST_ANSWER, PE, 1, CO, answer.replace("true", "false")));
            SharedRecord red = new SharedRecord(
                    School.id(), CallShares.HOST_ANSWER, PE, 1, Set.of(CO), Handling.GENERAL, Optional.of(Tlp.RED));
            assertEquals(
                    "training.share-red at tlp",
                    assertThrows(IllegalArgumentException.class, () -> Region.taken(colombia.desks, red, answer))
                            .getMessage());
            walk.takes(
                    colombia,
                    School.id(),
                    CallShares.HOST_ANSWER,
                    PE,
                    1,
                    CO,
                    new TravellingHostAnswer(School.id(), 1, true, "").text());
            assertEquals(Stage.ACCEPTED, Stage.of(walk.here()));
            assertThrows(Forbidden.class, () -> peru.desks.hostDesk().find(asked.id(), COORDINATOR));
        }
    }

    private static String refused(Runnable act) {
        return assertThrows(Refusal.class, act::run).code();
    }
}
