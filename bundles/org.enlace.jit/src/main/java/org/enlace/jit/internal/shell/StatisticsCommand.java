package org.enlace.jit.internal.shell;

import java.util.List;
import java.util.Optional;
import org.enlace.jit.internal.ClosingArea;
import org.enlace.jit.internal.rest.closing.StatisticsJson;
import org.enlace.jit.statistics.Figure;
import org.enlace.jit.statistics.Suppression;
import org.enlace.jit.statistics.TeamStatistics;
import org.enlace.jit.statistics.TeamStatistics.Sheet;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Table;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code jit:statistics}: figures over all teams, in which no single team can be seen. */
@Component(service = Command.class)
public final class StatisticsCommand extends JitCommand {
    private static final Option YEAR = new Option("year", "only the teams of this year, such as 2027", "YEAR");
    private static final String HIDDEN = "<" + Suppression.FEWEST;

    private final ComponentServiceObjects<ClosingArea> area;

    @Activate
    public StatisticsCommand(@Reference(service = ClosingArea.class) ComponentServiceObjects<ClosingArea> area) {
        super("statistics", "figures over all teams, without any case", "jit:statistics --year 2027 --json");
        this.area = area;
    }

    @Override
    public List<Option> options() {
        return List.of(YEAR, Option.JSON);
    }

    @Override
    public int run(Invocation invocation) {
        ClosingArea found = area.getService();
        try {
            List<Sheet> sheets = chosen(
                    found.statistics().of(invocation.caller()),
                    invocation.options().getOrDefault(YEAR.name(), ""));
            if (invocation.has(Option.JSON)) {
                invocation.json(sheets.stream().map(StatisticsJson.Sheet::of).toList());
            } else {
                invocation.print(table(sheets));
            }
            return 0;
        } finally {
            area.ungetService(found);
        }
    }

    private static List<Sheet> chosen(TeamStatistics statistics, String year) {
        if (year.isEmpty()) {
            return statistics.sheets().toList();
        }
        Optional<Sheet> sheet = statistics.years().stream()
                .filter(one -> one.year().map(String::valueOf).equals(Optional.of(year)))
                .findFirst();
        if (sheet.isEmpty()) {
            throw new Refusal(
                    "jit.word",
                    "\"" + year + "\" is no year with teams here; there are "
                            + statistics.years().stream()
                                    .flatMap(one -> one.year().stream())
                                    .toList(),
                    year,
                    "year");
        }
        return List.of(sheet.get());
    }

    private static Table table(List<Sheet> sheets) {
        Table table = new Table("Year", "Group", "Figure", "Value", "Teams", "Quartiles");
        for (Sheet sheet : sheets) {
            String year = sheet.year().map(String::valueOf).orElse("all");
            table.row(year, "teams", "", shown(sheet.teams()), teams(sheet.teams()), "");
            sheet.items()
                    .forEach((item, figure) -> table.row(
                            year,
                            item.group().token(),
                            item.detail().isEmpty() ? item.name() : item.name() + " (" + item.detail() + ")",
                            shown(figure),
                            teams(figure),
                            ""));
            sheet.measures()
                    .forEach((measured, spread) -> table.row(
                            year,
                            "median",
                            measured.token(),
                            spread.values()
                                    .map(all -> all.median().toPlainString())
                                    .orElse(HIDDEN),
                            spread.values().isPresent() ? String.valueOf(spread.n()) : HIDDEN,
                            spread.values()
                                    .map(all -> all.lower() + " – " + all.upper())
                                    .orElse("")));
        }
        return table;
    }

    private static String shown(Figure figure) {
        return figure.value().map(java.math.BigDecimal::toPlainString).orElse(HIDDEN);
    }

    private static String teams(Figure figure) {
        return figure.shown() ? String.valueOf(figure.teams()) : HIDDEN;
    }
}
