package org.enlace.training.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Refusal;

/**
 * How many days countries sent officers to one another, by year. A day of an officer counts once; a stay over the end of a year counts
 * in both years for the days that lie in each.
 *
 * @param days by route and calendar year
 */
public record Reciprocity(Map<Route, Map<Integer, Integer>> days) {
    public static final Reciprocity NONE = new Reciprocity(Map.of());

    public Reciprocity {
        days = days.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Map.copyOf(entry.getValue())));
    }

    /** An exchange that was held. */
    public record Stay(Route route, Period period) {}

    /** @param stays that were held; what is only planned is no balance */
    public static Reciprocity of(Collection<Stay> stays) {
        Map<Route, Map<Integer, Integer>> days = new HashMap<>();
        for (Stay stay : stays) {
            Period period = stay.period();
            for (int year = period.first().getYear(); year <= period.last().getYear(); year++) {
                Period calendar = new Period(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
                int inYear = (int) period.common(calendar).orElseThrow().days();
                days.computeIfAbsent(stay.route(), route -> new HashMap<>()).merge(year, inYear, Integer::sum);
            }
        }
        return new Reciprocity(days);
    }

    /** Days that officers of one country were with the other. */
    public int sent(CountryCode country, CountryCode to, int year) {
        return days.getOrDefault(new Route(country, to), Map.of()).getOrDefault(year, 0);
    }

    public int received(CountryCode country, CountryCode from, int year) {
        return sent(from, country, year);
    }

    /** Days received less days sent: where it is above zero, the other country owes the hospitality back. */
    public int balance(CountryCode country, CountryCode other, int year) {
        return received(country, other, year) - sent(country, other, year);
    }

    /** The years in which anybody was sent, the latest first. */
    public List<Integer> years() {
        return days.values().stream()
                .flatMap(years -> years.keySet().stream())
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    /** Every pair of countries once for each year in which one sent to the other: by country, other country and year, the latest first. */
    public List<Balance> balances() {
        Set<Route> pairs = new HashSet<>();
        for (Route route : days.keySet()) {
            pairs.add(route.sending().value().compareTo(route.host().value()) <= 0 ? route : route.back());
        }
        List<Balance> balances = new ArrayList<>();
        for (Route pair : pairs) {
            Set<Integer> years = new HashSet<>(days.getOrDefault(pair, Map.of()).keySet());
            years.addAll(days.getOrDefault(pair.back(), Map.of()).keySet());
            for (int year : years) {
                balances.add(new Balance(
                        pair.sending(),
                        pair.host(),
                        year,
                        sent(pair.sending(), pair.host(), year),
                        received(pair.sending(), pair.host(), year)));
            }
        }
        balances.sort(
                Comparator.comparing((Balance balance) -> balance.country().value())
                        .thenComparing(balance -> balance.other().value())
                        .thenComparing(Balance::year, Comparator.reverseOrder()));
        return balances;
    }

    /**
     * What the balance is worth in one run of the matching. A country that received more from another than it sent there is helped to
     * send; the other way there is no penalty, so an old debt closes no door. Later stays do not change what was frozen.
     *
     * @param firstYear of those that count
     * @param lastYear  of those that count
     * @throws Refusal {@code placement.years} for none, or more than 50
     */
    public Frozen freeze(int firstYear, int lastYear, Weights weights) {
        if (lastYear < firstYear || lastYear - firstYear >= 50) {
            throw new Refusal(
                    "placement.years",
                    "A balance is of 1 to 50 years, not of " + firstYear + " to " + lastYear,
                    firstYear,
                    lastYear);
        }
        Set<Route> routes = days.keySet().stream().map(Route::back).collect(Collectors.toSet());
        Map<Route, Integer> points = new HashMap<>();
        for (Route route : routes) {
            int owed = IntStream.rangeClosed(firstYear, lastYear)
                    .map(year -> balance(route.sending(), route.host(), year))
                    .sum();
            int bonus = (int) Math.min(weights.reciprocityMost(), Math.max(0, (long) owed) * weights.reciprocityDay());
            if (bonus > 0) {
                points.put(route, bonus);
            }
        }
        return new Frozen(firstYear, lastYear, points);
    }

    /**
     * The bonus of each route, as it stood before a run.
     *
     * @param points above zero; a route that is not named has none
     */
    public record Frozen(int firstYear, int lastYear, Map<Route, Integer> points) {
        public static final Frozen NONE = new Frozen(0, 0, Map.of());

        public Frozen {
            points = Map.copyOf(points);
        }

        public int of(CountryCode sending, CountryCode host) {
            return points.isEmpty() ? 0 : points.getOrDefault(new Route(sending, host), 0);
        }
    }
}
