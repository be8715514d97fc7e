package org.enlace.training.internal.matching;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.training.Trainings;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.Applications;
import org.enlace.training.exchange.HostPlace;
import org.enlace.training.exchange.MatchedLine;
import org.enlace.training.exchange.MatchingRun;
import org.enlace.training.exchange.MatchingRuns;
import org.enlace.training.exchange.MatchingRuns.Decided;
import org.enlace.training.exchange.MatchingSetup;
import org.enlace.training.exchange.Placement;
import org.enlace.training.exchange.Quotas;
import org.enlace.training.exchange.Route;
import org.enlace.training.internal.Changes;

/**
 * What a coordinator decides of the proposals of a run: whether the run still says what is so is looked at here, the rest by the use
 * case that decides on any application.
 */
final class Decisions {
    private final MatchingStore store;
    private final ExchangeRecords records;
    private final Changes changes;
    private final Applications applications;

    Decisions(MatchingStore store, ExchangeRecords records, Changes changes, Applications applications) {
        this.store = store;
        this.records = records;
        this.changes = changes;
        this.applications = applications;
    }

    Application.Accepted accept(RecordId call, int number, RecordId id, int version, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return accept(find(call, number), frame(call, number), id, version, caller);
    }

    Decided acceptAll(RecordId call, int number, Caller caller) {
        caller.require(Trainings.ORGANISE);
        MatchingRun run = latest(call, number);
        Map<RecordId, HostPlace> frame = frame(call, number);
        Map<RecordId, Refusal> left = new LinkedHashMap<>();
        int accepted = 0;
        for (Application.Proposed proposed : open(run)) {
            try {
                accept(run, frame, proposed.id(), proposed.version(), caller);
                accepted++;
            } catch (Refusal refusal) {
                left.put(proposed.id(), refusal);
            } catch (Stale stale) {
                left.put(
                        proposed.id(),
                        new Refusal(
                                "placement.changed-since-run",
                                "The application of " + proposed.form().name() + " changed since run " + number
                                        + "; run again",
                                proposed.form().name(),
                                number));
            }
        }
        return new Decided(accepted, left);
    }

    private Application.Accepted accept(
            MatchingRun run, Map<RecordId, HostPlace> frame, RecordId id, int version, Caller caller) {
        return changes.make(caller, stamp -> {
            latest(run.call(), run.number());
            Application.Proposed proposed = proposed(run, id, version);
            requireSame(frame, run.call(), proposed.placement());
            requireQuota(run.call(), proposed);
            return applications.accept(id, version, caller);
        });
    }

    Application.Endorsed discard(RecordId call, int number, RecordId id, int version, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return changes.make(caller, stamp -> {
            proposed(latest(call, number), id, version);
            return applications.discard(id, version, caller);
        });
    }

    int discardAll(RecordId call, int number, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return changes.make(caller, stamp -> {
            List<Application.Proposed> open = open(latest(call, number));
            open.forEach(proposed -> applications.discard(proposed.id(), proposed.version(), caller));
            return open.size();
        });
    }

    private MatchingRun find(RecordId call, int number) {
        return store.run(call, number).orElseThrow(() -> new NotFound(MatchingRuns.KIND, call + "/" + number));
    }

    /** Only the latest run proposes: what an earlier one said of capacities and of others does not hold any more. */
    private MatchingRun latest(RecordId call, int number) {
        MatchingRun run = find(call, number);
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

    /** @throws Stale where the application changed since it was shown, or since the run */
    private Application.Proposed proposed(MatchingRun run, RecordId id, int version) {
        MatchedLine line = store.line(run.id(), id).orElseThrow(() -> new NotFound(Application.KIND, id.toString()));
        Application now = records.application(id).orElseThrow(() -> new NotFound(Application.KIND, id.toString()));
        if (line.proposal().isEmpty()) {
            throw new Refusal(
                    "placement.not-proposed",
                    "Run " + run.number() + " proposes no place for "
                            + now.form().name() + "; there is nothing to decide",
                    now.form().name(),
                    run.number());
        }
        if (now.version() != version || now.version() != line.version()) {
            throw new Stale(Application.KIND, id.toString());
        }
        return now.as(Application.Proposed.class);
    }

    /** Proposals of the run whose applications are as it left them. */
    private List<Application.Proposed> open(MatchingRun run) {
        Map<RecordId, Integer> versions = new HashMap<>();
        store.lines(run.id()).forEach(line -> versions.put(line.application(), line.version()));
        return records.applications(run.call()).stream()
                .filter(Application.Proposed.class::isInstance)
                .map(Application.Proposed.class::cast)
                .filter(one -> versions.getOrDefault(one.id(), 0) == one.version())
                .toList();
    }

    /** The places as the run saw them. */
    private Map<RecordId, HostPlace> frame(RecordId call, int number) {
        Map<RecordId, HostPlace> places = new HashMap<>();
        store.frame(find(call, number).id()).places().forEach(place -> places.put(place.id(), place));
        return places;
    }

    private void requireSame(Map<RecordId, HostPlace> frame, RecordId call, Placement placement) {
        Optional<HostPlace> now = records.call(call).places().stream()
                .filter(place -> place.id().equals(placement.place()))
                .findFirst();
        HostPlace then = frame.get(placement.place());
        if (now.isEmpty() || !Inputs.with(now.get(), 1).equals(Inputs.with(then, 1))) {
            throw new Refusal(
                    "placement.place-changed",
                    "The host changed or took back \"" + then.unit() + "\" since the run; run again",
                    then.unit());
        }
    }

    private void requireQuota(RecordId call, Application.Proposed proposed) {
        Quotas quotas = store.setup(call).map(MatchingSetup::quotas).orElse(Quotas.NONE);
        CountryCode sender = proposed.form().profile().country();
        CountryCode host = proposed.placement().host();
        int sent = 0;
        int received = 0;
        for (Map.Entry<Route, Integer> route : records.seated(call).entrySet()) {
            sent += route.getKey().sending().equals(sender) ? route.getValue() : 0;
            received += route.getKey().host().equals(host) ? route.getValue() : 0;
        }
        requireLess(sent, quotas.sends(sender), "sending-full", sender);
        requireLess(received, quotas.receives(host), "receiving-full", host);
    }

    private static void requireLess(int taken, int most, String code, CountryCode country) {
        if (taken >= most) {
            throw new Refusal(
                    "placement." + code,
                    "The quota of " + country + " is " + most + " and " + taken
                            + " were accepted; raise it, or run again",
                    country.value(),
                    most,
                    taken);
        }
    }
}
