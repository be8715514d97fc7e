package org.enlace.training.internal;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.enlace.exchange.Exchange;
import org.enlace.exchange.Exchange.Sharing;
import org.enlace.exchange.Peer;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.RecordId;
import org.enlace.platform.Tlp;
import org.enlace.training.SeriesShares.Standing;
import org.enlace.training.Stamp;
import org.enlace.training.Trainings;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.CallShares;
import org.enlace.training.exchange.Guest;
import org.enlace.training.exchange.HostAsked;
import org.enlace.training.exchange.HostRequest;
import org.enlace.training.exchange.HostRequest.NotTaken;
import org.enlace.training.exchange.HostRequest.State;
import org.enlace.training.exchange.HostRequest.Why;
import org.enlace.training.exchange.Preparation;
import org.enlace.training.internal.HostStore.Asked;
import org.enlace.training.internal.travel.TravellingHostRequest;

/**
 * Asks hosts of third countries on their own nodes, in the transaction of each change: once a placement is accepted, where the host's
 * country takes part with a node that reads such questions. What the host is told follows the application until the stay was held. Where
 * the country does not take part whoever organises notes what it answers, as they may anyhow.
 */
public final class HostAsks {
    private static final Set<Standing> NOT_TAKEN =
            Set.of(Standing.NOT_ADOPTED, Standing.KEPT, Standing.QUARANTINED, Standing.REFUSED);

    private final TrainingStores stores;
    private final Changes changes;
    private final ExchangeTurns turns;
    private final Exchange exchange;
    private final Partners partners;
    private final CountryCode own;

    /** @param own the country of the node */
    HostAsks(TrainingStores stores, Changes changes, ExchangeTurns turns, Wire wire, CountryCode own) {
        this.stores = stores;
        this.changes = changes;
        this.turns = turns;
        this.own = own;
        exchange = wire.exchange();
        partners = new Partners(wire);
    }

    /** Keeps hosts in step with what a change touched. */
    void changed(Stamp stamp) {
        Supplier<Set<CountryCode>> reading = once(this::reading);
        for (RecordId id : stores.foreign().applications(stamp.at())) {
            stores.applications()
                    .find(id)
                    .filter(one -> stores.foreign().call(one.core().call()).isEmpty())
                    .ifPresent(one -> follow(one, reading, stamp));
        }
    }

    private static <T> Supplier<T> once(Supplier<T> asking) {
        return new Supplier<>() {
            private T known;

            @Override
            public T get() {
                if (known == null) {
                    known = asking.get();
                }
                return known;
            }
        };
    }

    /** Those whose nodes are trusted and read such questions. */
    private Set<CountryCode> reading() {
        return partners.trusted().values().stream()
                .filter(peer -> peer.types().containsKey(CallShares.HOST_REQUEST))
                .map(Peer::country)
                .collect(Collectors.toSet());
    }

    private void follow(Application application, Supplier<Set<CountryCode>> reading, Stamp stamp) {
        stores.hosts().askedAbout(application.id()).forEach(asked -> tell(asked, application));
        if (application instanceof Application.Accepted accepted
                && !accepted.placement().host().equals(own)
                && reading.get().contains(accepted.placement().host())) {
            ask(accepted, stamp);
        }
    }

    private void ask(Application.Accepted accepted, Stamp stamp) {
        RecordId place = accepted.placement().place();
        Optional<Asked> before = stores.hosts().asked(accepted.id(), place);
        if (before.isPresent()) {
            return;
        }
        CountryCode host = accepted.placement().host();
        RecordId record = changes.next();
        String text = text(said(accepted, Optional.empty(), false));
        stores.hosts()
                .put(new Asked(
                        record,
                        accepted.id(),
                        place,
                        host,
                        stamp.at(),
                        text,
                        false,
                        Optional.empty(),
                        0,
                        Optional.empty(),
                        false));
        exchange.share(
                sharing(record, CallShares.HOST_REQUEST, TravellingHostRequest.FORMAT, host, text), Wire.CARRIER);
        changes.record(ApplicationMoves.about(Act.done("training.ask-host", Caller.node()), accepted)
                .fact("host", host)
                .fact("record", record));
        turns.asked(accepted);
    }

    /** Names people, and goes to one country. */
    static Sharing sharing(RecordId record, String type, int format, CountryCode to, String text) {
        return new Sharing(
                record,
                type,
                Trainings.MODULE,
                format,
                Set.of(to),
                Handling.GENERAL,
                Optional.of(Tlp.AMBER_STRICT),
                text);
    }

    private static String text(HostRequest.Said said) {
        return new TravellingHostRequest(said).text();
    }

