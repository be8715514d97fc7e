package org.enlace.training.internal;

import java.util.Optional;
import org.enlace.exchange.Exchange;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;
import org.enlace.training.Nomination;
import org.enlace.training.Nominations;
import org.enlace.training.Person;
import org.enlace.training.Series;
import org.enlace.training.Stamp;
import org.enlace.training.internal.TravelStore.Arrival;
import org.enlace.training.internal.travel.Said;
import org.enlace.training.internal.travel.TravellingAnswers;
import org.enlace.training.internal.travel.TravellingNomination;

/**
 * Takes in whom other countries nominate for series of this node. What a person is called and where mail goes is their country's to say;
 * seats are given here. A person whom the organiser had entered meanwhile keeps the seat, in the country's own nomination.
 */
public final class NominationArrivals {
    private final TrainingStores stores;
    private final Changes changes;
    private final WaitingLists waiting;
    private final Exchange exchange;

    NominationArrivals(TrainingStores stores, Changes changes, WaitingLists waiting, Wire wire) {
        this.stores = stores;
        this.changes = changes;
        this.waiting = waiting;
        exchange = wire.exchange();
    }

    public void nomination(SharedRecord record, String text) {
        Arrivals.requireNotRed(record);
        TravellingNomination said = TravellingNomination.read(record.owner(), text);
        changes.make(Caller.node(), stamp -> {
            Series series = stores.series()
                    .find(said.series())
                    .filter(one -> one.owner().isEmpty())
                    .orElseThrow(() -> new Refusal(
                                    "training.travel-series", "The series that is meant is none of this node's")
                            .at("series"));
            Optional<Nomination> before = held(record);
            boolean open = series instanceof Series.Open;
            Nomination now =
                    before.isPresent() ? again(before.get(), said, open, stamp) : first(record, said, series, stamp);
            stores.travel().put(new Arrival(record.id(), record.owner(), record.version()));
            if (open
                    && now instanceof Nomination.Live
                    && (before.isPresent() || said.need().isPresent())) {
                stores.nominations().setNeed(now.id(), said.need().orElse(""));
            }
            changes.record(Act.done("training.receive-nomination", Caller.node())
                    .on(Nominations.KIND, record.id())
                    .fact("series", series.id())
                    .fact("country", record.owner())
                    .fact("version", record.version())
                    .concerning(Nominations.KIND + ":" + record.id()));
            decided(series, stamp);
            return null;
        });
    }

    private Optional<Nomination> held(SharedRecord record) {
        Optional<Nomination> before = stores.nominations().find(record.id());
        before.ifPresent(one -> {
            Arrival arrival = stores.travel()
                    .arrival(record.id())
                    .filter(came -> came.country().equals(record.owner()))
                    .orElseThrow(() -> Arrivals.notTheirs("owner"));
            Arrivals.requireNewer(arrival.sent(), record);
        });
        return before;
    }

    private void decided(Series series, Stamp stamp) {
        if (series instanceof Series.Open open) {
            waiting.undecided(open);
            waiting.settle(open, stamp, Caller.node());
        }
    }

    private Nomination again(Nomination before, TravellingNomination said, boolean open, Stamp stamp) {
        if (!before.series().equals(said.series())) {
            throw Said.form("series");
        }
        Nomination now = before;
        if (!before.person().equals(said.person())) {
            // Whoever decides on the one they looked at finds out that it says somebody else now.
            stores.travel().correct(before.id(), said.person());
            now = stores.nominations().find(before.id()).orElseThrow();
        }
        if (said.withdrawn() && now instanceof Nomination.Live live) {
            return withdrawn(live, said.reason(), stamp);
        }
        return now;
    }

    private Nomination withdrawn(Nomination.Live live, String reason, Stamp stamp) {
        Nomination gone = live.withdraw(reason, stamp);
        stores.nominations().write(gone);
        stores.nominations().setNeed(gone.id(), "");
        return gone;
    }

