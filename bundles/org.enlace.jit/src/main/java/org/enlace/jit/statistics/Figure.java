package org.enlace.jit.statistics;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/**
 * A figure over several teams.
 *
 * @param value empty where it is not shown, because too few teams stand behind it or another figure would give it away
 * @param teams how many stand behind it; 0 where it is not shown
 */
public record Figure(Optional<BigDecimal> value, int teams) {
    /** Not shown. */
    public static final Figure HIDDEN = new Figure(Optional.empty(), 0);

    public static final Figure NONE = of(BigDecimal.ZERO, 0);

    public Figure {
        Objects.requireNonNull(value, "value");
        value = value.map(Figure::plain);
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    public static Figure of(BigDecimal value, int teams) {
        return new Figure(Optional.of(value), teams);
    }

    public boolean shown() {
        return value.isPresent();
    }
}