    /** Tells the host what is so now, where that is not what it was told last. */
    void tell(Asked asked, Application application) {
        String text = text(now(asked, application));
        if (text.equals(asked.told())) {
            return;
        }
        stores.hosts().put(asked.telling(text));
        exchange.find(asked.record())
                .filter(shared -> !shared.audience().isEmpty())
                .ifPresent(shared -> exchange.revise(
                        sharing(
                                asked.record(),
                                CallShares.HOST_REQUEST,
                                TravellingHostRequest.FORMAT,
                                asked.country(),
                                text),
                        shared.version(),
                        Wire.CARRIER));
    }

    /** How the question stands by what it said last and how the application is now. */
    HostRequest.Said now(Asked asked, Application application) {
        HostRequest.Said before =
                TravellingHostRequest.read(asked.told()).said().turning(asked.turned());
        if (at(asked, application)) {
            Application.Placed placed = (Application.Placed) application;
            return told(placed) == State.OVER
                    ? before.over(Why.HELD)
                    : said(placed, asked.turned(), told(placed) != State.ASKED && !asked.answered());
        }
        if (before.state() == State.DECLINED || before.state() == State.OVER) {
            return before;
        }
        return before.over(application instanceof Application.Withdrawn ? Why.WITHDRAWN : Why.OTHER_PLACE);
    }

    /** Whether the application has the place that was asked about. */
    static boolean at(Asked asked, Application application) {
        return application instanceof Application.Placed placed
                && placed.placement().place().equals(asked.place());
    }

    private static State told(Application.Placed placed) {
        if (placed instanceof Application.HostConfirmed || placed instanceof Application.Prepared) {
            return State.CONFIRMED;
        } else if (placed instanceof Application.HostDeclined) {
            return State.DECLINED;
        }
        return placed instanceof Application.Accepted ? State.ASKED : State.OVER;
    }

    private HostRequest.Said said(Application.Placed placed, Optional<NotTaken> turned, boolean entered) {
        State state = told(placed);
        Optional<Guest> guest =
                switch (state) {
                    case ASKED -> Optional.of(Guest.nameless(placed.form()));
                    case CONFIRMED -> Optional.of(Guest.named(placed.form()));
                    default -> Optional.empty();
                };
        return new HostRequest.Said(
                stores.calls().find(placed.core().call()).orElseThrow().call().title(),
                stores.calls()
                        .offer(placed.placement().place())
                        .orElseThrow()
                        .place()
                        .unit(),
                placed.placement().stay(),
                state,
                entered,
                guest,
                ready(placed),
                Optional.empty(),
                turned);
    }

    private static Set<Preparation.Item> ready(Application.Placed placed) {
        if (placed instanceof Application.HostConfirmed confirmed) {
            return confirmed.preparation().ticked().keySet();
        }
        return placed instanceof Application.Prepared prepared
                ? prepared.preparation().ticked().keySet()
                : Set.of();
    }

    /**
     * Asks about placements that wait for a country which takes part since; and gives whoever organises the turn where the other node did
     * not take the question.
     *
     * @return how many were asked or given back
     */
    public int settle() {
        int done = 0;
        Set<CountryCode> reading = reading();
        for (RecordId id : stores.hosts().unasked(own)) {
            done += changes.<Boolean>make(Caller.node(), stamp -> since(id, reading, stamp)) ? 1 : 0;
        }
        for (Asked asked : stores.hosts().waiting()) {
            boolean lost = partners.standing(asked.record(), asked.country())
                    .filter(NOT_TAKEN::contains)
                    .isPresent();
            done += lost && changes.<Boolean>make(Caller.node(), stamp -> giveBack(asked.record())) ? 1 : 0;
        }
        return done;
    }

    private boolean since(RecordId application, Set<CountryCode> reading, Stamp stamp) {
        Optional<Application.Accepted> waits = accepted(application)
                .filter(one -> reading.contains(one.placement().host()))
                .filter(one ->
                        stores.hosts().asked(one.id(), one.placement().place()).isEmpty());
        waits.ifPresent(one -> ask(one, stamp));
        return waits.isPresent();
    }

    private Optional<Application.Accepted> accepted(RecordId application) {
        return stores.applications()
                .find(application)
                .filter(Application.Accepted.class::isInstance)
                .map(Application.Accepted.class::cast);
    }

    private boolean giveBack(RecordId record) {
        Optional<Asked> asked = stores.hosts().asked(record).filter(one -> !one.back());
        Optional<Application.Accepted> waits =
                asked.flatMap(one -> accepted(one.application()).filter(found -> at(one, found)));
        waits.ifPresent(one -> {
            stores.hosts().put(asked.get().givenBack());
            turns.now(one);
        });
        return waits.isPresent();
    }

    /** About the place an application has now. */
    Optional<HostAsked> about(Application application) {
        return stores.hosts().askedAbout(application.id()).stream()
                .filter(asked -> at(asked, application))
                .findFirst()
                .map(asked -> new HostAsked(
                        asked.country(),
                        asked.asked(),
                        asked.answered(),
                        partners.standing(asked.record(), asked.country()),
                        asked.turned().map(NotTaken::why)));
    }
}
