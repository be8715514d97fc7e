package org.enlace.documents.internal;

import java.util.Optional;
import org.enlace.documents.Markdown;
import org.enlace.platform.Refusal;

/**
 * Finds in one pass over a text, before any parser sees it, whether it is made to be slow: too long, too deep, or a table that grows
 * when it is read. What it says of depth and cells is never too little.
 */
final class Bounds {
    private static final int TAB = 4;

    private final String text;
    private int lines = 1;
    private int deepest;
    private long cells;

    // Of the lines before this one: quotations and lists that are open, and the columns of a table.
    private int quotes;
    private int lists;
    private boolean afterBlank = true;
    private int columns;

    private Bounds(String text) {
        this.text = text;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n' || text.charAt(i) == '\r' && !next(i, '\n')) {
                line(from, i);
                lines++;
                from = i + 1;
            }
        }
        line(from, text.length());
    }

    /** Why a text is not taken; empty for one that is. */
    static Optional<Refusal> broken(String text) {
        if (text.length() > Markdown.CHARACTERS_AT_MOST) {
            return refused(
                    "markdown.too-long",
                    "The text has %d characters and may have %d; cut it in parts, or attach it as a file",
                    text.length(),
                    Markdown.CHARACTERS_AT_MOST);
        }
        Bounds bounds = new Bounds(text);
        if (bounds.lines > Markdown.LINES_AT_MOST) {
            return refused(
                    "markdown.too-many-lines",
                    "The text has %d lines and may have %d; cut it in parts, or attach it as a file",
                    bounds.lines,
                    Markdown.LINES_AT_MOST);
        }
        if (bounds.deepest > Markdown.DEPTH_AT_MOST) {
            return refused(
                    "markdown.too-deep",
                    "In the text %d lists or quotations stand in one another, and %d may; write it flatter",
                    bounds.deepest,
                    Markdown.DEPTH_AT_MOST);
        }
        if (bounds.cells > Markdown.CELLS_AT_MOST) {
            return refused(
                    "markdown.too-many-cells",
                    "The tables of the text have %d cells and may have %d; attach the table as a file",
                    bounds.cells,
                    Markdown.CELLS_AT_MOST);
        }
        return Optional.empty();
    }

    private static Optional<Refusal> refused(String code, String message, long value, long rule) {
        return Optional.of(new Refusal(code, message.formatted(value, rule), value, rule));
    }

    /** How deep a text could be at most. */
    static int depth(String text) {
        return new Bounds(text).deepest;
    }

    private boolean next(int at, char wanted) {
        return at + 1 < text.length() && text.charAt(at + 1) == wanted;
    }

    /**
     * What stands before a line's words opens lists and quotations. Lists of the lines before go on as far as the line is indented,
     * two columns for each; a line of mere words goes on with whatever is open, until an empty one.
     */
    private void line(int from, int ends) {
        int end = ends > from && text.charAt(ends - 1) == '\r' ? ends - 1 : ends;
        int rule = ruleFrom(from, end);
        int at = from;
        int indent = 0;
        int quoted = 0;
        int items = 0;
        boolean prefix = true;
        while (prefix && at < end) {
            char c = text.charAt(at);
            int item = at < rule ? item(at, end) : at;
            if (c == ' ' || c == '\t') {
                indent += c == ' ' ? 1 : TAB;
                at++;
            } else if (c == '>') {
                quoted++;
                at++;
            } else if (item > at) {
                items++;
                at = item;
            } else {
                prefix = false;
            }
        }
        boolean blank = at == end;
        if (blank && quoted + items == 0) {
            afterBlank = true;
            columns = 0;
            return;
        }
        int listed = Math.min(lists, indent / 2) + items;
        quotes = afterBlank ? quoted : Math.max(quotes, quoted);
        lists = afterBlank ? listed : Math.max(lists, listed);
        deepest = Math.max(deepest, quotes + lists);
        afterBlank = blank;
        table(from, end);
    }

    /** Where the rest of a line is a rule of one mark repeated, which opens nothing; its end where there is none. */
    private int ruleFrom(int from, int end) {
        char mark = 0;
        int at = end;
        int marks = 0;
        int found = end;
        while (at > from) {
            char c = text.charAt(at - 1);
            if (c == '-' || c == '*' || c == '_') {
                if (mark != 0 && c != mark) {
                    break;
                }
                mark = c;
                marks++;
                found = at - 1;
            } else if (c != ' ' && c != '\t') {
                break;
            }
            at--;
        }
        return marks >= 3 ? found : end;
    }

    /** The place after the mark of an item of a list, or where it began when there is none. */
    private int item(int from, int end) {
        int at = from;
        char c = text.charAt(at);
        if (c == '-' || c == '*' || c == '+') {
            at++;
        } else {
            while (at < end && at < from + 9 && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                at++;
            }
            if (at == from || at == end || text.charAt(at) != '.' && text.charAt(at) != ')') {
                return from;
            }
            at++;
        }
        return at == end || Character.isWhitespace(text.charAt(at)) ? at : from;
    }

    /** Every row of a table gets as many cells as its head has columns, however short it is. */
    private void table(int from, int end) {
        int bars = 0;
        boolean dash = false;
        boolean separates = true;
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (c == '|') {
                bars++;
            } else if (c == '-') {
                dash = true;
            } else {
                separates &= " \t:>*+.)0123456789".indexOf(c) >= 0;
            }
        }
        if (separates && dash && bars > 0) {
            columns = Math.max(columns, columns(from, end, bars));
            cells += columns;
        }
        cells += columns;
    }

    private int columns(int from, int end, int bars) {
        int first = from;
        while (first < end && " \t>".indexOf(text.charAt(first)) >= 0) {
            first++;
        }
        int last = end;
        while (last > first && " \t".indexOf(text.charAt(last - 1)) >= 0) {
            last--;
        }
        int outer = (text.charAt(first) == '|' ? 1 : 0) + (text.charAt(last - 1) == '|' ? 1 : 0);
        return Math.max(1, bars + 1 - outer);
    }
}
