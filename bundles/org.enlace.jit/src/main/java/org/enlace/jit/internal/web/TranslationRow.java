package org.enlace.jit.internal.web;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlace.web.Ui;
import org.enlace.web.ui.Table;

/**
 * A translation as tables tell of it.
 *
 * @param from        the code of its original's language
 * @param to          the code of its own
 * @param by          who made it and when; a table in which no row says so has no column for it
 * @param certificate what certifies it, or that nothing does
 */
public record TranslationRow(
        Content paper, String original, String from, String to, Optional<String> by, Content certificate) {
    public static Table table(String caption, List<TranslationRow> rows, Labels labels) {
        boolean told = rows.stream().anyMatch(row -> row.by.isPresent());
        List<Table.Column> columns = new ArrayList<>();
        columns.add(Table.Column.of(labels.get("bundle.kind.translation")));
        columns.add(Table.Column.of(labels.get("entry.field.original")));
        columns.add(Table.Column.of(labels.get("translation.languages")));
        if (told) {
            columns.add(Table.Column.of(labels.get("entry.field.translator")));
        }
        columns.add(Table.Column.of(labels.get("entry.field.certificate")));
        return Table.of(
                caption,
                columns,
                rows.stream().map(row -> row.cells(told, labels)).toList());
    }

    private List<Content> cells(boolean told, Labels labels) {
        List<Content> cells = new ArrayList<>();
        cells.add(paper);
        cells.add(Ui.text(original));
        cells.add(Ui.text(languages(from, to, labels)));
        if (told) {
            cells.add(Ui.text(by.orElse("")));
        }
        cells.add(certificate);
        return cells;
    }

    /** From which language into which, in the reader's. */
    public static String languages(String from, String to, Labels labels) {
        return LanguageNames.of(from, labels.language()) + " → " + LanguageNames.of(to, labels.language());
    }
}
