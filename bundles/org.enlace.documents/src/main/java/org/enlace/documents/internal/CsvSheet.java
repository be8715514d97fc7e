package org.enlace.documents.internal;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.enlace.documents.TableWriter;

/** A table as CSV. */
final class CsvSheet implements TableWriter {
    /** What a spreadsheet takes for the beginning of a formula (OWASP, CSV Injection), and the same in full width. */
    private static final String FORMULA = "=+-@\t\r\n|%\uFF1D\uFF0B\uFF0D\uFF20";

    private final Writer out;
    private final CsvWriter csv;

    CsvSheet(List<String> columns, OutputStream stream) throws IOException {
        out = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
        // Spreadsheets take a file for UTF-8 when it begins with this mark.
        out.write('\uFEFF');
        csv = CsvWriter.builder().build(out);
        csv.writeRecord(columns.stream().map(CsvSheet::harmless).toList());
    }

    @Override
    public void row(List<?> cells) {
        csv.writeRecord(cells.stream().map(CsvSheet::text).toList());
    }

    private static String text(Object cell) {
        return cell == null ? null : cell instanceof Number ? cell.toString() : harmless(cell.toString());
    }

    /** A cell that a spreadsheet would run as a formula begins with an apostrophe, which makes it a text. */
    static String harmless(String cell) {
        return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    @Override
    public void close() {
        try {
            csv.flush();
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
