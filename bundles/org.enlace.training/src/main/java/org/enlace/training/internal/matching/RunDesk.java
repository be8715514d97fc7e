package org.enlace.training.internal.matching;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Part;
import org.enlace.training.Place;
import org.enlace.training.Trainings;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.Applications;
import org.enlace.training.exchange.Call;
import org.enlace.training.exchange.Hindrance;
import org.enlace.training.exchange.MatchedLine;
import org.enlace.training.exchange.MatchingInput;
import org.enlace.training.exchange.MatchingOutcome;
import org.enlace.training.exchange.MatchingRun;
import org.enlace.training.exchange.MatchingRuns;
import org.enlace.training.exchange.RunDifference;
import org.enlace.training.internal.Changes;

/** The use cases of runs: frozen in one transaction, matched outside of any, stored in another. */
final class RunDesk implements MatchingRuns {
    private final MatchingStore store;
    private final ExchangeRecords records;
    private final Changes changes;
    private final Inputs inputs;
    private final MatchingSettings settings;
    private final Keeping keeping;
    private final Decisions decisions;
    private final Runner runner;
    private final OfficerMatching matching;

    RunDesk(
            MatchingStore store,
            ExchangeRecords records,
            Changes changes,
            Inputs inputs,
            MatchingSettings settings,
            Applications applications,
            OfficerMatching matching) {
        this.store = store;
        this.records = records;
        this.changes = changes;
        this.inputs = inputs;
        this.settings = settings;
        this.matching = matching;
        keeping = new Keeping(store, records, changes);
        decisions = new Decisions(store, records, changes, applications);
        runner = new Runner(changes.clock());
    }

    /** What goes on stores nothing any more. */
    void stop() {
        runner.stop();
    }

    @Override
    public Outlook outlook(RecordId call, Caller caller) {
        caller.require(Trainings.ORGANISE);
        Clock clock = changes.clock();
        int year = SetupDesk.today(clock.instant()).getYear();
        Inputs.Now now = inputs.now(call, SetupDesk.today(clock.instant()));
        return new Outlook(
                now.call().call(),
                now.call().version(),
                now.input().candidates(),
                now.input().places(),
                now.seats(),
                now.placed().values().stream().mapToInt(Integer::intValue).sum(),
                now.input().weights(),
                year - settings.years() + 1,
                year);
    }

    /** @param last how many runs the call had */
    private record Frozen(RecordId id, Inputs.Now now, int last) {}

    @Override
    public Going begin(RecordId call, Duration patience, Caller caller) {
        caller.require(Trainings.ORGANISE);
        runner.requireIdle();
        Frozen frozen = changes.make(caller, stamp -> {
            LocalDate today = SetupDesk.today(stamp.at());
            Inputs.Now now = inputs.now(call, today);
            now.call().whole().live();
            requireStay(now.call().call(), today);
            return new Frozen(changes.next(), now, store.last(call));
        });
        MatchingInput input = frozen.now().input();
        if (input.candidates().isEmpty()) {
            throw new Refusal(
                    "placement.no-candidates",
                    "No endorsed application of \"" + input.call().title()
                            + "\" looks for a place; endorse applications first",
                    input.call().title());
        }
        if (input.places().isEmpty()) {
            throw new Refusal(
                    "placement.no-places",
                    "No place of \"" + input.call().title() + "\" has room left; add places first",
                    input.call().title());
        }
        OfficerMatching.requirePins(input);
        return runner.begin(frozen.id(), call, patience, caller, progress -> {
            int total = input.candidates().size();
            long begun = System.nanoTime();
            progress.at(Step.MATCH, 0, total);
            MatchingOutcome outcome = matching.run(input, done -> progress.at(Step.EXPLAIN, done, total));
            long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
            progress.at(Step.STORE, total, total);
            return keeping.keep(frozen.id(), frozen.now(), frozen.last(), outcome, millis, caller)
                    .number();
        });
    }

    private static void requireStay(Call call, LocalDate today) {
        if (call.from(today).isEmpty()) {
            throw new Refusal(
                    "placement.call-past",
                    "Between " + today + " and " + call.window().last() + ", where stays of \"" + call.title()
                            + "\" end, no stay of " + call.days() + " days is left; change its last day",
                    call.title(),
                    call.window().last(),
                    call.days());
        }
    }

    @Override
    public Optional<Going> going(RecordId call, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return runner.going(call);
    }

    @Override
    public List<MatchingRun> of(RecordId call, Caller caller) {
        caller.require(Trainings.ORGANISE);
        records.call(call);
        return store.runs(call, SHOWN);
    }

    @Override
    public MatchingRun find(RecordId call, int number, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return store.run(call, number).orElseThrow(() -> new NotFound(KIND, call + "/" + number));
    }

    @Override
    public MatchingInput frame(MatchingRun run, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return store.frame(run.id());
    }

    @Override
    public MatchingInput input(MatchingRun run, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return input(run);
    }

    private MatchingInput input(MatchingRun run) {
        return store.frame(run.id())
                .with(store.lines(run.id()).stream().map(MatchedLine::candidate).toList());
    }

    @Override
    public Part<Standing> lines(
            MatchingRun run,
            Optional<Boolean> placed,
            Optional<CountryCode> country,
            Place place,
            int size,
            Caller caller) {
        caller.require(Trainings.ORGANISE);
        Part<MatchedLine> part = store.lines(run.id(), placed, country, place, size);
        return new Part<>(part.items().stream().map(this::standing).toList(), part.previous(), part.next());
    }

    private Standing standing(MatchedLine line) {
        return new Standing(line, records.application(line.application()));
    }

    @Override
    public Standing line(MatchingRun run, RecordId application, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return store.line(run.id(), application)
                .map(this::standing)
                .orElseThrow(() -> new NotFound(Application.KIND, application.toString()));
    }

    @Override
    public List<Hindrance> hindrances(MatchingRun run, RecordId application, Caller caller) {
        MatchedLine line = line(run, application, caller).line();
        return Hindrance.of(store.frame(run.id()), line.candidate(), store.seats(run.id()));
    }

    @Override
    public Optional<RunDifference> difference(MatchingRun run, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return store.run(run.call(), run.number() - 1)
                .map(before -> RunDifference.of(
                        before, input(before), store.seats(before.id()), run, input(run), store.seats(run.id())));
    }

    @Override
    public Map<RecordId, Application> applications(RecordId call, Caller caller) {
        caller.require(Trainings.ORGANISE);
        Map<RecordId, Application> applications = new TreeMap<>();
        records.everybody(call).forEach(application -> applications.put(application.id(), application));
        return applications;
    }

    @Override
    public Application.Accepted accept(RecordId call, int number, RecordId application, int version, Caller caller) {
        return decisions.accept(call, number, application, version, caller);
    }

    @Override
    public Decided acceptAll(RecordId call, int number, Caller caller) {
        return decisions.acceptAll(call, number, caller);
    }

    @Override
    public Application.Endorsed discard(RecordId call, int number, RecordId application, int version, Caller caller) {
        return decisions.discard(call, number, application, version, caller);
    }

    @Override
    public int discardAll(RecordId call, int number, Caller caller) {
        return decisions.discardAll(call, number, caller);
    }
}
