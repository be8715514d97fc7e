package org.enlace.training.internal.matching;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.reference.Countries;
import org.enlace.training.Stamp;
import org.enlace.training.Trainings;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.FixedPair;
import org.enlace.training.exchange.MatchingInput;
import org.enlace.training.exchange.MatchingSetup;
import org.enlace.training.exchange.MatchingSetups;
import org.enlace.training.exchange.PairKind;
import org.enlace.training.exchange.Pairing;
import org.enlace.training.exchange.Quotas;
import org.enlace.training.exchange.Weights;
import org.enlace.training.internal.Changes;

/** The use cases of what is decided before a run. */
final class SetupDesk implements MatchingSetups {
    private final MatchingStore store;
    private final ExchangeRecords records;
    private final Changes changes;
    private final Inputs inputs;
    private final Countries countries;
    private final MatchingSettings settings;

    SetupDesk(
            MatchingStore store,
            ExchangeRecords records,
            Changes changes,
            Inputs inputs,
            Countries countries,
            MatchingSettings settings) {
        this.store = store;
        this.records = records;
        this.changes = changes;
        this.inputs = inputs;
        this.countries = countries;
        this.settings = settings;
    }

    @Override
    public MatchingSetup of(RecordId call, Caller caller) {
        caller.require(Trainings.ORGANISE);
        records.call(call);
        return store.setup(call).orElseGet(() -> MatchingSetup.none(call));
    }

    @Override
    public Weights defaults() {
        return settings.weights();
    }

    @Override
    public Optional<Refusal> misconfigured() {
        return settings.wrong();
    }

    @Override
    public MatchingSetup weigh(RecordId call, int version, Optional<Weights> weights, String reason, Caller caller) {
        return change(call, version, caller, (setup, stamp) -> {
            MatchingSetup changed = setup.weigh(weights, reason, stamp);
            changes.record(Act.done("training.match-weigh", caller)
                    .on(KIND, call)
                    .because(changed.reason())
                    .code("weights", words(changed.weights()))
                    .code("weights-before", words(setup.weights())));
            return changed;
        });
    }

    @Override
    public MatchingSetup limit(RecordId call, int version, Quotas quotas, Caller caller) {
        return change(call, version, caller, (setup, stamp) -> {
            quotas.sending().keySet().forEach(country -> require(country, "sending"));
            quotas.receiving().keySet().forEach(country -> require(country, "receiving"));
            changes.record(Act.done("training.match-limit", caller)
                    .on(KIND, call)
                    .codes("sends", limits(quotas.sending()))
                    .codes("receives", limits(quotas.receiving()))
                    .codes("sends-before", limits(setup.quotas().sending()))
                    .codes("receives-before", limits(setup.quotas().receiving())));
            return setup.limit(quotas, stamp);
        });
    }

    @Override
    public MatchingSetup fix(RecordId call, int version, PairKind kind, Pairing pairing, String reason, Caller caller) {
        return change(call, version, caller, (setup, stamp) -> {
            requireKnown(call, pairing);
            MatchingSetup changed = setup.fix(new FixedPair(kind, pairing, reason, stamp));
            if (kind == PairKind.PINNED) {
                requireSound(call, pairing, stamp);
            }
            changes.record(Act.done("training.match-fix", caller)
                    .on(Application.KIND, pairing.candidate())
                    .because(reason)
                    .code("pair", kind.token())
                    .fact("call", call)
                    .fact("place", pairing.place()));
            return changed;
        });
    }

    @Override
    public MatchingSetup lift(RecordId call, int version, PairKind kind, Pairing pairing, Caller caller) {
        return change(call, version, caller, (setup, stamp) -> {
            changes.record(Act.done("training.match-lift", caller)
                    .on(Application.KIND, pairing.candidate())
                    .code("pair", kind.token())
                    .fact("call", call)
                    .fact("place", pairing.place()));
            return setup.lift(kind, pairing, stamp);
        });
    }

    @Override
    public List<Conflict> conflicts(RecordId call, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return Inputs.conflicts(
                inputs.now(call, today(changes.clock().instant())).input());
    }

    static LocalDate today(java.time.Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private MatchingSetup change(
            RecordId call, int version, Caller caller, BiFunction<MatchingSetup, Stamp, MatchingSetup> work) {
        caller.require(Trainings.ORGANISE);
        return changes.make(caller, stamp -> {
            MatchingSetup setup = of(call, caller);
            records.call(call).whole().live();
            Changes.expect(version, setup.version(), KIND, call);
            MatchingSetup changed = work.apply(setup, stamp);
            store.write(changed);
            return changed;
        });
    }

    private void require(CountryCode country, String field) {
        if (countries.find(country).isEmpty()) {
            throw new Refusal(
                            "training.unknown-country",
                            "\"" + country + "\" is no country of the network; use a code of its list",
                            country.value())
                    .at(field);
        }
    }

    private void requireKnown(RecordId call, Pairing pairing) {
        boolean application = records.application(pairing.candidate())
                .filter(one -> one.core().call().equals(call))
                .isPresent();
        boolean place =
                records.call(call).places().stream().anyMatch(one -> one.id().equals(pairing.place()));
        if (!application || !place) {
            throw new Refusal(
                            "placement.pair-foreign",
                            "The " + (application ? "place " + pairing.place() : "application " + pairing.candidate())
                                    + " is not of this call; choose one of it",
                            application ? pairing.place() : pairing.candidate())
                    .at(application ? "place" : "application");
        }
    }

    /** Whether the pin can hold beside those that hold now. */
    private void requireSound(RecordId call, Pairing pin, Stamp stamp) {
        MatchingInput input = inputs.now(call, today(stamp.at())).input();
        Set<Pairing> pins = new HashSet<>(input.pins());
        Inputs.conflicts(input).forEach(conflict -> pins.remove(conflict.pin()));
        pins.add(pin);
        OfficerMatching.requirePins(input.pinned(pins));
    }

    private static String words(Optional<Weights> weights) {
        return weights.map(one -> one.toString().replace("Weights", "").replace(" ", ""))
                .orElse("configuration");
    }

    private static Set<Map.Entry<CountryCode, Integer>> limits(Map<CountryCode, Integer> quotas) {
        return new TreeMap<>(quotas).entrySet();
    }
}
