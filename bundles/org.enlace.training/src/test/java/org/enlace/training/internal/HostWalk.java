package org.enlace.training.internal;

import static org.enlace.training.internal.School.BR;
import static org.enlace.training.internal.School.PE;
import static org.enlace.training.internal.Swap.ANA;
import static org.enlace.training.internal.Swap.COORDINATOR;
import static org.enlace.training.internal.Swap.EVA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.enlace.exchange.Exchange;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;
import org.enlace.training.Place;
import org.enlace.training.SeriesShares;
import org.enlace.training.Trainings;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.CallShares;
import org.enlace.training.exchange.ExchangeCall;
import org.enlace.training.exchange.HostAsked;
import org.enlace.training.exchange.HostOffer;
import org.enlace.training.exchange.HostRequest;
import org.enlace.training.exchange.Preparation;
import org.enlace.training.exchange.Stage;

/** An application of an officer of Brazil to a call of Colombia, for a place in Peru, on a node each. */
final class HostWalk implements AutoCloseable {
    private static final Caller SHARER =
            School.officer("sara", Trainings.READ, Trainings.ORGANISE, SeriesShares.SHARE, Exchange.SHARE);

    final Region region;
    final Swap swap;
    final ExchangeCall.Open call;
    final HostOffer place;
    RecordId id;

    HostWalk(TestDatabase database) {
        region = Region.ofThree(database);
        reads();
        swap = new Swap(region.colombia);
        new Swap(region.brazil);
        call = swap.open();
        place = offered(PE, "Unidad de Lima");
        region.colombia.desks.callShares().share(call.id(), 0, Set.of(BR), SHARER);
        region.carryAll();
    }

    /** The nodes read questions to hosts. */
    void reads() {
        region.colombia.exchange.reads.put(CallShares.HOST_REQUEST, new TreeSet<>(Set.of(1)));
    }

    HostOffer offered(CountryCode country, String unit) {
        return region.colombia.desks.calls().offer(call.id(), Swap.place(country, unit, 1), EVA);
    }

    HostWalk endorsed() {
        Application made = region.brazil.desks.applications().apply(call.id(), Swap.form("ana", BR), ANA);
        id = made.id();
        region.brazil.desks.applications().endorse(id, 1, COORDINATOR);
        region.carryAll();
        return this;
    }

    void proposedAndAccepted(HostOffer offer) {
        region.colombia.desks.applications().propose(id, here().version(), Swap.at(offer, "2027-05-03"), EVA);
        region.colombia.desks.applications().accept(id, here().version(), EVA);
    }

    HostWalk accepted() {
        endorsed();
        proposedAndAccepted(place);
        region.carryAll();
        return this;
    }

    /** From the confirmation to the end of the stay. */
    void held() {
        var here = region.colombia.desks.applications();
        var there = region.brazil.desks.applications();
        here.tick(id, here().version(), Preparation.Item.PROGRAMME, true, EVA);
        region.carryAll();
        for (Preparation.Item item :
                List.of(Preparation.Item.TRAVEL, Preparation.Item.INSURANCE, Preparation.Item.VISA)) {
            there.tick(id, there().version(), item, true, ANA);
        }
        there.prepared(id, there().version(), COORDINATOR);
        region.carryAll();
        region.colombia.now = region.brazil.now = region.peru.now = Instant.parse("2027-05-08T12:00:00Z");
        here.hold(id, here().version(), EVA);
        region.carryAll();
        both(Stage.HELD);
    }

    Application here() {
        return region.colombia.desks.applications().find(id, EVA);
    }

    Application there() {
        return region.brazil.desks.applications().find(id, EVA);
    }

    void both(Stage stage) {
        assertEquals(stage, Stage.of(here()));
        assertEquals(stage, Stage.of(there()));
        for (School school : List.of(region.colombia, region.brazil, region.peru)) {
            assertEquals(List.of(), school.exchange.quarantine);
        }
    }

    void takes(
            School school, RecordId id, String type, CountryCode owner, long version, CountryCode to, String content) {
        Region.taken(school.desks, record(id, type, owner, version, to), content);
    }

    /** What the sender is told of a record that is not taken. */
    String told(
            School school, RecordId id, String type, CountryCode owner, long version, CountryCode to, String content) {
        SharedRecord record = record(id, type, owner, version, to);
        return assertThrows(IllegalArgumentException.class, () -> Region.taken(school.desks, record, content))
                .getMessage();
    }

    /** The one question that Peru has. */
    HostRequest request() {
        List<HostRequest> all =
                region.peru.desks.hostDesk().list(Place.FIRST, 9, Swap.HOST).items();
        assertEquals(1, all.size());
        return all.get(0);
    }

    HostRequest confirmed() {
        HostRequest asked = request();
        return region.peru.desks.hostDesk().confirm(asked.id(), asked.version(), Swap.HOST);
    }

    HostRequest declined(String reason) {
        HostRequest asked = request();
        return region.peru.desks.hostDesk().decline(asked.id(), asked.version(), reason, Swap.HOST);
    }

    HostAsked asked() {
        return region.colombia.desks.callShares().hostAsked(id, EVA).orElseThrow();
    }

    static String refused(Runnable act) {
        return assertThrows(Refusal.class, act::run).code();
    }

    private static SharedRecord record(RecordId id, String type, CountryCode owner, long version, CountryCode to) {
        return new SharedRecord(id, type, owner, version, Set.of(to), Handling.GENERAL, Optional.empty());
    }

    @Override
    public void close() {
        region.close();
    }
}
