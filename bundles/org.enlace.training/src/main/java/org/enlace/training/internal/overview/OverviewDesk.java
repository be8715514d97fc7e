package org.enlace.training.internal.overview;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Nomination.State;
import org.enlace.training.Trainings;
import org.enlace.training.internal.Changes;
import org.enlace.training.internal.TrainingStores;
import org.enlace.training.internal.outcome.ActionStore;
import org.enlace.training.internal.outcome.CostStore;
import org.enlace.training.overview.Happening;
import org.enlace.training.overview.Overviews;
import org.enlace.training.overview.Rating;
import org.enlace.training.overview.Waiting;
import org.enlace.training.overview.YearOverview;

/** The figures for those who coordinate. */
public final class OverviewDesk implements Overviews {
    private final TrainingStores stores;
    private final Changes changes;
    private final OverviewSources sources;

    public OverviewDesk(TrainingStores stores, Changes changes, OverviewSources sources) {
        this.stores = stores;
        this.changes = changes;
        this.sources = sources;
    }

    @Override
    public LocalDate today() {
        return LocalDate.ofInstant(changes.clock().instant(), ZoneOffset.UTC);
    }

    @Override
    public List<Happening> plan(int year, Caller caller) {
        caller.require(Trainings.READ);
        requireYear(year);
        return YearCount.plan(year, stores.overview());
    }

    private static void requireYear(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new Refusal(
                            "training.overview-year",
                            "\"" + year + "\" is no year from " + FIRST_YEAR + " to " + LAST_YEAR
                                    + "; give another one",
                            Integer.toString(year),
                            Integer.toString(FIRST_YEAR),
                            Integer.toString(LAST_YEAR))
                    .at("year");
        }
    }

    @Override
    public YearOverview year(int year, Caller caller) {
        caller.require(Trainings.ORGANISE);
        requireYear(year);
        YearCount count = new YearCount(
                year, stores.overview(), stores.outcomes().themes().all());
        List<CostStore.Sum> sums = stores.outcomes().costs().sums();
        Map<String, Rating> ratings = new TreeMap<>();
        Set<RecordId> evaluated = stores.overview().evaluated();
        count.byTheme().forEach((theme, series) -> sources.rating(
                        series.stream().filter(evaluated::contains).toList(), caller)
                .ifPresent(rating -> ratings.put(theme, rating)));
        return new YearOverview(
                year,
                count.series(sums),
                count.undated,
                count.people,
                count.countries,
                count.units,
                count.sexes,
                count.themes,
                count.spending(sums),
                ratings,
                List.copyOf(count.plan));
    }

    @Override
    public List<Integer> years(Caller caller) {
        caller.require(Trainings.ORGANISE);
        TreeSet<Integer> years = new TreeSet<>(List.of(today().getYear()));
        stores.overview()
                .meetings()
                .forEach(one -> years.add(one.start().atZone(one.zone()).getYear()));
        return new ArrayList<>(years.descendingSet());
    }

    @Override
    public Waiting waiting(Caller caller) {
        caller.require(Trainings.ORGANISE);
        ActionStore.Counts actions = stores.outcomes().actions().counts(today());
        return new Waiting(
                stores.series().count(false),
                stores.overview().inOpenSeries(State.NOMINATED),
                stores.overview().inOpenSeries(State.WAITING),
                actions.open(),
                actions.overdue(),
                sources.openCalls(caller),
                sources.unanswered(caller),
                sources.certificatesDue(caller));
    }
}
