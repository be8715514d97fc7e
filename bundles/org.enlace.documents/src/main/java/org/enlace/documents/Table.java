package org.enlace.documents;

import java.util.List;
import java.util.Map;

/**
 * A table that was read.
 *
 * @param columns as its first line names them, without blanks around them, none twice
 */
public record Table(List<String> columns, List<Line> lines) {
    public Table {
        columns = List.copyOf(columns);
        lines = List.copyOf(lines);
    }

    /**
     * A line after the heading.
     *
     * @param number of the line in the file, or of the row in the sheet, by which a person finds it; the heading is 1 as a rule
     * @param cells  by column; of an XLSX numbers as written with a decimal point, days as {@code 2026-11-26}, moments as
     *               {@code 2026-11-26T14:30:00}, truth as {@code true} and {@code false}, a formula as what it came to
     */
    public record Line(long number, Map<String, String> cells) {
        public Line {
            cells = Map.copyOf(cells);
        }

        /** What stands in a column, as it stands there; empty where nothing does, or where there is no such column. */
        public String cell(String column) {
            return cells.getOrDefault(column, "");
        }
    }
}
