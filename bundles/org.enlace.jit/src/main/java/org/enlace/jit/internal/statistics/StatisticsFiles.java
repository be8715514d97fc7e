package org.enlace.jit.internal.statistics;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.enlace.documents.TableFormat;
import org.enlace.documents.TableWriter;
import org.enlace.documents.Tables;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.statistics.Spread;
import org.enlace.jit.statistics.TeamStatistics;
import org.enlace.jit.statistics.TeamStatistics.Sheet;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.Texts;

/** Figures over all teams as a table to keep. In the audit before a line leaves. */
public final class StatisticsFiles {
    private static final List<String> COLUMNS =
            List.of("year", "group", "figure", "value", "teams", "lower", "median", "upper");

    private final StatisticsDesk desk;
    private final Changes changes;
    private final Supplier<Tables> tables;
    private final Texts texts;

    public StatisticsFiles(StatisticsDesk desk, Changes changes, Supplier<Tables> tables, Texts texts) {
        this.desk = desk;
        this.changes = changes;
        this.tables = tables;
        this.texts = texts;
    }

    /** Notes the export, where the caller may see the figures. */
    public TeamStatistics begin(TableFormat format, Caller caller) {
        return changes.make(caller, stamp -> {
            TeamStatistics statistics = desk.of(caller);
            changes.record(Act.done("jit.export-statistics", caller).code("format", format.ending()));
            return statistics;
        });
    }

    /** Writes what {@link #begin} let out; what is not shown stays empty. */
    public void write(TeamStatistics statistics, TableFormat format, OutputStream out, Caller caller) {
        StatisticsWords words = StatisticsWords.of(texts, caller.language());
        List<String> columns = COLUMNS.stream()
                .map(column -> words.get("statistics.column." + column))
                .toList();
        try (TableWriter table = tables.get().write(format, words.get("statistics.title"), columns, out)) {
            statistics.sheets().forEach(sheet -> write(sheet, words, table));
        }
    }

    private static void write(Sheet sheet, StatisticsWords words, TableWriter table) {
        Object year = sheet.year().<Object>map(one -> one).orElse(words.get("statistics.all"));
        table.row(Arrays.asList(
                year,
                words.get("statistics.teams"),
                "",
                sheet.teams().value().orElse(null),
                sheet.teams().shown() ? sheet.teams().teams() : null,
                null,
                null,
                null));
        sheet.items()
                .forEach((item, figure) -> table.row(Arrays.asList(
                        year,
                        words.group(item.group()),
                        words.item(item),
                        figure.value().orElse(null),
                        figure.shown() ? figure.teams() : null,
                        null,
                        null,
                        null)));
        sheet.measures().forEach((measure, spread) -> {
            Spread.Quartiles values = spread.values().orElse(null);
            table.row(Arrays.asList(
                    year,
                    words.get("statistics.measures"),
                    words.measure(measure),
                    null,
                    values == null ? null : spread.n(),
                    values == null ? null : values.lower(),
                    values == null ? null : values.median(),
                    values == null ? null : values.upper()));
        });
    }
}
