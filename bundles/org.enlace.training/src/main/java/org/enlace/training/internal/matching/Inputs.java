package org.enlace.training.internal.matching;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.Candidate;
import org.enlace.training.exchange.HostPlace;
import org.enlace.training.exchange.MatchingInput;
import org.enlace.training.exchange.MatchingSetup;
import org.enlace.training.exchange.MatchingSetups.Conflict;
import org.enlace.training.exchange.PairKind;
import org.enlace.training.exchange.Pairing;
import org.enlace.training.exchange.Placement;
import org.enlace.training.exchange.Quotas;
import org.enlace.training.exchange.Reciprocity;
import org.enlace.training.exchange.Weights;

/** Puts together what a run looks at, as it stands at the moment: what is left of places and quotas, and the balance between countries. */
final class Inputs {
    private final MatchingStore store;
    private final ExchangeRecords records;
    private final MatchingSettings settings;

    Inputs(MatchingStore store, ExchangeRecords records, MatchingSettings settings) {
        this.store = store;
        this.records = records;
        this.settings = settings;
    }

    /**
     * @param call         as it stands
     * @param setup        as it stands
     * @param input        all that a run looks at
     * @param applications of the candidates, by id, as they stand
     * @param placed       by place: officers that were accepted there, wherever they are on their way
     */
    record Now(
            ExchangeRecords.Standing call,
            MatchingSetup setup,
            MatchingInput input,
            Map<RecordId, Application> applications,
            Map<RecordId, Integer> placed) {
        int seats() {
            return input.places().stream().mapToInt(HostPlace::capacity).sum();
        }
    }

    /**
     * Nobody is sent into days that are gone: the call is looked at from today on, and as it is where no stay of it is left, which a run
     * refuses.
     *
     * @throws Refusal {@code placement.too-many}
     */
    Now now(RecordId id, LocalDate today) {
        ExchangeRecords.Standing call = records.call(id);
        MatchingSetup setup = store.setup(id).orElseGet(() -> MatchingSetup.none(id));
        Map<RecordId, Application> looking = new TreeMap<>();
        List<Candidate> candidates = new ArrayList<>();
        Map<RecordId, Placement> settled = new HashMap<>();
        Map<RecordId, Integer> placed = new HashMap<>();
        Map<CountryCode, Integer> sent = new HashMap<>();
        Map<CountryCode, Integer> received = new HashMap<>();
        Set<Pairing> bans = new HashSet<>(setup.of(PairKind.BANNED));
        for (Application application : records.applications(id)) {
            candidate(application).ifPresent(candidate -> {
                looking.put(application.id(), application);
                candidates.add(candidate);
                application.core().declinedBy().forEach(place -> bans.add(new Pairing(application.id(), place)));
            });
            seat(application).ifPresent(placement -> {
                settled.put(application.id(), placement);
                placed.merge(placement.place(), 1, Integer::sum);
                sent.merge(application.form().profile().country(), 1, Integer::sum);
                received.merge(placement.host(), 1, Integer::sum);
            });
        }
        Weights weights = setup.weights().orElseGet(settings::weights);
        Set<Pairing> pins = new HashSet<>(setup.of(PairKind.PINNED));
        pins.removeIf(pin -> settled.containsKey(pin.candidate())
                && settled.get(pin.candidate()).place().equals(pin.place()));
        MatchingInput input = new MatchingInput(
                call.call().from(today).orElse(call.call()),
                weights,
                candidates,
                left(call.places(), placed),
                new Quotas(
                        left(setup.quotas().sending(), sent),
                        left(setup.quotas().receiving(), received)),
                setup.of(PairKind.AGREED),
                pins,
                bans,
                frozen(today, weights));
        return new Now(call, setup, input, looking, placed);
    }

    private Reciprocity.Frozen frozen(LocalDate today, Weights weights) {
        return Reciprocity.of(records.stays()).freeze(today.getYear() - settings.years() + 1, today.getYear(), weights);
    }

    private static java.util.Optional<Candidate> candidate(Application application) {
        if (application instanceof Application.Endorsed endorsed) {
            return java.util.Optional.of(endorsed.candidate());
        }
        return application instanceof Application.Proposed proposed
                ? java.util.Optional.of(proposed.candidate())
                : java.util.Optional.empty();
    }

    /** Where somebody has a place that a coordinator accepted and the host did not decline. */
    static java.util.Optional<Placement> seat(Application application) {
        return application instanceof Application.Placed placed
                        && !(application instanceof Application.Proposed)
                        && !(application instanceof Application.HostDeclined)
                ? java.util.Optional.of(placed.placement())
                : java.util.Optional.empty();
    }

    private static List<HostPlace> left(List<HostPlace> places, Map<RecordId, Integer> placed) {
        List<HostPlace> left = new ArrayList<>();
        for (HostPlace place : places) {
            int capacity = place.capacity() - placed.getOrDefault(place.id(), 0);
            if (capacity > 0) {
                left.add(with(place, capacity));
            }
        }
        return left;
    }

    static HostPlace with(HostPlace place, int capacity) {
        return new HostPlace(
                place.id(),
                place.country(),
                place.unit(),
                place.themes(),
                place.languages(),
                place.periods(),
                place.bands(),
                capacity);
    }

    private static Map<CountryCode, Integer> left(Map<CountryCode, Integer> quotas, Map<CountryCode, Integer> taken) {
        Map<CountryCode, Integer> left = new HashMap<>();
        quotas.forEach((country, quota) -> left.put(country, Math.max(0, quota - taken.getOrDefault(country, 0))));
        return left;
    }

    /** Each pin that cannot hold beside those before it. */
    static List<Conflict> conflicts(MatchingInput input) {
        List<Conflict> conflicts = new ArrayList<>();
        Set<Pairing> sound = new HashSet<>();
        for (Pairing pin : input.pins().stream()
                .sorted(java.util.Comparator.comparing(Pairing::candidate).thenComparing(Pairing::place))
                .toList()) {
            sound.add(pin);
            try {
                OfficerMatching.requirePins(input.pinned(sound));
            } catch (Refusal refusal) {
                sound.remove(pin);
                conflicts.add(new Conflict(pin, refusal));
            }
        }
        return conflicts;
    }
}
