package org.enlace.jit.internal.closing;

import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.enlace.documents.TableFormat;
import org.enlace.documents.TableWriter;
import org.enlace.documents.Tables;
import org.enlace.jit.closing.Evaluations;
import org.enlace.jit.closing.FundingSheet.Application;
import org.enlace.jit.closing.FundingSheet.Spent;
import org.enlace.jit.closing.Results;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.Dossiers;
import org.enlace.jit.internal.TeamActs;
import org.enlace.jit.internal.closing.ClosingDesk.Sheet;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;

/** What came of a team as tables to keep. In the audit before a line leaves. */
public final class ClosingFiles {
    private final ClosingDesk desk;
    private final Changes changes;
    private final Supplier<Desks> desks;
    private final Supplier<Tables> tables;
    private final Texts texts;

    /** Which table. */
    public enum Part {
        RESULTS("form", "unit", "state", "count", "currency", "amount"),
        EVALUATION("question", "state", "mark"),
        FUNDING("programme", "call", "asked", "granted", "line", "currency", "amount", "left");

        private final List<String> columns;

        Part(String... columns) {
            this.columns = List.of(columns);
        }

        public String token() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public ClosingFiles(
            ClosingDesk desk, Changes changes, Supplier<Desks> desks, Supplier<Tables> tables, Texts texts) {
        this.desk = desk;
        this.changes = changes;
        this.desks = desks;
        this.tables = tables;
        this.texts = texts;
    }

    /** Notes the export, where the caller sees the content of the team. */
    public Sheet begin(RecordId team, Part part, TableFormat format, Caller caller) {
        return changes.make(caller, stamp -> {
            Sheet sheet = desk.sheet(team, caller);
            changes.record(TeamActs.done("jit.export-closing", caller)
                    .on(Dossiers.TEAM, team)
                    .code("part", part.token())
                    .code("format", format.ending()));
            return sheet;
        });
    }

    /** Writes what {@link #begin} let out. */
    public void write(Sheet sheet, Part part, TableFormat format, OutputStream out, Caller caller) {
        ClosingWords words = new ClosingWords(texts, caller.language());
        List<String> columns = part.columns.stream()
                .map(column -> words.get("closing.column." + column))
                .toList();
        try (TableWriter table = tables.get().write(format, words.get("closing." + part.token()), columns, out)) {
            switch (part) {
                case RESULTS -> sheet.results().lines().forEach(line -> result(line, words, table));
                case EVALUATION -> sheet.evaluations().marks().forEach(mark -> mark(mark, words, table));
                case FUNDING -> {
                    sheet.funding().applications().forEach(one -> application(one, words, table));
                    sheet.funding().loose().forEach(spent -> table.row(spent(null, spent, words)));
                }
            }
        }
    }

    /** One row for each currency, the count on the first. */
    private void result(Results.Line line, ClosingWords words, TableWriter table) {
        List<Object> head = Arrays.asList(
                words.choice("form", line.form()),
                line.unit(),
                line.state().map(country -> country(country, words)).orElse(""));
        if (line.amounts().isEmpty()) {
            table.row(row(head, line.count(), "", null));
            return;
        }
        Object count = line.count();
        for (Map.Entry<String, BigDecimal> amount : line.amounts().entrySet()) {
            table.row(row(head, count, amount.getKey(), amount.getValue()));
            count = null;
        }
    }

    private static List<Object> row(List<Object> head, Object... rest) {
        List<Object> cells = new ArrayList<>(head);
        cells.addAll(Arrays.asList(rest));
        return cells;
    }

    private void mark(Evaluations.Mark mark, ClosingWords words, TableWriter table) {
        mark.given()
                .forEach((country, given) ->
                        table.row(List.of(words.question(mark.question()), country(country, words), given)));
    }

    private void application(Application one, ClosingWords words, TableWriter table) {
        table.row(row(
                List.of(
                        one.entry().content().word("programme"),
                        one.entry().content().word("call")),
                one.asked(),
                one.granted().orElse(null),
                "",
                one.currency(),
                null,
                one.left().orElse(null)));
        one.spent().forEach(spent -> table.row(spent(one, spent, words)));
    }

    private static List<Object> spent(Application one, Spent spent, ClosingWords words) {
        return Arrays.asList(
                one == null ? "" : one.entry().content().word("programme"),
                one == null ? "" : one.entry().content().word("call"),
                null,
                null,
                words.choice("line", spent.line()),
                spent.currency(),
                spent.amount(),
                null);
    }

    private String country(CountryCode code, ClosingWords words) {
        return desks.get().countries().name(code, words.language());
    }
}
