package org.enlace.training.internal.matching;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.training.Stamp;
import org.enlace.training.Trainings;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.HostPlace;
import org.enlace.training.exchange.MatchedLine;
import org.enlace.training.exchange.MatchingRun;
import org.enlace.training.exchange.MatchingRuns;
import org.enlace.training.exchange.MatchingRuns.Decided;
import org.enlace.training.exchange.MatchingSetup;
import org.enlace.training.exchange.Placement;
import org.enlace.training.exchange.Quotas;
import org.enlace.training.internal.Changes;

/** What a coordinator decides of the proposals of a run. */
final class Decisions {
    private final MatchingStore store;
    private final ExchangeRecords records;
    private final Changes changes;

    Decisions(MatchingStore store, ExchangeRecords records, Changes changes) {
        this.store = store;
        this.records = records;
        this.changes = changes;
    }

    Application.Accepted accept(RecordId call, int number, RecordId id, int version, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return changes.make(caller, stamp -> {
            MatchingRun run = latest(call, number);
            Application.Proposed proposed = proposed(run, id, version);
            Room room = new Room(run);
            Application.Accepted accepted = room.accept(proposed, stamp);
            records.write(List.of(accepted));
            record("training.accept-proposal", run, accepted, caller);
            return accepted;
        });
    }

    Decided acceptAll(RecordId call, int number, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return changes.make(caller, stamp -> {
            MatchingRun run = latest(call, number);
            Map<RecordId, MatchedLine> lines = lines(run);
            Room room = new Room(run);
            Map<RecordId, Refusal> left = new LinkedHashMap<>();
            Map<RecordId, Application.Accepted> accepted = new LinkedHashMap<>();
            for (Application.Proposed proposed : open(run, lines)) {
                try {
                    accepted.put(proposed.id(), room.accept(proposed, stamp));
                } catch (Refusal refusal) {
                    left.put(proposed.id(), refusal);
                }
            }
            records.write(accepted.values());
            accepted.values().forEach(one -> record("training.accept-proposal", run, one, caller));
            return new Decided(accepted.size(), left);
        });
    }

    Application.Endorsed discard(RecordId call, int number, RecordId id, int version, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return changes.make(caller, stamp -> {
            MatchingRun run = latest(call, number);
            Application.Endorsed endorsed = proposed(run, id, version).discard(stamp);
            records.write(List.of(endorsed));
            record("training.discard-proposal", run, endorsed, caller);
            return endorsed;
        });
    }

    int discardAll(RecordId call, int number, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return changes.make(caller, stamp -> {
            MatchingRun run = latest(call, number);
            List<Application.Endorsed> endorsed = open(run, lines(run)).stream()
                    .map(proposed -> proposed.discard(stamp))
                    .toList();
            records.write(endorsed);
            endorsed.forEach(one -> record("training.discard-proposal", run, one, caller));
            return endorsed.size();
        });
    }

    private void record(String act, MatchingRun run, Application application, Caller caller) {
        changes.record(Act.done(act, caller)
                .on(Application.KIND, application.id())
                .fact("call", run.call())
                .fact("run", run.number())
                .concerning(application.form().officer()));
    }

    /** Only the latest run proposes: what an earlier one said of capacities and of others does not hold any more. */
    private MatchingRun latest(RecordId call, int number) {
        MatchingRun run = store.run(call, number)
                .orElseThrow(() -> new NotFound(MatchingRuns.KIND, call + "/" + number));
        int last = store.last(call);
        if (last != number) {
            throw new Refusal(
                    "placement.run-old",
                    "Run " + number + " is not the latest one; decide on the proposals of run " + last,
                    number,
                    last);
        }
        return run;
    }

    private Application.Proposed proposed(MatchingRun run, RecordId id, int version) {
        MatchedLine line = store.line(run.id(), id).orElseThrow(() -> new NotFound(Application.KIND, id.toString()));
        Application now = records.application(id).orElseThrow(() -> new NotFound(Application.KIND, id.toString()));
        if (line.proposal().isEmpty()) {
            throw new Refusal(
                    "placement.not-proposed",
                    "Run " + run.number() + " proposes no place for " + now.form().name()
                            + "; there is nothing to decide",
                    run.number(),
                    now.form().name());
        }
        if (now.version() != version || now.version() != line.version()) {
            throw new Stale(Application.KIND, id.toString());
        }
        return now.as(Application.Proposed.class);
    }

    private Map<RecordId, MatchedLine> lines(MatchingRun run) {
        Map<RecordId, MatchedLine> lines = new HashMap<>();
        store.lines(run.id()).forEach(line -> lines.put(line.application(), line));
        return lines;
    }

    /** Proposals of the run whose applications are as it left them. */
    private List<Application.Proposed> open(MatchingRun run, Map<RecordId, MatchedLine> lines) {
        return records.applications(run.call()).stream()
                .filter(Application.Proposed.class::isInstance)
                .map(Application.Proposed.class::cast)
                .filter(one -> lines.containsKey(one.id()) && lines.get(one.id()).version() == one.version())
                .toList();
    }

    /** What is left of places and quotas while proposals are accepted. */
    private final class Room {
        private final Map<RecordId, HostPlace> places = new HashMap<>();
        private final Map<RecordId, HostPlace> seen = new HashMap<>();
        private final Map<RecordId, Integer> at = new HashMap<>();
        private final Map<CountryCode, Integer> sent = new HashMap<>();
        private final Map<CountryCode, Integer> received = new HashMap<>();
        private final Quotas quotas;

        Room(MatchingRun run) {
            records.call(run.call()).places().forEach(place -> places.put(place.id(), place));
            store.frame(run.id()).places().forEach(place -> seen.put(place.id(), place));
            quotas = store.setup(run.call()).map(MatchingSetup::quotas).orElse(Quotas.NONE);
            for (Application application : records.applications(run.call())) {
                Inputs.seat(application)
                        .ifPresent(placement ->
                                take(application.form().profile().country(), placement));
            }
        }

        private void take(CountryCode sender, Placement placement) {
            at.merge(placement.place(), 1, Integer::sum);
            sent.merge(sender, 1, Integer::sum);
            received.merge(placement.host(), 1, Integer::sum);
        }

        Application.Accepted accept(Application.Proposed proposed, Stamp stamp) {
            Placement placement = proposed.placement();
            HostPlace place = Optional.ofNullable(places.get(placement.place()))
                    .filter(now -> Inputs.with(now, 1).equals(Inputs.with(seen.get(now.id()), 1)))
                    .orElseThrow(() -> new Refusal(
                            "placement.place-changed",
                            "The host changed or withdrew the place since the run; run again",
                            placement.place()));
            CountryCode sender = proposed.form().profile().country();
            requireLess(at.getOrDefault(place.id(), 0), place.capacity(), "place-full", place.unit());
            requireLess(sent.getOrDefault(sender, 0), quotas.sends(sender), "sending-full", sender.value());
            requireLess(
                    received.getOrDefault(place.country(), 0),
                    quotas.receives(place.country()),
                    "receiving-full",
                    place.country().value());
            Application.Accepted accepted = proposed.accept(stamp);
            take(sender, placement);
            return accepted;
        }

        private void requireLess(int taken, int most, String code, String whose) {
            if (taken >= most) {
                throw new Refusal(
                        "placement." + code,
                        "\"" + whose + "\" has room for " + most + " and " + taken
                                + " were accepted; run again or raise it",
                        whose,
                        most,
                        taken);
            }
        }
    }
}
