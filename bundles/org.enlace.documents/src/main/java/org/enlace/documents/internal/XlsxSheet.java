package org.enlace.documents.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.enlace.documents.TableWriter;
import org.enlace.documents.Tables;

/** A table as the one sheet of an XLSX. Texts stand in their cells: a table of all texts would grow in memory. */
final class XlsxSheet implements TableWriter {
    private static final int ROWS_TOGETHER = 200;

    private final OutputStream stream;
    private final Workbook book;
    private final Worksheet sheet;
    private int row;

    XlsxSheet(String title, List<String> columns, OutputStream stream) throws IOException {
        this.stream = stream;
        book = new Workbook(stream, "Enlace", null);
        sheet = book.newWorksheet(name(title));
        sheet.freezePane(0, 1);
        put(columns);
        sheet.range(0, 0, 0, Math.max(0, columns.size() - 1)).style().bold().set();
    }

    /** A sheet's name has 31 characters and none of seven. */
    private static String name(String title) {
        String plain =
                title.replaceAll("[\\\\/*\\[\\]:?\\p{Cntrl}\\p{Cs}]+", " ").strip();
        String kept = plain.length() <= 31 ? plain : plain.substring(0, 31).strip();
        return kept.isEmpty() ? "1" : kept.replaceAll("^'|'$", " ").strip();
    }

    @Override
    public void row(List<?> cells) {
        put(cells);
        if (row % ROWS_TOGETHER == 0) {
            try {
                sheet.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void put(List<?> cells) {
        for (int column = 0; column < cells.size(); column++) {
            Object cell = cells.get(column);
            if (cell instanceof Number number) {
                sheet.value(row, column, number);
            } else if (cell != null) {
                String text = cell.toString();
                if (text.length() > Tables.Limits.CELL) {
                    throw new IllegalArgumentException(
                            "A cell holds " + Tables.Limits.CELL + " characters, not " + text.length());
                }
                sheet.inlineString(row, column, text);
            }
        }
        row++;
    }

    @Override
    public void close() {
        try {
            book.finish();
            stream.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
