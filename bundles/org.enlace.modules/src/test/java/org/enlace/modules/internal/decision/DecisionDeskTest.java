package org.enlace.modules.internal.decision;

import static org.enlace.modules.AdoptionFixtures.ANNA;
import static org.enlace.modules.AdoptionFixtures.BRUNO;
import static org.enlace.modules.AdoptionFixtures.deputy;
import static org.enlace.modules.AdoptionFixtures.officer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.modules.AdoptionFixtures;
import org.enlace.modules.internal.Waited;
import org.enlace.modules.internal.persistence.OpenStores;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.Forbidden;
import org.enlace.platform.Origin;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;

class DecisionDeskTest {
    private final Waited waited = new Waited();
    private final List<Act> acts = new ArrayList<>();
    private final List<Decision> carriedOut = new ArrayList<>();
    private Instant now = Instant.parse("2026-05-01T12:00:00Z");
    private RuntimeException failure;
    private boolean handled = true;

    private Decisions desk(TestDatabase database) {
        DecisionHandler purge = new DecisionHandler() {
            @Override
            public String kind() {
                return "purge";
            }

            @Override
            public void carryOut(Decision decision, Caller caller) {
                assertEquals("accepted", decision.state().code());
                if (failure != null) {
                    throw failure;
                }
                carriedOut.add(decision);
            }
        };
        return new DecisionDesk(
                OpenStores.of(database).decisions(),
                () -> handled ? List.of(purge) : List.of(),
                database.transactions(),
                acts::add,
                AdoptionFixtures::nextId,
                new DecisionItems(waited, OpenStores.of(database).decisions()),
                (needed, except) ->
                        except.isEmpty() ? Set.of(ANNA.officer(), BRUNO.officer()) : Set.of(BRUNO.officer()),
                new Moved());
    }

    private Decision proposed(Decisions desk) {
        return desk.propose("purge", "sample", Map.of("rows", "12", "tables", "3"), "The pilot is over", ANNA);
    }

    private static String refused(Runnable act) {
        return assertThrows(Refusal.class, act::run).code();
    }

    @OnEveryDatabase
    void what_one_proposes_and_another_accepts_is_done_once(TestDatabase database) {
        Decisions desk = desk(database);
        Decision proposal = proposed(desk);
        assertEquals(proposal, desk.find(proposal.id(), BRUNO));
        assertEquals(1, waited.items.size());

        Decision done = desk.accept(proposal.id(), proposal.version(), BRUNO);

        assertEquals("done", done.state().code());
        assertEquals(Map.of(), waited.items, "it waits for nobody any more");
        assertEquals("bruno", done.decided().orElseThrow().officer().value());
        assertEquals(done, desk.find(proposal.id(), ANNA));
        assertEquals(1, carriedOut.size());
        assertEquals(Map.of("rows", "12", "tables", "3"), carriedOut.get(0).facts());
        assertEquals(
                List.of("decisions.propose", "decisions.accept", "decisions.carry-out"),
                acts.stream().map(Act::code).toList());
        assertEquals("decision.not-open", refused(() -> desk.accept(proposal.id(), done.version(), BRUNO)));
        assertEquals("decision.not-again", refused(() -> desk.again(proposal.id(), done.version(), BRUNO)));
        assertEquals(1, carriedOut.size());
    }

    @OnEveryDatabase
    void what_the_console_proposes_two_named_officers_accept_with_a_second_factor(TestDatabase database) {
        Decisions desk = desk(database);
        Caller console = ANNA.by(new Origin(Origin.Door.SHELL, "console-1"));
        Decision proposal = desk.propose("purge", "sample", Map.of(), "The pilot is over", console);
        assertEquals("proposed", proposal.state().code());
        assertEquals(2, desk.acceptors(proposal, console).size());
        assertEquals("decision.open-already", refused(() -> proposed(desk)));

        assertEquals("second-officer.console", refused(() -> desk.accept(proposal.id(), 1, console)));
        for (Origin.Door door : List.of(Origin.Door.SSH, Origin.Door.API)) {
            Caller withoutFactor = BRUNO.by(new Origin(door, "key"));
            assertEquals("second-officer.factor", refused(() -> desk.accept(proposal.id(), 1, withoutFactor)));
        }
        Decision supported = desk.accept(proposal.id(), 1, ANNA);
        assertEquals("open", supported.state().code());
        assertEquals(supported, desk.find(proposal.id(), ANNA));
        assertEquals(List.of(), carriedOut, "one officer is not two");
        assertEquals(1, waited.items.size(), "it waits for the second");
        assertEquals("second-officer.same", refused(() -> desk.accept(proposal.id(), 2, ANNA)));
        assertEquals("second-officer.console", refused(() -> desk.accept(proposal.id(), 2, console)));

        assertEquals("done", desk.accept(proposal.id(), 2, BRUNO).state().code());
        assertEquals(1, carriedOut.size());
        assertEquals(
                List.of("decisions.propose", "decisions.support", "decisions.accept", "decisions.carry-out"),
                acts.stream().map(Act::code).toList());
    }

