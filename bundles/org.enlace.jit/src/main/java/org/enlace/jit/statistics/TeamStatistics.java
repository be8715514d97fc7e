package org.enlace.jit.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Figures over all teams that this node knows of, together and by year. Whatever fewer than {@value Suppression#FEWEST} teams stand behind is not
 * there, nor what would give it away.
 *
 * @param all   over all years
 * @param years by year, the latest first
 */
public record TeamStatistics(Sheet all, List<Sheet> years) {
    /**
     * @param year  empty for all
     * @param teams how many there are
     * @param items every sheet has the same
     */
    public record Sheet(
            Optional<Integer> year, Figure teams, SortedMap<Item, Figure> items, Map<Measured, Spread> measures) {
        public Sheet {
            items = Collections.unmodifiableSortedMap(new TreeMap<>(items));
            measures = Collections.unmodifiableMap(new EnumMap<>(measures));
        }

        /** What there is of a group. */
        public SortedMap<Item, Figure> of(Item.Group group) {
            SortedMap<Item, Figure> some = new TreeMap<>();
            items.forEach((item, figure) -> {
                if (item.group() == group) {
                    some.put(item, figure);
                }
            });
            return some;
        }
    }

    public TeamStatistics {
        years = List.copyOf(years);
    }

    /** The sheets, all years first. */
    public Stream<Sheet> sheets() {
        return Stream.concat(Stream.of(all), years.stream());
    }

    public static TeamStatistics of(Collection<TeamFacts> teams) {
        return new Making(teams).make();
    }

    private static final class Making {
        /** Years, the latest first, and all together last. */
        private final List<List<TeamFacts>> lines = new ArrayList<>();

        private final List<Integer> years;
        private final List<Item> items;
        private final Map<Item, List<Figure>> figures = new TreeMap<>();

        Making(Collection<TeamFacts> teams) {
            years = new TreeSet<>(teams.stream().map(TeamFacts::year).toList())
                    .descendingSet().stream().toList();
            years.forEach(year ->
                    lines.add(teams.stream().filter(team -> team.year() == year).toList()));
            lines.add(List.copyOf(teams));
            items = teams.stream()
                    .flatMap(team -> team.items().keySet().stream())
                    .distinct()
                    .filter(item -> !written(item) || having(years.size(), item).size() >= Suppression.FEWEST)
                    .sorted()
                    .toList();
        }

        /** A unit is in somebody's own words, which tell of their team even where the figure beside them does not. */
        private static boolean written(Item item) {
            return item.group() == Item.Group.COUNT && !item.detail().isEmpty();
        }

        TeamStatistics make() {
            List<Figure> counts = states();
            items.stream().filter(item -> item.group() != Item.Group.STATE).forEach(this::item);
            List<Sheet> sheets = new ArrayList<>();
            for (int line = 0; line < lines.size(); line++) {
                sheets.add(sheet(line, counts.get(line)));
            }
            return new TeamStatistics(sheets.get(years.size()), sheets.subList(0, years.size()));
        }

        /** Teams by state are summed both ways; gives the sums. */
        private List<Figure> states() {
            List<Item> states = items.stream()
                    .filter(item -> item.group() == Item.Group.STATE)
                    .toList();
            int[][] behind = new int[lines.size()][states.size() + 1];
            for (int line = 0; line < lines.size(); line++) {
                for (int state = 0; state < states.size(); state++) {
                    behind[line][state] = having(line, states.get(state)).size();
                }
                behind[line][states.size()] = lines.get(line).size();
            }
            boolean[][] shown = Suppression.shown(behind);
            List<Figure> sums = new ArrayList<>();
            for (int line = 0; line < lines.size(); line++) {
                for (int state = 0; state < states.size(); state++) {
                    figures.computeIfAbsent(states.get(state), item -> new ArrayList<>())
                            .add(count(behind[line][state], shown[line][state]));
                }
                sums.add(count(behind[line][states.size()], shown[line][states.size()]));
            }
            return sums;
        }

        private static Figure count(int teams, boolean shown) {
            return shown ? Figure.of(BigDecimal.valueOf(teams), teams) : Figure.HIDDEN;
        }

        private void item(Item item) {
            int[] behind = new int[lines.size()];
            for (int line = 0; line < lines.size(); line++) {
                behind[line] = having(line, item).size();
            }
            boolean[] shown = Suppression.shown(behind);
            List<Figure> all = new ArrayList<>();
            for (int line = 0; line < lines.size(); line++) {
                all.add(shown[line] ? figure(item, having(line, item)) : Figure.HIDDEN);
            }
            figures.put(item, all);
        }

        private List<BigDecimal> having(int line, Item item) {
            return lines.get(line).stream()
                    .map(team -> team.items().get(item))
                    .filter(java.util.Objects::nonNull)
                    .toList();
        }

        private static Figure figure(Item item, List<BigDecimal> values) {
            if (values.isEmpty()) {
                return Figure.NONE;
            }
            BigDecimal sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            return Figure.of(
                    item.group() == Item.Group.MARK
                            ? sum.divide(BigDecimal.valueOf(values.size()), 1, RoundingMode.HALF_UP)
                            : sum,
                    values.size());
        }

        private Sheet sheet(int line, Figure count) {
            SortedMap<Item, Figure> of = new TreeMap<>();
            figures.forEach((item, all) -> of.put(item, all.get(line)));
            Map<Measured, Spread> measures = new EnumMap<>(Measured.class);
            for (Measured measure : Measured.values()) {
                measures.put(
                        measure,
                        Spread.of(lines.get(line).stream()
                                .map(team -> team.measures().get(measure))
                                .filter(java.util.Objects::nonNull)
                                .toList()));
            }
            return new Sheet(
                    line < years.size() ? Optional.of(years.get(line)) : Optional.empty(), count, of, measures);
        }
    }
}
