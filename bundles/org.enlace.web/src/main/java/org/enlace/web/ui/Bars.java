package org.enlace.web.ui;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Figures beside one another, as bars that lie: one row for each thing that is compared, with one bar or two. Each bar says its figure
 * and what it counts, so that no colour has to. Its {@link Table} stands beside it.
 *
 * @param label what it shows, in a sentence that says what the bars say to those who see them; it stands for the picture
 * @param kinds what the bars of a row count, such as <em>sent</em>; one or two. Where there is one it may be empty
 * @param rows  in the order they are shown; at least one
 * @param most  the longest bar, above 0
 */
public record Bars(String label, List<String> kinds, List<Row> rows, int most) {
    private static final int WIDTH = 360;
    private static final int LONGEST = 220;
    private static final int LINE = 18;

    /** @param values one for each kind, 0 to {@code most} */
    public record Row(String label, List<Integer> values) {
        public Row {
            Objects.requireNonNull(label, "label");
            values = List.copyOf(values);
        }
    }

    public Bars {
        Objects.requireNonNull(label, "label");
        kinds = List.copyOf(kinds);
        rows = List.copyOf(rows);
        if (rows.isEmpty() || most < 1 || kinds.isEmpty() || kinds.size() > 2) {
            throw new IllegalArgumentException(
                    "\"" + label + "\" has nothing to show; give it rows, kinds and a scale");
        }
        for (Row row : rows) {
            if (row.values().size() != kinds.size()) {
                throw new IllegalArgumentException("\"" + row.label() + "\" has not one figure for each kind");
            }
        }
    }

    /** With the longest bar for the largest figure. */
    public static Bars of(String label, List<String> kinds, List<Row> rows) {
        int most = rows.stream()
                .flatMap(row -> row.values().stream())
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        return new Bars(label, kinds, rows, Math.max(1, most));
    }

    public int width() {
        return WIDTH;
    }

    public int height() {
        return rows.size() * row() + 4;
    }

    private int row() {
        return LINE * (kinds.size() + 1) + 6;
    }

    /** Where the name of a row stands, from the top. */
    public int top(int row) {
        return row * row() + 14;
    }

    /** Where a bar begins, from the top. */
    public int bar(int row, int kind) {
        return top(row) + 5 + kind * LINE;
    }

    /** How long a bar is. */
    public String length(int value) {
        return String.format(Locale.ROOT, "%.1f", LONGEST * (double) Math.max(0, Math.min(most, value)) / most);
    }

    /** Where the figure of a bar stands, from the left. */
    public String after(int value) {
        return String.format(Locale.ROOT, "%.1f", LONGEST * (double) Math.max(0, Math.min(most, value)) / most + 6);
    }
}
