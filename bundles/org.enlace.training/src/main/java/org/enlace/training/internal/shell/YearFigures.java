package org.enlace.training.internal.shell;

import java.util.LinkedHashMap;
import java.util.Map;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command.Invocation;
import org.enlace.platform.contribution.Command.Option;
import org.enlace.platform.contribution.Table;
import org.enlace.training.internal.outcome.OutcomeDesks;
import org.enlace.training.internal.overview.OverviewFiles;
import org.enlace.training.overview.YearOverview;

/** The figures of a year in the shell: the lines of the report. */
final class YearFigures {
    private YearFigures() {}

    static int print(OutcomeDesks desks, String typed, Invocation invocation) {
        YearOverview overview = desks.overviews().year(year(typed), invocation.caller());
        if (invocation.has(Option.JSON)) {
            invocation.json(json(overview));
            return 0;
        }
        Table table = new Table("Of", "Which", "What", "Figure", "Unit");
        for (OverviewFiles.Line line :
                desks.files().lines(overview, invocation.caller().language())) {
            table.row(line.section(), line.item(), line.measure(), line.value(), line.unit());
        }
        invocation.print(table);
        return 0;
    }

    private static Map<String, Object> json(YearOverview overview) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("year", overview.year());
        json.put("series", overview.series().size());
        json.put("undated", overview.undated());
        json.put("people", overview.people());
        json.put("countries", overview.countries());
        json.put("units", overview.units());
        Map<String, Object> sexes = new LinkedHashMap<>();
        overview.sexes().forEach((sex, people) -> sexes.put(sex.token(), people));
        json.put("sexes", sexes);
        json.put("themes", overview.themes());
        Map<String, Object> spending = new LinkedHashMap<>();
        overview.spending().forEach(one -> {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("total", one.total().minor());
            figures.put("people", one.people());
            figures.put("perPerson", one.perPerson().map(each -> each.minor()));
            spending.put(one.currency(), figures);
        });
        json.put("spendingInMinorUnits", spending);
        json.put("ratings", overview.ratings());
        return json;
    }

    private static int year(String typed) {
        try {
            return Integer.parseInt(typed.strip());
        } catch (NumberFormatException e) {
            throw new Refusal(
                    "training.overview-year",
                    "\"" + typed + "\" is no year; give one like 2027",
                    typed,
                    "2000",
                    "2100");
        }
    }
}
