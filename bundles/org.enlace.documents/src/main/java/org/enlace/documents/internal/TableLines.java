package org.enlace.documents.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.documents.Table;
import org.enlace.documents.Tables.Limits;
import org.enlace.platform.Refusal;

/** Takes the lines of a file as they come and makes a table of them. */
final class TableLines {
    private final Limits limits;
    private final List<Table.Line> lines = new ArrayList<>();
    private List<String> columns;

    TableLines(Limits limits) {
        this.limits = limits;
    }

    /**
     * @param number by which a person finds the line
     * @param whole  whether a line has a cell for each column, be it empty; where not, empty ones may be missing at its end
     */
    void take(long number, List<String> cells, boolean whole) {
        cells.forEach(cell -> measure(number, cell));
        if (cells.stream().allMatch(String::isBlank)) {
            return;
        }
        if (columns == null) {
            columns = heading(cells);
            return;
        }
        if (lines.size() == limits.lines()) {
            throw new Refusal(
                    "table.lines",
                    "A file has at most " + limits.lines() + " lines after the first; cut it in parts",
                    limits.lines());
        }
        if (whole && cells.size() < columns.size()) {
            throw new Refusal(
                    "table.fewer-cells",
                    "Line " + number + " has " + cells.size() + " cells for " + columns.size()
                            + " columns; complete it, with empty cells where nothing is meant",
                    number,
                    cells.size(),
                    columns.size());
        }
        Map<String, String> byColumn = new LinkedHashMap<>();
        for (int at = 0; at < cells.size(); at++) {
            if (at >= columns.size()) {
                if (!cells.get(at).isBlank()) {
                    throw new Refusal(
                            "table.more-cells",
                            "Line " + number + " has more cells than the first line names columns (" + columns.size()
                                    + "); take \"" + cells.get(at) + "\" out or name its column",
                            number,
                            columns.size(),
                            cells.get(at));
                }
            } else if (!cells.get(at).isEmpty()) {
                byColumn.put(columns.get(at), cells.get(at));
            }
        }
        lines.add(new Table.Line(number, byColumn));
    }

    private static void measure(long number, String cell) {
        if (cell.length() > Limits.CELL) {
            throw new Refusal(
                    "table.cell",
                    "A cell of line " + number + " has " + cell.length() + " characters and may have " + Limits.CELL
                            + "; shorten it",
                    number,
                    cell.length(),
                    Limits.CELL);
        }
    }

    private static List<String> heading(List<String> cells) {
        int last = cells.size();
        while (last > 0 && cells.get(last - 1).isBlank()) {
            last--;
        }
        if (last > Limits.COLUMNS) {
            throw new Refusal(
                    "table.columns",
                    "A table has at most " + Limits.COLUMNS + " columns, not " + last + "; take some out",
                    last,
                    Limits.COLUMNS);
        }
        List<String> names = cells.subList(0, last).stream().map(String::strip).toList();
        Set<String> seen = new HashSet<>();
        for (int at = 0; at < names.size(); at++) {
            if (names.get(at).isEmpty()) {
                throw new Refusal("table.unnamed", "Column " + (at + 1) + " has no name in the first line", at + 1);
            }
            if (!seen.add(names.get(at))) {
                throw new Refusal(
                        "table.twice",
                        "The column \"" + names.get(at) + "\" stands twice in the first line; leave one",
                        names.get(at));
            }
        }
        return names;
    }

    /** @throws Refusal {@code table.empty} */
    Table table() {
        if (columns == null || lines.isEmpty()) {
            throw new Refusal("table.empty", "The file has no line after the one that names the columns");
        }
        return new Table(columns, lines);
    }
}
