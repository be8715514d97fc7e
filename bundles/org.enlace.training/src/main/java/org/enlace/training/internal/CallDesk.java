package org.enlace.training.internal;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Forbidden;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Part;
import org.enlace.training.Place;
import org.enlace.training.Stamp;
import org.enlace.training.Trainings;
import org.enlace.training.exchange.Call;
import org.enlace.training.exchange.Calls;
import org.enlace.training.exchange.ExchangeCall;
import org.enlace.training.exchange.ExchangeCall.State;
import org.enlace.training.exchange.HostOffer;
import org.enlace.training.exchange.HostPlace;

/** The use cases of calls and hosts' places. */
final class CallDesk implements Calls {
    private final TrainingStores stores;
    private final Changes changes;
    private final Capitals capitals;
    private final CancelledCalls cancelled;
    private final ExchangeOwners owners;
    private final CountryCode own;

    /** @param own the country of the node */
    CallDesk(TrainingStores stores, Changes changes, Capitals capitals, ApplicationMoves moves, CountryCode own) {
        this.stores = stores;
        this.changes = changes;
        this.capitals = capitals;
        this.cancelled = new CancelledCalls(stores, moves);
        this.owners = moves.owners();
        this.own = own;
    }

    /** The call, as far as it exists for a caller. */
    static ExchangeCall known(TrainingStores stores, RecordId id, Caller caller) {
        return stores.calls()
                .find(id)
                .filter(call -> !(call instanceof ExchangeCall.Draft) || caller.holds(Trainings.ORGANISE))
                .orElseThrow(() -> new NotFound(ExchangeCall.KIND, id.toString()));
    }

    /** The day by which deadlines and stays are counted: UTC's, for all countries the same. */
    static LocalDate today(Stamp stamp) {
        return LocalDate.ofInstant(stamp.at(), ZoneOffset.UTC);
    }

    @Override
    public ExchangeCall find(RecordId id, Caller caller) {
        caller.require(Trainings.READ);
        return known(stores, id, caller);
    }

    @Override
    public List<ExchangeCall> findAll(Set<RecordId> ids, Caller caller) {
        caller.require(Trainings.READ);
        return stores.calls().findAll(ids).stream()
                .filter(call -> !(call instanceof ExchangeCall.Draft) || caller.holds(Trainings.ORGANISE))
                .toList();
    }

    @Override
    public Part<ExchangeCall> list(Optional<State> state, String words, Place place, int size, Caller caller) {
        caller.require(Trainings.READ);
        Set<State> states = state.map(Set::of).orElse(Set.of(State.values()));
        if (!caller.holds(Trainings.ORGANISE)) {
            states = states.stream().filter(each -> each != State.DRAFT).collect(Collectors.toSet());
        }
        return states.isEmpty()
                ? new Part<>(List.of(), Optional.empty(), Optional.empty())
                : stores.calls().page(states, words, place, size);
    }

    @Override
    public ExchangeCall.Draft create(Call content, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return changes.make(caller, stamp -> {
            ExchangeCall.Draft draft = ExchangeCall.Draft.first(withId(content, changes.next()), stamp);
            stores.calls().write(draft);
            changes.record(about(Act.done("training.create-call", caller), draft));
            return draft;
        });
    }

    private static Call withId(Call content, RecordId id) {
        return new Call(
                id,
                content.title(),
                content.themes(),
                content.window(),
                content.days(),
                content.themeRequired(),
                content.deadline(),
                content.conditions());
    }

    private static Act about(Act act, ExchangeCall call) {
        return act.on(ExchangeCall.KIND, call.id());
    }

    /** Changes a call, in one transaction with the entry in the audit. */
    private <S extends ExchangeCall> S change(
            RecordId id, int version, Act act, Caller caller, BiFunction<ExchangeCall, Stamp, S> work) {
        caller.require(Trainings.ORGANISE);
        return changes.make(caller, stamp -> {
            ExchangeCall now = known(stores, id, caller);
            owners.requireOwnCall(id);
            Changes.expect(version, now.version(), ExchangeCall.KIND, id);
            S changed = work.apply(now, stamp);
            stores.calls().write(changed);
            changes.record(about(act, changed));
            changes.callFound();
            return changed;
        });
    }

    @Override
    public ExchangeCall revise(RecordId id, int version, Call content, Caller caller) {
        return change(id, version, Act.done("training.revise-call", caller), caller, (now, stamp) -> {
            Call other = withId(content, id);
            return now.live() instanceof ExchangeCall.Draft draft
                    ? draft.revise(other, stamp)
                    : now.open().revise(other, stamp);
        });
    }

