package org.enlace.documents;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** Tables as files, out and in. A service. */
public interface Tables {
    /**
     * Begins a table with its heading.
     *
     * @param title what the sheet is called, where the format has sheets; shortened to 31 characters
     */
    TableWriter write(TableFormat format, String title, List<String> columns, OutputStream out);

    /**
     * Reads a file that a person made: CSV, whose letters (UTF-8, with or without a byte order mark, UTF-16 with one, Windows-1252)
     * and separator (comma, semicolon, tab) are found out, or the first sheet of an XLSX; which of the two, its first bytes tell. The
     * first line names the columns. Lines without any text are left out.
     *
     * @param file read to its end, not closed
     * @throws org.enlace.platform.Refusal {@code table.size}, {@code table.lines}, {@code table.columns}, {@code table.cell},
     *     {@code table.letters}, {@code table.quotes}, {@code table.broken}, {@code table.empty}, {@code table.twice},
     *     {@code table.unnamed}, {@code table.more-cells}, {@code table.fewer-cells}, {@code table.error}, {@code table.unfolds}
     */
    Table read(InputStream file, Limits limits);

    /**
     * How much of a table is taken.
     *
     * @param bytes of the file, 64 MiB at most; an XLSX may unfold to twenty times as much, 64 MiB at most
     * @param lines after the heading
     */
    record Limits(int bytes, int lines) {
        public static final int COLUMNS = 200;
        public static final int CELL = 32_767;

        public Limits {
            if (bytes < 1 || bytes > 64 << 20 || lines < 1) {
                throw new IllegalArgumentException("A table has 1 byte to 64 MiB and at least one line");
            }
        }
    }
}
