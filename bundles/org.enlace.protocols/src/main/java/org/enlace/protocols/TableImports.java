package org.enlace.protocols;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.protocols.ProtocolImports.Mode;

/**
 * Takes in tables as other bodies make them: CSV with comma, semicolon or tab in UTF-8 (with or without a byte order mark), UTF-16
 * (with one) or Windows-1252, or the first sheet of an XLSX. A service; needs {@link Protocols#IMPORT}. A {@link TableMapping} says which field
 * stands in which column; what has no column stays as the library has it. A cell is text and nothing else: what begins like a
 * formula is kept as it stands there.
 *
 * <p>A record is known again by the column of its identifier; where there is none, by its title, issuing body and country.
 *
 * <p>At most {@link ProtocolImports#BYTES_AT_MOST} bytes, {@link ProtocolImports#RECORDS_AT_MOST} lines, {@value #COLUMNS_AT_MOST}
 * columns and {@value #CELL_AT_MOST} characters in a cell. A file that cannot be read as a whole is refused:
 * {@code import.too-large}, {@code import.too-many}, {@code import.empty}, {@code import.not-text}, and of its own
 * {@code import.table.binary}, {@code .quotes}, {@code .cut}, {@code .columns}, {@code .cell}, {@code .empty}; a workbook as
 * {@link org.enlace.documents.Tables#read} says. In the plan a refusal
 * of a record names the cell instead of the field, such as {@code C7 (Tipo)}.
 */
public interface TableImports {
    int COLUMNS_AT_MOST = 200;
    int CELL_AT_MOST = 20_000;

    /** Whether a file is meant as a table: by its name, or where that says nothing by its first bytes. */
    boolean isTable(String fileName, byte[] beginning);

    /** The fields a column can be, in the order of a record. */
    List<String> fields();

    /** What an officer said of a table with the same headings last time, else a guess. Keeps the file for a day, for its officer alone. */
    Table stage(String fileName, InputStream file, Caller caller);

    /** A table that is kept. @throws org.enlace.platform.NotFound when there is none, or it is another officer's */
    Table table(RecordId id, Caller caller);

    /** The same, read with other letters and another separator, its columns guessed anew; changes nothing. */
    Table reread(RecordId id, TableMapping.Letters letters, TableMapping.Separator separator, Caller caller);

    /**
     * Says which field stands in which column, for this file and the next one with the same headings.
     *
     * @throws Refusal {@code import.table.missing}, {@code import.table.twice}, {@code import.table.field}
     */
    void map(RecordId id, TableMapping mapping, Caller caller);

    /** Tells what would happen, and changes nothing. @throws Refusal as {@link #map} and the file itself */
    ImportPlan plan(InputStream file, TableMapping mapping, Caller caller);

    /** Carries the import out. */
    ImportPlan run(InputStream file, TableMapping mapping, Mode mode, Caller caller);

    /**
     * A table that waits for its import.
     *
     * @param fileName   as the officer's machine called it
     * @param until      when it is forgotten
     * @param heading    the number of the line that names the columns
     * @param lines      how many follow it
     * @param mapping    what is said, or guessed, of its columns; letters and separator are never null
     * @param workbook   whether it was an XLSX, whose letters and separator nobody has to tell
     * @param remembered whether an officer said it of such a table before
     */
    record Table(
            RecordId id,
            String fileName,
            Instant until,
            int heading,
            int lines,
            List<Column> columns,
            TableMapping mapping,
            boolean workbook,
            boolean remembered) {
        public Table {
            columns = List.copyOf(columns);
        }
    }

    /**
     * @param letter  as a spreadsheet calls it
     * @param heading as the first line calls it; its letter where it calls it nothing
     * @param field   what stands there; empty where it is ignored
     * @param samples of the first lines, shortened
     */
    record Column(String letter, String heading, String field, List<String> samples) {
        public Column {
            samples = List.copyOf(samples);
        }
    }
}
