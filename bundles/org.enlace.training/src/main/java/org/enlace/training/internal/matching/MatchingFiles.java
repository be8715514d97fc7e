package org.enlace.training.internal.matching;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.enlace.documents.TableFormat;
import org.enlace.documents.TableWriter;
import org.enlace.documents.Tables;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.enlace.reference.Countries;
import org.enlace.training.Nominations;
import org.enlace.training.Trainings;
import org.enlace.training.exchange.Alternative;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.Balance;
import org.enlace.training.exchange.Balances;
import org.enlace.training.exchange.HostPlace;
import org.enlace.training.exchange.MatchedLine;
import org.enlace.training.exchange.MatchingRun;
import org.enlace.training.exchange.MatchingRuns;
import org.enlace.training.exchange.Proposal;
import org.enlace.training.internal.Changes;

/** A run, and the balance between countries, as tables to keep. In the audit before a line leaves. */
public final class MatchingFiles {
    private static final List<String> RUN = List.of(
            "officer", "post", "sends", "unit", "host", "first", "last", "points", "why", "instead", "cost", "state");
    private static final List<String> BALANCE = List.of("country", "other", "year", "sent", "received", "balance");

    private final MatchingStore store;
    private final MatchingRuns runs;
    private final Balances balances;
    private final Changes changes;
    private final Countries countries;
    private final Tables tables;
    private final Texts texts;

    MatchingFiles(
            MatchingStore store,
            MatchingRuns runs,
            Balances balances,
            Changes changes,
            Countries countries,
            Tables tables,
            Texts texts) {
        this.store = store;
        this.runs = runs;
        this.balances = balances;
        this.changes = changes;
        this.countries = countries;
        this.tables = tables;
        this.texts = texts;
    }

    /** Notes the export of a run, where it may be. */
    public MatchingRun begin(RecordId call, int number, TableFormat format, Caller caller) {
        caller.require(Nominations.EXPORT);
        MatchingRun run = runs.find(call, number, caller);
        changes.make(caller, stamp -> {
            changes.record(Act.done("training.export-run", caller)
                    .on(MatchingRuns.KIND, run.id())
                    .fact("run", run.number())
                    .code("format", format.ending()));
            return null;
        });
        return run;
    }

    /** Writes what {@link #begin} let out. */
    public void write(MatchingRun run, TableFormat format, OutputStream out, Caller caller) {
        Explained words = new Explained(texts, caller.language(), countries);
        Map<RecordId, HostPlace> places = new HashMap<>();
        store.frame(run.id()).places().forEach(place -> places.put(place.id(), place));
        Map<RecordId, Application> now = runs.applications(run.call(), caller);
        try (TableWriter table = tables.write(
                format, texts.get(caller.language(), "matching.run", run.number()), columns(RUN, caller), out)) {
            for (MatchedLine line : store.lines(run.id())) {
                Optional<Application> application = Optional.ofNullable(now.get(line.application()));
                table.row(cells(line, application, places, words, caller));
            }
        }
    }

    private List<?> cells(
            MatchedLine line,
            Optional<Application> now,
            Map<RecordId, HostPlace> places,
            Explained words,
            Caller caller) {
        Optional<Proposal> proposal = line.proposal();
        Optional<HostPlace> place =
                proposal.map(one -> places.get(one.placement().place()));
        Optional<Alternative> instead = proposal.isPresent()
                ? proposal.get().nextBest()
                : line.unplaced().orElseThrow().instead();
        List<Object> cells = new ArrayList<>();
        cells.add(now.map(one -> one.form().name()).orElse(line.application().toString()));
        cells.add(now.map(one -> one.form().post()).orElse(""));
        cells.add(line.candidate().profile().country());
        cells.add(place.map(HostPlace::unit).orElse(""));
        cells.add(place.map(one -> one.country().value()).orElse(""));
        cells.add(proposal.map(one -> one.placement().stay().first().toString()).orElse(""));
        cells.add(proposal.map(one -> one.placement().stay().last().toString()).orElse(""));
        cells.add(proposal.map(Proposal::points).orElse(null));
        cells.add(why(line, words));
        cells.add(instead.map(one -> places.get(one.place()).unit()).orElse(""));
        cells.add(instead.map(words::cost).orElse(""));
        cells.add(texts.get(
                caller.language(),
                now.map(one -> "exchange.stage."
                                + org.enlace.training.exchange.Stage.of(one).token())
                        .orElse("matching.gone")));
        return cells;
    }

    private static String why(MatchedLine line, Explained words) {
        return line.proposal().isPresent()
                ? line.proposal().get().reasons().stream()
                        .map(reason -> words.reason(reason) + " (" + words.points(reason.points()) + ")")
                        .collect(Collectors.joining("; "))
                : line.unplaced().orElseThrow().obstacles().entrySet().stream()
                        .map(one -> words.obstacle(one.getKey(), one.getValue()))
                        .collect(Collectors.joining("; "));
    }

    /** Notes the export of the balances, and gives what {@link #writeBalances} writes. */
    public Balances.Sheet beginBalances(
            Optional<Integer> year, Optional<CountryCode> country, TableFormat format, Caller caller) {
        caller.require(Trainings.READ);
        Balances.Sheet sheet = balances.of(year, country, caller);
        balances.exported(format.ending(), caller);
        return sheet;
    }

    public void writeBalances(Balances.Sheet sheet, TableFormat format, OutputStream out, Caller caller) {
        Explained words = new Explained(texts, caller.language(), countries);
        try (TableWriter table = tables.write(
                format, texts.get(caller.language(), "reciprocity.title"), columns(BALANCE, caller), out)) {
            for (Balance line : sheet.lines()) {
                table.row(List.of(
                        words.country(line.country().value()),
                        words.country(line.other().value()),
                        line.year(),
                        line.sent(),
                        line.received(),
                        line.days()));
            }
        }
    }

    private List<String> columns(List<String> names, Caller caller) {
        return names.stream()
                .map(name -> texts.get(caller.language(), "matching.column." + name))
                .toList();
    }
}
