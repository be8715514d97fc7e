package org.enlace.platform.contribution;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A table for people in the shell: a line of headings, then aligned rows, no borders. Numbers stand at the right. Where a
 * line would be longer than the screen is wide, the widest columns are narrowed and their texts continue below: nothing is
 * ever cut off. Not for scripts, which take {@link Json}. Not safe for use by several threads.
 */
public final class Table {
    private static final String GAP = "  ";
    private static final int NARROWEST = 8;

    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();
    private final boolean[] numbers;

    /** @param headings one for each column, at least one */
    public Table(String... headings) {
        if (headings.length == 0) {
            throw new IllegalArgumentException("A table has at least one column");
        }
        this.headings = List.of(headings);
        this.numbers = new boolean[headings.length];
        Arrays.fill(numbers, true);
    }

    /**
     * Adds a row.
     *
     * @param cells one for each column; null and an empty {@link Optional} show as nothing
     */
    public Table row(Object... cells) {
        if (cells.length != headings.size()) {
            throw new IllegalArgumentException(
                    "A row of this table has " + headings.size() + " cells, not " + cells.length);
        }
        List<String> row = new ArrayList<>(cells.length);
        for (int column = 0; column < cells.length; column++) {
            Object cell = cells[column] instanceof Optional<?> optional ? optional.orElse(null) : cells[column];
            numbers[column] &= cell == null || cell instanceof Number;
            row.add(cell == null ? "" : printable(cell.toString()));
        }
        rows.add(row);
        return this;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /**
     * The table as text, a line feed after each line.
     *
     * @param width how many columns the screen has; {@link Integer#MAX_VALUE} where it is no screen
     */
    public String text(int width) {
        int[] widths = widths(width);
        StringBuilder text = new StringBuilder();
        append(text, headings, widths);
        rows.forEach(row -> append(text, row, widths));
        return text.toString();
    }

    /** {@link #text}, written out. */
    public void print(PrintWriter out, int width) {
        out.print(text(width));
    }

    private int[] widths(int limit) {
        int[] widths = new int[headings.size()];
        measure(widths, headings);
        rows.forEach(row -> measure(widths, row));
        int excess = Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1) - limit;
        while (limit < Integer.MAX_VALUE && excess > 0) {
            int widest = 0;
            for (int column = 1; column < widths.length; column++) {
                widest = widths[column] > widths[widest] ? column : widest;
            }
            if (widths[widest] <= NARROWEST) {
                break;
            }
            widths[widest]--;
            excess--;
        }
        return widths;
    }

    private static void measure(int[] widths, List<String> cells) {
        for (int column = 0; column < widths.length; column++) {
            int longest =
                    cells.get(column).lines().mapToInt(Table::length).max().orElse(0);
            widths[column] = Math.max(widths[column], longest);
        }
    }

    private void append(StringBuilder text, List<String> cells, int[] widths) {
        List<List<String>> folded = new ArrayList<>();
        int height = 1;
        for (int column = 0; column < widths.length; column++) {
            List<String> lines = fold(cells.get(column), Math.max(1, widths[column]));
            folded.add(lines);
            height = Math.max(height, lines.size());
        }
        for (int line = 0; line < height; line++) {
            StringBuilder row = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                List<String> lines = folded.get(column);
                String part = line < lines.size() ? lines.get(line) : "";
                String padding = " ".repeat(Math.max(0, widths[column] - length(part)));
                row.append(column == 0 ? "" : GAP);
                row.append(numbers[column] && !rows.isEmpty() ? padding + part : part + padding);
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
    }

    /** Breaks a text at blanks into lines of at most so many characters; a word that is longer is broken anywhere. */
    static List<String> fold(String text, int width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            String rest = paragraph;
            while (length(rest) > width) {
                int end = rest.offsetByCodePoints(0, width);
                int blank = rest.charAt(end) == ' ' ? end : rest.lastIndexOf(' ', end - 1);
                int cut = blank > 0 ? blank : end;
                lines.add(rest.substring(0, cut).stripTrailing());
                rest = rest.substring(cut).stripLeading();
            }
            lines.add(rest);
        }
        return lines;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Control characters could move the cursor or hide a line on the reader's terminal. */
    private static String printable(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> clean.appendCodePoint(c == '\n' || !Character.isISOControl(c) ? c : ' '));
        return clean.toString().strip();
    }
}