    @Override
    public ExchangeCall.Open publish(RecordId id, int version, Caller caller) {
        return change(id, version, Act.done("training.publish-call", caller), caller, (now, stamp) -> now.as(
                        ExchangeCall.Draft.class)
                .publish(today(stamp), stamp));
    }

    @Override
    public ExchangeCall.Closed close(RecordId id, int version, Caller caller) {
        return change(id, version, Act.done("training.close-call", caller), caller, (now, stamp) -> now.open()
                .close(stamp));
    }

    @Override
    public ExchangeCall.Open reopen(RecordId id, int version, Caller caller) {
        return change(id, version, Act.done("training.reopen-call", caller), caller, (now, stamp) -> now.as(
                        ExchangeCall.Closed.class)
                .reopen(today(stamp), stamp));
    }

    @Override
    public ExchangeCall.Cancelled cancel(RecordId id, int version, String reason, Caller caller) {
        Act act = Act.done("training.cancel-call", caller);
        return change(
                id,
                version,
                reason == null || reason.isBlank() ? act : act.because(reason),
                caller,
                (now, stamp) -> cancelled.cancel(now, reason, stamp, caller));
    }

    @Override
    public List<HostOffer> places(RecordId call, Caller caller) {
        return stores.calls().offers(find(call, caller).id());
    }

    @Override
    public HostOffer place(RecordId id, Caller caller) {
        caller.require(Trainings.READ);
        HostOffer offer = stores.calls().offer(id).orElseThrow(() -> new NotFound(HostOffer.KIND, id.toString()));
        known(stores, offer.call(), caller);
        return offer;
    }

    @Override
    public Map<RecordId, Integer> taken(RecordId call, Caller caller) {
        return stores.applications().taken(find(call, caller).id());
    }

    /** Places are the hosts': of the own country, or of any for whoever organises. */
    private void requireHost(CountryCode country, Caller caller) {
        caller.require(HOST);
        if (!country.equals(own) && !caller.holds(Trainings.ORGANISE)) {
            throw new Refusal(
                            "placement.host-country",
                            country + " is not " + own + ", whose units offer places here; ask the organiser",
                            country,
                            own)
                    .at("country");
        }
        capitals.require(country, "country");
    }

    @Override
    public HostOffer offer(RecordId call, HostPlace content, Caller caller) {
        requireHost(content.country(), caller);
        return changes.make(caller, stamp -> {
            ExchangeCall now = known(stores, call, caller).live();
            owners.requireOwnCall(call);
            if (stores.calls().offers(call).size() >= MOST_PLACES) {
                throw new Refusal(
                        "placement.most-places",
                        "A call has at most " + MOST_PLACES + " places; offer this one in another call",
                        MOST_PLACES);
            }
            HostOffer offer = HostOffer.first(now.call(), withId(content, changes.next()), stamp);
            stores.calls().write(offer);
            changes.record(about(Act.done("training.offer-place", caller), offer));
            return offer;
        });
    }

    private static HostPlace withId(HostPlace content, RecordId id) {
        return new HostPlace(
                id,
                content.country(),
                content.unit(),
                content.themes(),
                content.languages(),
                content.periods(),
                content.bands(),
                content.capacity());
    }

    private static Act about(Act act, HostOffer offer) {
        return act.on(HostOffer.KIND, offer.id())
                .fact("call", offer.call())
                .fact("country", offer.place().country());
    }

    private HostOffer changeOffer(
            RecordId id, int version, Act act, Caller caller, BiFunction<HostOffer, Stamp, HostOffer> work) {
        if (!caller.holds(HOST)) {
            throw new Forbidden(HOST);
        }
        return changes.make(caller, stamp -> {
            HostOffer now = place(id, caller);
            requireHost(now.place().country(), caller);
            Changes.expect(version, now.version(), HostOffer.KIND, id);
            HostOffer changed = work.apply(now, stamp);
            stores.calls().write(changed);
            changes.record(about(act, changed));
            return changed;
        });
    }

    private int taken(HostOffer offer) {
        return stores.applications().taken(offer.call()).getOrDefault(offer.id(), 0);
    }

    @Override
    public HostOffer reviseOffer(RecordId id, int version, HostPlace content, Caller caller) {
        return changeOffer(id, version, Act.done("training.revise-place", caller), caller, (now, stamp) -> {
            Call call = known(stores, now.call(), caller).live().call();
            return now.revise(call, withId(content, id), taken(now), stamp);
        });
    }

    @Override
    public HostOffer withdrawOffer(RecordId id, int version, Caller caller) {
        return changeOffer(
                id,
                version,
                Act.done("training.withdraw-place", caller),
                caller,
                (now, stamp) -> now.withdraw(taken(now), stamp));
    }
}
