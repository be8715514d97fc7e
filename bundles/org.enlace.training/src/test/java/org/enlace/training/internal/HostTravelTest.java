package org.enlace.training.internal;

import static org.enlace.training.internal.School.BR;
import static org.enlace.training.internal.School.CO;
import static org.enlace.training.internal.School.PE;
import static org.enlace.training.internal.Swap.ANA;
import static org.enlace.training.internal.Swap.EVA;
import static org.enlace.training.internal.Swap.HOST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.exchange.Delivery;
import org.enlace.inbox.InboxItem;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.RecordId;
import org.enlace.training.Place;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.CallShares;
import org.enlace.training.exchange.HostRequest;
import org.enlace.training.exchange.HostRequest.Standing;
import org.enlace.training.exchange.HostRequest.Why;
import org.enlace.training.exchange.Preparation;
import org.enlace.training.exchange.Stage;

/** Colombia calls, an officer of Brazil applies, a unit of Peru receives: the host is asked on Peru's node, and answers there. */
class HostTravelTest {
    @OnEveryDatabase
    void the_host_confirms_on_its_own_node_and_the_application_goes_on_in_all_three(TestDatabase database) {
        try (HostWalk walk = new HostWalk(database).accepted()) {
            HostRequest open = walk.request();
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

            HostRequest sent = walk.confirmed();
            assertEquals(Standing.SENT, sent.standing());
            assertFalse(walk.region.peru.waiting.containsKey("hosted/" + open.id()));
            walk.region.carryAll();

            walk.both(Stage.HOST_CONFIRMED);
            assertTrue(walk.asked().answered());
            HostRequest expected = walk.request();
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
                    Set.of(Preparation.Item.PROGRAMME), walk.request().said().ready());
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
            walk.confirmed();
            walk.region.carryAll();
            assertFalse(walk.region.peru.exchange.left.get(0).contains("hugo"), "no account leaves its node");
        }
    }

    @OnEveryDatabase
    void a_host_that_declines_says_why_and_another_of_its_units_is_another_question(TestDatabase database) {
        try (HostWalk walk = new HostWalk(database).accepted()) {
            walk.declined("Obras en la sede");
            walk.region.carryAll();
            assertEquals(
                    "Obras en la sede",
                    assertInstanceOf(Application.HostDeclined.class, walk.here())
                            .reason());
            assertEquals(Stage.ENDORSED, Stage.of(walk.there()));
            HostRequest over = walk.request();
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
    void a_host_hears_that_whom_it_expected_does_not_come(TestDatabase database) {
        try (HostWalk walk = new HostWalk(database).accepted()) {
            walk.confirmed();
            walk.region.carryAll();
            walk.region
                    .brazil
                    .desks
                    .applications()
                    .withdraw(walk.id, walk.there().version(), "Otra misión", ANA);
            walk.region.carryAll();

            HostRequest over = walk.request();
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
            assertEquals(Standing.OPEN, walk.request().standing());
            assertEquals(0, walk.region.colombia.desks.hostAsks().settle());
        }
    }

    @OnEveryDatabase
    void what_the_other_node_does_not_take_is_whoever_organises_to_ask(TestDatabase database) {
        try (HostWalk walk = new HostWalk(database).accepted()) {
            RecordId record = walk.request().id();
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
            assertFalse(walk.asked().answered());
        }
    }

    @OnEveryDatabase
    void once_the_stay_was_held_nothing_of_the_officer_is_kept_by_the_host(TestDatabase database) {
        try (HostWalk walk = new HostWalk(database).accepted()) {
            walk.confirmed();
            walk.region.carryAll();
            walk.held();

            HostRequest over = walk.request();
            assertEquals(Optional.of(Why.HELD), over.said().over());
            assertEquals(Optional.empty(), over.said().guest());
            assertFalse(walk.region.peru.waiting.values().stream()
                    .anyMatch(item -> item.text().equals("inbox.exchange.hosted-off")));
        }
    }

    @OnEveryDatabase
    void what_is_taken_back_is_asked_no_more(TestDatabase database) {
        try (HostWalk walk = new HostWalk(database).accepted()) {
            HostRequest asked = walk.request();
            walk.region.colombia.exchange.withdraw(asked.id(), 1, "", Wire.CARRIER);
            walk.region.carryAll();

            assertEquals(Optional.of(Why.TAKEN_BACK), walk.request().said().over());
            assertEquals(Optional.empty(), walk.request().said().guest());
            assertFalse(walk.region.peru.waiting.containsKey("hosted/" + asked.id()));
        }
    }
}