    private Nomination first(SharedRecord record, TravellingNomination said, Series series, Stamp stamp) {
        // Counted by country, what was withdrawn included: nobody fills a series for the others.
        if (stores.travel().arrived(series.id(), record.owner()).size() >= TravellingAnswers.MOST) {
            throw new Refusal(
                    "training.travel-most",
                    "A country sends at most " + TravellingAnswers.MOST + " nominations for a series",
                    TravellingAnswers.MOST);
        }
        Nomination.Nominated made = Nomination.Nominated.first(record.id(), series.id(), said.person(), stamp);
        stores.nominations().write(made);
        if (said.withdrawn()) {
            return withdrawn(made, said.reason(), stamp);
        }
        Optional<Turned> turned = turned(record, series);
        if (turned.isPresent()) {
            return withdrawn(made, turned.get().text(), stamp);
        }
        // Among the country's own people: no answer tells one country whom another has nominated.
        return stores.nominations().live(series.id()).stream()
                .filter(one ->
                        !one.id().equals(made.id()) && one.person().country().equals(record.owner()))
                .filter(one -> same(one.person(), said.person()))
                .findFirst()
                .map(twin -> beside(made, twin, stamp))
                .orElse(made);
    }

    private Optional<Turned> turned(SharedRecord record, Series series) {
        if (!(series instanceof Series.Open)) {
            return Optional.of(Turned.LATE);
        }
        if (series.content().quotas().seats(record.owner()).isEmpty()) {
            return Optional.of(Turned.NOT_INVITED);
        }
        boolean shared = exchange.find(series.id())
                .filter(one -> one.audience().contains(record.owner()))
                .isPresent();
        return shared ? Optional.empty() : Optional.of(Turned.NOT_SHARED);
    }

    private static boolean same(Person one, Person other) {
        return PastedList.key(one.mail()).equals(PastedList.key(other.mail()));
    }

    /** Somebody with the same mail address is nominated already: entered here, which gives way, or by another node, which does not. */
    private Nomination beside(Nomination.Nominated made, Nomination twin, Stamp stamp) {
        boolean entered = stores.travel().arrival(twin.id()).isEmpty();
        if (!entered || !(twin instanceof Nomination.Live live)) {
            return withdrawn(made, Turned.DUPLICATE.text(), stamp);
        }
        Optional<String> need = stores.nominations().need(twin.id());
        withdrawn(live, Turned.TAKEN_OVER.text(), stamp);
        Nomination next = made;
        if (twin instanceof Nomination.Confirmed) {
            next = made.confirm(stamp);
        } else if (twin instanceof Nomination.Waiting queued) {
            // It keeps its place, which goes by the moment.
            next = made.queue(new Stamp(stamp.officer(), queued.since()));
        }
        if (next != made) {
            stores.nominations().write(next);
        }
        RecordId id = next.id();
        need.ifPresent(words -> stores.nominations().setNeed(id, words));
        return next;
    }

    /** Its country took the record back: the person is nominated no more. */
    public void takenBack(SharedRecord record, String reason) {
        changes.make(Caller.node(), stamp -> {
            Optional<Arrival> arrival = stores.travel().arrival(record.id()).filter(came -> came.country()
                    .equals(record.owner()));
            arrival.flatMap(came -> stores.nominations().find(came.nomination()))
                    .ifPresent(now -> {
                        if (now instanceof Nomination.Live live) {
                            String why = Arrivals.cleaned(reason);
                            withdrawn(
                                    live,
                                    why.length() > Nomination.Withdrawn.LONGEST_REASON
                                            ? why.substring(0, Nomination.Withdrawn.LONGEST_REASON)
                                            : why,
                                    stamp);
                            decided(SessionDesk.series(stores, now.series()), stamp);
                        }
                        changes.record(Act.done("training.nomination-taken-back", Caller.node())
                                .on(Nominations.KIND, record.id())
                                .fact("country", record.owner())
                                .concerning(Nominations.KIND + ":" + record.id()));
                    });
            return null;
        });
    }
}
