package org.enlace.training.internal.overview;

import java.io.OutputStream;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.enlace.documents.TableFormat;
import org.enlace.documents.TableWriter;
import org.enlace.documents.Tables;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Texts;
import org.enlace.reference.Countries;
import org.enlace.reference.CrimeTypes;
import org.enlace.training.Nominations;
import org.enlace.training.Trainings;
import org.enlace.training.internal.Changes;
import org.enlace.training.outcome.Money;
import org.enlace.training.overview.Happening;
import org.enlace.training.overview.Participation;
import org.enlace.training.overview.SeriesFigures;
import org.enlace.training.overview.Spending;
import org.enlace.training.overview.YearOverview;

/** The figures of a year as a table to keep: one figure a line, so that every spreadsheet can sum and turn it. */
public final class OverviewFiles {
    private final Changes changes;
    private final Countries countries;
    private final CrimeTypes crimeTypes;
    private final Tables tables;
    private final Texts texts;

    public OverviewFiles(Changes changes, Countries countries, CrimeTypes crimeTypes, Tables tables, Texts texts) {
        this.changes = changes;
        this.countries = countries;
        this.crimeTypes = crimeTypes;
        this.tables = tables;
        this.texts = texts;
    }

    /** A figure: of what, which, and how much in which unit. */
    public record Line(String section, String item, String measure, Number value, String unit) {}

    /** Notes the export, where it may be. */
    public void begin(int year, String format, Caller caller) {
        caller.require(Nominations.EXPORT);
        caller.require(Trainings.ORGANISE);
        changes.make(caller, stamp -> {
            changes.record(
                    Act.done("training.report", caller).fact("year", year).code("format", format));
            return null;
        });
    }

    public void write(YearOverview overview, TableFormat format, OutputStream out, Caller caller) {
        Language language = caller.language();
        List<String> columns = List.of(
                texts.get(language, "overview.column.section"),
                texts.get(language, "overview.column.item"),
                texts.get(language, "overview.column.measure"),
                texts.get(language, "overview.column.value"),
                texts.get(language, "overview.column.unit"));
        String title = texts.get(language, "overview.of-year", Integer.toString(overview.year()));
        try (TableWriter table = tables.write(format, title, columns, out)) {
            for (Line line : lines(overview, language)) {
                table.row(List.of(line.section(), line.item(), line.measure(), line.value(), line.unit()));
            }
        }
    }

    public List<Line> lines(YearOverview overview, Language language) {
        List<Line> lines = new ArrayList<>();
        String year = texts.get(language, "overview.of-year", Integer.toString(overview.year()));
        lines.add(new Line(
                year,
                "",
                texts.get(language, "overview.series"),
                overview.series().size(),
                ""));
        people(lines, year, "", overview.people(), language);
        String plan = texts.get(language, "plan.title");
        for (int month = 1; month <= 12; month++) {
            for (Happening.Kind kind : Happening.Kind.values()) {
                long sessions = overview.sessions(month, kind);
                if (sessions > 0) {
                    lines.add(new Line(
                            plan,
                            month(month, language),
                            texts.get(language, "plan.kind." + kind.token()),
                            sessions,
                            ""));
                }
            }
        }
        overview.countries()
                .forEach((country, people) -> people(
                        lines,
                        texts.get(language, "overview.by-country"),
                        countries.name(country, language),
                        people,
                        language));
        overview.units()
                .forEach((unit, people) -> people(
                        lines,
                        texts.get(language, "overview.by-unit"),
                        unit.isEmpty() ? texts.get(language, "overview.no-unit") : unit,
                        people,
                        language));
        overview.sexes()
                .forEach((sex, people) -> people(
                        lines,
                        texts.get(language, "overview.by-sex"),
                        texts.get(language, "sex." + sex.token()),
                        people,
                        language));
        overview.themes()
                .forEach((theme, people) -> people(
                        lines, texts.get(language, "overview.by-theme"), theme(theme, language), people, language));
        String section = texts.get(language, "overview.by-series");
        for (SeriesFigures series : overview.series()) {
            people(lines, section, series.title(), series.people(), language);
            series.spent()
                    .forEach(money ->
                            lines.add(money(section, series.title(), texts.get(language, "overview.spent"), money)));
        }
        String costs = texts.get(language, "overview.costs");
        for (Spending spending : overview.spending()) {
            for (Map.Entry<org.enlace.training.outcome.CostKind, Long> kind :
                    spending.kinds().entrySet()) {
                lines.add(money(
                        costs,
                        spending.currency(),
                        texts.get(language, "cost.kind." + kind.getKey().token()),
                        new Money(kind.getValue(), spending.currency())));
            }
            lines.add(money(
                    costs,
                    spending.currency(),
                    texts.get(language, "cost.total", spending.currency()),
                    spending.total()));
            spending.perPerson()
                    .ifPresent(each -> lines.add(
                            money(costs, spending.currency(), texts.get(language, "overview.per-person"), each)));
        }
        overview.ratings()
                .forEach((theme, rating) -> lines.add(new Line(
                        texts.get(language, "overview.ratings"),
                        theme(theme, language),
                        texts.get(language, "overview.rating"),
                        rating.average(),
                        texts.get(language, "overview.answers", rating.answers()))));
        return lines;
    }

    private static Line money(String section, String item, String measure, Money money) {
        return new Line(section, item, measure, money.major(), money.currency());
    }

    private void people(List<Line> lines, String section, String item, Participation people, Language language) {
        lines.add(new Line(section, item, texts.get(language, "overview.nominated"), people.nominated(), ""));
        lines.add(new Line(section, item, texts.get(language, "overview.seated"), people.seated(), ""));
        lines.add(new Line(section, item, texts.get(language, "overview.attended"), people.attended(), ""));
        lines.add(new Line(section, item, texts.get(language, "overview.absent"), people.absent(), ""));
        lines.add(new Line(section, item, texts.get(language, "overview.withdrawn"), people.withdrawn(), ""));
    }

    /** What a theme is called; its code where the classification knows it no more. */
    public String theme(String code, Language language) {
        return code.isEmpty()
                ? texts.get(language, "overview.no-theme")
                : crimeTypes.find(code).map(one -> one.name(language)).orElse(code);
    }

    public static String month(int month, Language language) {
        String name = Month.of(month).getDisplayName(TextStyle.FULL_STANDALONE, language.locale());
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
