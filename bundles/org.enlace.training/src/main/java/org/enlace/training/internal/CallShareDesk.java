package org.enlace.training.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.enlace.exchange.Exchange;
import org.enlace.exchange.Peer;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.Stale;
import org.enlace.training.SeriesShares;
import org.enlace.training.SeriesShares.Partner;
import org.enlace.training.Trainings;
import org.enlace.training.exchange.Abroad;
import org.enlace.training.exchange.CallShares;
import org.enlace.training.exchange.ExchangeCall;
import org.enlace.training.exchange.HostAsked;

/** The use cases of sharing a call with those whose officers may apply. */
final class CallShareDesk implements CallShares {
    private final TrainingStores stores;
    private final Changes changes;
    private final Exchange exchange;
    private final Partners partners;
    private final ApplicationMoves moves;
    private final HostAsks asks;

    CallShareDesk(TrainingStores stores, Changes changes, Wire wire, ApplicationMoves moves, HostAsks asks) {
        this.stores = stores;
        this.changes = changes;
        this.moves = moves;
        this.asks = asks;
        exchange = wire.exchange();
        partners = new Partners(wire);
    }

    @Override
    public Optional<CountryCode> owner(RecordId call, Caller caller) {
        caller.require(Trainings.READ);
        return stores.foreign().call(call).map(ForeignStore.Foreign::country);
    }

    @Override
    public Optional<CountryCode> origin(RecordId application, Caller caller) {
        return stores.foreign()
                .application(moves.known(application, caller).id())
                .map(ForeignStore.Foreign::country);
    }

    @Override
    public Optional<Abroad> abroad(RecordId application, Caller caller) {
        return stores.foreign().abroad(moves.known(application, caller).id());
    }

    @Override
    public Optional<HostAsked> hostAsked(RecordId application, Caller caller) {
        return asks.about(moves.known(application, caller));
    }

    @Override
    public Optional<SharedRecord> find(RecordId call, Caller caller) {
        CallDesk.known(stores, call, caller);
        return owner(call, caller).isPresent() ? Optional.empty() : exchange.find(call);
    }

    @Override
    public List<Partner> partners(RecordId call, Caller caller) {
        Optional<SharedRecord> shared = find(call, caller);
        return caller.holds(SeriesShares.SHARE) && owner(call, caller).isEmpty()
                ? partners.of(
                        call,
                        CALL,
                        partners.trusted().keySet(),
                        shared.map(SharedRecord::audience).orElse(Set.of()))
                : List.of();
    }

    @Override
    public SharedRecord share(RecordId id, long version, Set<CountryCode> audience, Caller caller) {
        caller.require(SeriesShares.SHARE);
        caller.require(Exchange.SHARE);
        return changes.make(caller, stamp -> {
            ExchangeCall call = CallDesk.known(stores, id, caller);
            stores.foreign().call(id).ifPresent(foreign -> {
                throw new Refusal(
                        "placement.others-call",
                        "The call is of " + foreign.country() + ", which alone changes it; apply to it here",
                        foreign.country());
            });
            if (call instanceof ExchangeCall.Draft || call instanceof ExchangeCall.Cancelled) {
                throw new Refusal(
                        "placement.call-state",
                        "\"" + call.call().title() + "\" is \"" + call.state().token()
                                + "\", which does not allow this; look at it again",
                        call.call().title(),
                        call.state().token());
            }
            Optional<SharedRecord> before = exchange.find(id);
            if (before.map(SharedRecord::version).orElse(0L) != version) {
                throw new Stale("shared-record", id.toString());
            }
            require(audience, before.map(SharedRecord::audience).orElse(Set.of()));
            var sharing = ExchangeCopies.sharing(call, Set.copyOf(audience));
            return version == 0 ? exchange.share(sharing, caller) : exchange.revise(sharing, version, caller);
        });
    }

    private void require(Set<CountryCode> audience, Set<CountryCode> before) {
        Partners.requireSomebody(audience, before);
        Map<CountryCode, Peer> trusted = partners.trusted();
        Set<CountryCode> strangers = new TreeSet<>(audience);
        strangers.removeAll(before);
        strangers.stream()
                .filter(country -> !trusted.containsKey(country))
                .findFirst()
                .ifPresent(country -> {
                    throw Partners.unknown(country);
                });
    }
}
