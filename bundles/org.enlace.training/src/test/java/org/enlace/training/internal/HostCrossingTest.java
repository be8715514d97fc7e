package org.enlace.training.internal;

import static org.enlace.training.internal.School.CO;
import static org.enlace.training.internal.School.PE;
import static org.enlace.training.internal.Swap.ANA;
import static org.enlace.training.internal.Swap.EVA;
import static org.enlace.training.internal.Swap.HOST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Stale;
import org.enlace.training.Stamp;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.CallShares;
import org.enlace.training.exchange.HostRequest;
import org.enlace.training.exchange.HostRequest.Standing;
import org.enlace.training.exchange.HostRequest.Why;
import org.enlace.training.exchange.Stage;
import org.enlace.training.internal.travel.TravellingHostAnswer;

/** Answers of hosts on their own nodes that come twice, too late, or beside what whoever organises noted. */
class HostCrossingTest {
    @OnEveryDatabase
    void an_answer_to_a_placement_that_is_over_is_told_as_not_taken_with_the_reason(TestDatabase database) {
        try (HostWalk walk = new HostWalk(database).accepted()) {
            walk.region
                    .brazil
                    .desks
                    .applications()
                    .withdraw(walk.id, walk.there().version(), "Otra misión", ANA);
            walk.confirmed();
            walk.region.carryAll();

            walk.both(Stage.WITHDRAWN);
            HostRequest over = walk.request();
            assertEquals(Standing.OVER, over.standing());
            assertEquals(Optional.of(Why.WITHDRAWN), over.said().over());
            assertEquals(Optional.of(Why.WITHDRAWN), over.turned());
            assertEquals(Optional.empty(), over.said().guest());
            assertTrue(walk.region.peru.waiting.values().stream()
                    .anyMatch(item -> item.text().equals("inbox.exchange.hosted-turned")));
            assertEquals(
                    "placement.host-answered",
                    HostWalk.refused(() -> walk.region.peru.desks.hostDesk().confirm(over.id(), over.version(), HOST)));
        }
    }

    @OnEveryDatabase
    void answered_twice_changes_nothing(TestDatabase database) {
        try (HostWalk walk = new HostWalk(database).accepted()) {
            HostRequest first = walk.confirmed();
            var desk = walk.region.peru.desks.hostDesk();
            assertEquals(first, desk.confirm(first.id(), first.version(), HOST));
            assertEquals(1, walk.region.peru.exchange.waiting(CO));
            assertEquals(
                    "placement.host-answered",
                    HostWalk.refused(() -> desk.decline(first.id(), first.version(), "No", HOST)));
            assertThrows(Stale.class, () -> desk.decline(first.id(), first.version() - 1, "No", HOST));
            walk.region.carryAll();

            int version = walk.here().version();
            String again = TravellingHostAnswer.of(
                            first.id(), walk.request().answer().orElseThrow())
                    .text();
            walk.takes(walk.region.colombia, School.id(), CallShares.HOST_ANSWER, PE, 9, CO, again);
            walk.region.carryAll();
            assertEquals(version, walk.here().version());
            assertEquals(Optional.empty(), walk.asked().turned());
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
            walk.declined("Obras en la sede");
            walk.region.carryAll();

            walk.both(Stage.HOST_CONFIRMED);
            HostRequest told = walk.request();
            assertEquals(Standing.CONFIRMED, told.standing());
            assertTrue(told.said().entered());
            assertEquals(Optional.of(Why.ANSWERED), told.turned());
            assertFalse(walk.asked().answered());
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
            walk.confirmed();
            walk.region.carryAll();

            assertEquals(version, walk.here().version());
            assertTrue(walk.asked().answered());
            assertFalse(walk.request().said().entered());
            assertEquals(Optional.empty(), walk.request().turned());
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
            walk.confirmed();
            walk.region.carryAll();

            assertEquals(Stage.ACCEPTED, Stage.of(walk.here()));
            HostRequest again = walk.request();
            assertEquals(Optional.of(Why.ELSEWHERE), again.turned());
            assertEquals(Standing.OPEN, again.standing(), "the host may answer otherwise");
            walk.declined("Entonces no");
            walk.region.carryAll();
            assertEquals(Stage.HOST_DECLINED, Stage.of(walk.here()));
            assertEquals(Optional.empty(), walk.request().turned());
        }
    }
}
