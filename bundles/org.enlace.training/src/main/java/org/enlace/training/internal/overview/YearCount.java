package org.enlace.training.internal.overview;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.training.Nomination.State;
import org.enlace.training.Sex;
import org.enlace.training.internal.outcome.CostStore;
import org.enlace.training.outcome.CostKind;
import org.enlace.training.outcome.Money;
import org.enlace.training.overview.Happening;
import org.enlace.training.overview.Participation;
import org.enlace.training.overview.SeriesFigures;
import org.enlace.training.overview.Spending;
import org.enlace.training.overview.Turnout;

/** Counts a year in one pass over what there is. */
final class YearCount {
    final int year;
    final List<Happening> plan;
    final Map<CountryCode, Participation> countries = new TreeMap<>();
    final Map<String, Participation> units = new TreeMap<>();
    final Map<Sex, Participation> sexes = new EnumMap<>(Sex.class);
    final Map<String, Participation> themes = new TreeMap<>();
    Participation people = Participation.NONE;
    int undated;

    /** The series that count, in the order their first sessions begin. */
    private final Map<RecordId, OverviewStore.Titled> counted = new LinkedHashMap<>();

    private final Map<RecordId, Map<Happening.Kind, Integer>> sessions = new HashMap<>();
    private final Map<RecordId, Participation> ofSeries = new HashMap<>();
    private final Map<RecordId, List<String>> about;

    /** @param about the themes of the series */
    YearCount(int year, OverviewStore store, Map<RecordId, List<String>> about) {
        this.year = year;
        this.about = about;
        Map<RecordId, OverviewStore.Titled> all = new HashMap<>();
        store.series().forEach(one -> all.put(one.id(), one));
        Map<RecordId, Integer> first = new LinkedHashMap<>();
        List<OverviewStore.Meeting> meetings = store.meetings();
        for (OverviewStore.Meeting meeting : meetings) {
            ZonedDateTime start = meeting.start().atZone(meeting.zone());
            sessions.computeIfAbsent(meeting.series(), id -> new EnumMap<>(Happening.Kind.class))
                    .merge(meeting.kind(), 1, Integer::sum);
            if (meeting.kind() != Happening.Kind.CANCELLED) {
                first.putIfAbsent(meeting.series(), start.getYear());
            }
        }
        plan = plan(year, all, meetings);
        first.forEach((id, begun) -> {
            if (begun == year) {
                counted.put(id, all.get(id));
            }
        });
        undated = all.size() - first.size();
        store.people(counted.keySet(), this::person);
    }

    static List<Happening> plan(int year, OverviewStore store) {
        Map<RecordId, OverviewStore.Titled> all = new HashMap<>();
        store.series().forEach(one -> all.put(one.id(), one));
        return plan(year, all, store.meetings());
    }

    private static List<Happening> plan(
            int year, Map<RecordId, OverviewStore.Titled> series, List<OverviewStore.Meeting> meetings) {
        List<Happening> plan = new ArrayList<>();
        for (OverviewStore.Meeting meeting : meetings) {
            ZonedDateTime start = meeting.start().atZone(meeting.zone());
            if (start.getYear() == year) {
                String title = series.get(meeting.series()).title();
                plan.add(new Happening(meeting.series(), title, meeting.id(), meeting.title(), start, meeting.kind()));
            }
        }
        return plan;
    }

    private void person(RecordId series, CountryCode country, String unit, Sex sex, State state, Turnout turnout) {
        people = people.plus(state, turnout);
        add(ofSeries, series, state, turnout);
        add(countries, country, state, turnout);
        add(units, unit, state, turnout);
        add(sexes, sex, state, turnout);
        List<String> codes = about.getOrDefault(series, List.of());
        if (codes.isEmpty()) {
            add(themes, "", state, turnout);
        }
        codes.forEach(code -> add(themes, code, state, turnout));
    }

    private static <K> void add(Map<K, Participation> all, K key, State state, Turnout turnout) {
        all.put(key, all.getOrDefault(key, Participation.NONE).plus(state, turnout));
    }

    boolean counts(RecordId series) {
        return counted.containsKey(series);
    }

    List<SeriesFigures> series(List<CostStore.Sum> sums) {
        Map<RecordId, Map<String, Long>> spent = new HashMap<>();
        sums.forEach(sum -> spent.computeIfAbsent(sum.series(), id -> new TreeMap<>())
                .merge(sum.currency(), sum.minor(), Long::sum));
        return counted.values().stream()
                .map(one -> new SeriesFigures(
                        one.id(),
                        one.title(),
                        one.open(),
                        sessions.get(one.id()),
                        about.getOrDefault(one.id(), List.of()),
                        ofSeries.getOrDefault(one.id(), Participation.NONE),
                        spent.getOrDefault(one.id(), Map.of()).entrySet().stream()
                                .map(sum -> new Money(sum.getValue(), sum.getKey()))
                                .toList()))
                .toList();
    }

    /** By currency: all of it by kind, and for the figure by person what was spent where it is known who took part. */
    List<Spending> spending(List<CostStore.Sum> sums) {
        Map<String, Map<CostKind, Long>> kinds = new TreeMap<>();
        Map<String, Long> known = new HashMap<>();
        Map<String, Map<RecordId, Integer>> people = new HashMap<>();
        for (CostStore.Sum sum : sums) {
            if (!counts(sum.series())) {
                continue;
            }
            kinds.computeIfAbsent(sum.currency(), code -> new EnumMap<>(CostKind.class))
                    .merge(sum.kind(), sum.minor(), Long::sum);
            int attended =
                    ofSeries.getOrDefault(sum.series(), Participation.NONE).attended();
            if (attended > 0) {
                known.merge(sum.currency(), sum.minor(), Long::sum);
                people.computeIfAbsent(sum.currency(), code -> new HashMap<>()).put(sum.series(), attended);
            }
        }
        List<Spending> all = new ArrayList<>();
        kinds.forEach((currency, amounts) -> all.add(new Spending(
                currency,
                amounts,
                known.getOrDefault(currency, 0L),
                people.getOrDefault(currency, Map.of()).values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())));
        return all;
    }

    /** The series that count, by theme; those without one under an empty one. */
    Map<String, List<RecordId>> byTheme() {
        Map<String, List<RecordId>> all = new TreeMap<>();
        for (RecordId id : counted.keySet()) {
            List<String> codes = about.getOrDefault(id, List.of());
            for (String code : codes.isEmpty() ? List.of("") : codes) {
                all.computeIfAbsent(code, key -> new ArrayList<>()).add(id);
            }
        }
        return all;
    }
}
