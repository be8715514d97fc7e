package org.enlace.jit.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How something measured lies over teams, to one place: quartiles between the two nearest values in proportion, as spreadsheets do.
 *
 * @param n      how many teams stand behind it; 0 where it is not shown
 * @param values lower quartile, median, upper quartile; empty where fewer than {@value Suppression#FEWEST} teams stand behind it
 */
public record Spread(int n, Optional<Quartiles> values) {
    public static final Spread HIDDEN = new Spread(0, Optional.empty());

    /** Lower quartile, median, upper quartile. */
    public record Quartiles(BigDecimal lower, BigDecimal median, BigDecimal upper) {}

    public static Spread of(Collection<Long> measured) {
        if (measured.size() < Suppression.FEWEST) {
            return HIDDEN;
        }
        List<Long> sorted = measured.stream().sorted().toList();
        return new Spread(
                sorted.size(), Optional.of(new Quartiles(at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75))));
    }

    private static BigDecimal at(List<Long> sorted, double share) {
        double place = share * (sorted.size() - 1);
        int below = (int) Math.floor(place);
        long low = sorted.get(below);
        long high = sorted.get(Math.min(below + 1, sorted.size() - 1));
        return BigDecimal.valueOf(low + (place - below) * (high - low)).setScale(1, RoundingMode.HALF_UP);
    }
}
