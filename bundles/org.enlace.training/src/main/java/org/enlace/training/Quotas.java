package org.enlace.training;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Refusal;

/**
 * The seats of a series, by country. A country that has none here is not invited.
 *
 * @param countries each once; together at most {@value Quota#MOST} seats, which is how many a calendar invitation reaches
 */
public record Quotas(List<Quota> countries) {
    public static final Quotas NONE = new Quotas(List.of());

    public Quotas {
        countries = List.copyOf(countries);
        Set<CountryCode> seen = new HashSet<>();
        for (Quota quota : countries) {
            if (!seen.add(quota.country())) {
                throw new Refusal(
                                "training.quota-twice",
                                "The country " + quota.country() + " stands twice; keep one line",
                                quota.country().value())
                        .at("quotas");
            }
        }
        int total = countries.stream().mapToInt(Quota::seats).sum();
        if (total > Quota.MOST) {
            throw new Refusal(
                            "training.seats-total",
                            "All countries together have " + total + " seats and the most is " + Quota.MOST
                                    + "; lower some",
                            total,
                            Quota.MOST)
                    .at("quotas");
        }
    }

    public int total() {
        return countries.stream().mapToInt(Quota::seats).sum();
    }

    /** Empty for a country that is not invited. */
    public Optional<Integer> seats(CountryCode country) {
        return countries.stream()
                .filter(quota -> quota.country().equals(country))
                .map(Quota::seats)
                .findFirst();
    }

    /**
     * Refuses to have fewer seats than are confirmed.
     *
     * @param confirmed by country, how many
     * @throws Refusal {@code training.quota-below-confirmed}
     */
    public void hold(Map<CountryCode, Integer> confirmed) {
        confirmed.forEach((country, taken) -> {
            int seats = seats(country).orElse(0);
            if (seats < taken) {
                throw new Refusal(
                                "training.quota-below-confirmed",
                                country + " would have " + seats + " seats and " + taken
                                        + " are confirmed; withdraw some first or leave at least " + taken,
                                country.value(),
                                seats,
                                taken)
                        .at("quotas");
            }
        });
    }

    /**
     * Who of those that wait has a seat now, in their order.
     *
     * @param waiting   the longest waiting first
     * @param country   of one who waits
     * @param confirmed by country, how many seats are taken
     */
    public <W> List<W> movingUp(
            List<W> waiting, Function<W, CountryCode> country, Map<CountryCode, Integer> confirmed) {
        Map<CountryCode, Integer> taken = new java.util.HashMap<>(confirmed);
        return waiting.stream()
                .filter(one -> {
                    CountryCode from = country.apply(one);
                    if (taken.getOrDefault(from, 0) >= seats(from).orElse(0)) {
                        return false;
                    }
                    taken.merge(from, 1, Integer::sum);
                    return true;
                })
                .toList();
    }
}
