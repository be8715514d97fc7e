package org.enlace.web.ui;

import gg.jte.Content;
import java.util.List;

/**
 * A table. The first cell of each row names the row. On a narrow screen every row becomes a small list.
 *
 * @param caption      what the table shows
 * @param captionShown whether the caption is seen, or only heard
 * @param columns      from left to right
 * @param rows         as many cells each as there are columns
 */
public record Table(String caption, boolean captionShown, List<Column> columns, List<List<Content>> rows) {
    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        int width = columns.size();
        for (List<Content> row : rows) {
            if (row.size() != width) {
                throw new IllegalArgumentException("A row of \"" + caption + "\" has " + row.size() + " cells for "
                        + width + " columns; give one cell for each column");
            }
        }
    }

    public static Table of(String caption, List<Column> columns, List<List<Content>> rows) {
        return new Table(caption, true, columns, rows);
    }

    /** The caption is only heard: for a table right below a heading that says the same. */
    public Table captionHidden() {
        return new Table(caption, false, columns, rows);
    }

    /** @param numeric whether its values are figures, to be set to the right */
    public record Column(String label, boolean numeric) {
        public static Column of(String label) {
            return new Column(label, false);
        }

        public static Column number(String label) {
            return new Column(label, true);
        }
    }
}