    @OnEveryDatabase
    void nobody_accepts_their_own_not_even_through_a_deputy(TestDatabase database) {
        Decisions desk = desk(database);
        Decision proposal = proposed(desk);

        assertEquals("second-officer.same", refused(() -> desk.accept(proposal.id(), 1, ANNA)));
        assertEquals("second-officer.same", refused(() -> desk.accept(proposal.id(), 1, deputy(BRUNO, ANNA))));
        assertEquals("second-officer.same", refused(() -> desk.refuse(proposal.id(), 1, "No", ANNA)));
        assertThrows(Forbidden.class, () -> desk.accept(proposal.id(), 1, officer("rita", "modules.read")));
        assertThrows(Stale.class, () -> desk.accept(proposal.id(), 9, BRUNO));
        assertTrue(carriedOut.isEmpty());
    }

    @OnEveryDatabase
    void it_can_be_refused_or_taken_back_and_the_same_is_proposed_once_at_a_time(TestDatabase database) {
        Decisions desk = desk(database);
        Decision first = proposed(desk);
        assertEquals("decision.open-already", refused(() -> proposed(desk)));
        assertEquals(
                "refused", desk.refuse(first.id(), 1, "Keep it", BRUNO).state().code());
        assertEquals("Keep it", desk.find(first.id(), ANNA).answer().orElseThrow());

        Decision second = proposed(desk);
        assertEquals("decision.other-officer", refused(() -> desk.withdraw(second.id(), 1, BRUNO)));
        assertEquals("withdrawn", desk.withdraw(second.id(), 1, ANNA).state().code());

        Decision third = proposed(desk);
        List<Decision> newest = desk.list(Optional.empty(), 2, ANNA);
        assertEquals(
                List.of(third.id(), second.id()),
                newest.stream().map(Decision::id).toList());
        assertEquals(
                List.of(first.id()),
                desk.list(Optional.of(second.id()), 2, ANNA).stream()
                        .map(Decision::id)
                        .toList());
    }

    @OnEveryDatabase
    void after_seven_days_it_is_over_and_another_may_be_proposed(TestDatabase database) {
        Decisions desk = desk(database);
        Decision proposal = proposed(desk);
        now = now.plus(Duration.ofDays(7));
        assertEquals("open", desk.find(proposal.id(), ANNA).state().code());
        now = now.plusMillis(1);
        assertEquals("expired", desk.find(proposal.id(), ANNA).state().code());
        assertEquals("decision.not-open", refused(() -> desk.accept(proposal.id(), 1, BRUNO)));
        assertEquals("open", proposed(desk).state().code());
    }

    @OnEveryDatabase
    void what_fails_says_why_and_is_done_again(TestDatabase database) {
        Decisions desk = desk(database);
        Decision proposal = proposed(desk);
        failure = new Refusal("module.busy", "Another module is being installed");

        Decision failed = desk.accept(proposal.id(), 1, BRUNO);
        assertEquals("failed", failed.state().code());
        assertEquals("Another module is being installed", failed.answer().orElseThrow());
        assertEquals(Act.Outcome.FAILED, acts.get(acts.size() - 1).outcome());

        failure = null;
        assertEquals(
                "done",
                desk.again(proposal.id(), failed.version(), ANNA).state().code());
        assertEquals(1, carriedOut.size());
    }

    @OnEveryDatabase
    void an_error_of_the_nodes_own_tells_nothing_of_its_inside(TestDatabase database) {
        Decisions desk = desk(database);
        Decision proposal = proposed(desk);
        failure = new IllegalStateException("jdbc:derby:/secret/path");

        assertEquals(
                "an error of the node's; its log says more",
                desk.accept(proposal.id(), 1, BRUNO).answer().orElseThrow());
    }

    @OnEveryDatabase
    void without_a_handler_nothing_is_accepted(TestDatabase database) {
        Decisions desk = desk(database);
        Decision proposal = proposed(desk);
        handled = false;

        assertEquals("decision.no-handler", refused(() -> desk.accept(proposal.id(), 1, BRUNO)));
        assertEquals("open", desk.find(proposal.id(), ANNA).state().code());
    }

    private final class Moved extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
