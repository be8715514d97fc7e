package org.enlace.jit.internal.rest.closing;

import java.math.BigDecimal;
import java.util.List;
import org.enlace.jit.statistics.Figure;
import org.enlace.jit.statistics.Item;
import org.enlace.jit.statistics.Measured;
import org.enlace.jit.statistics.Spread;
import org.enlace.jit.statistics.Suppression;
import org.enlace.jit.statistics.TeamStatistics;

/**
 * Figures over all teams. What is null is not shown: too few teams stand behind it, or it would give such a figure away.
 *
 * @param fewest how many teams at least stand behind a figure
 * @param years  the latest first
 */
public record StatisticsJson(int fewest, Sheet all, List<Sheet> years) {
    public static StatisticsJson of(TeamStatistics statistics) {
        return new StatisticsJson(
                Suppression.FEWEST,
                Sheet.of(statistics.all()),
                statistics.years().stream().map(Sheet::of).toList());
    }

    /**
     * @param year  null for all
     * @param teams how many there are
     */
    public record Sheet(Integer year, BigDecimal teams, List<FigureJson> figures, List<SpreadJson> measures) {
        public static Sheet of(TeamStatistics.Sheet sheet) {
            return new Sheet(
                    sheet.year().orElse(null),
                    sheet.teams().value().orElse(null),
                    sheet.items().entrySet().stream()
                            .map(one -> FigureJson.of(one.getKey(), one.getValue()))
                            .toList(),
                    sheet.measures().entrySet().stream()
                            .map(one -> SpreadJson.of(one.getKey(), one.getValue()))
                            .toList());
        }
    }

    /**
     * @param group  {@code state}, {@code sent}, {@code received}, {@code count}, {@code amount}, {@code mark}
     * @param name   a state, a kind of entry, a form of result, a question
     * @param detail the unit of a count, the currency of an amount; else empty
     * @param teams  how many stand behind it
     */
    public record FigureJson(String group, String name, String detail, BigDecimal value, Integer teams) {
        static FigureJson of(Item item, Figure figure) {
            return new FigureJson(
                    item.group().token(),
                    item.name(),
                    item.detail(),
                    figure.value().orElse(null),
                    figure.shown() ? figure.teams() : null);
        }
    }

    /** @param measure {@code to-signature}, {@code planned}, {@code actual}: days; {@code parties}: countries */
    public record SpreadJson(String measure, Integer teams, BigDecimal lower, BigDecimal median, BigDecimal upper) {
        static SpreadJson of(Measured measured, Spread spread) {
            Spread.Quartiles values = spread.values().orElse(null);
            return new SpreadJson(
                    measured.token(),
                    values == null ? null : spread.n(),
                    values == null ? null : values.lower(),
                    values == null ? null : values.median(),
                    values == null ? null : values.upper());
        }
    }
}
