package org.enlace.protocols.internal.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.enlace.platform.Refusal;
import org.enlace.protocols.ProtocolImports;
import org.enlace.protocols.TableImports;
import org.enlace.protocols.TableMapping.Separator;

/**
 * The lines of a table.
 *
 * @param heading the number of the line that names the columns
 * @param columns what it calls them: none empty, none twice
 * @param lines   those after it that hold anything
 */
public record TableLines(int heading, List<String> columns, List<Line> lines) {
    /** Above the line that names the columns there may be a title and who made it. */
    private static final int ABOVE = 10;

    private static final int NAME_AT_MOST = 120;

    /** Excel's own way of naming the separator. */
    private static final String DECLARED = "sep=";

    public TableLines {
        columns = List.copyOf(columns);
        lines = List.copyOf(lines);
    }

    /** @param number of the line in the file, or of the row in the sheet, by which a person finds it */
    public record Line(int number, List<String> cells) {
        public Line {
            cells = List.copyOf(cells);
        }

        /** @param column from 0; empty where the line ends before it */
        public String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }

        /** Without the cells behind these, in which nothing stands: a file may have millions of them. */
        Line within(int columns) {
            return cells.size() <= columns ? this : new Line(number, cells.subList(0, columns));
        }

        boolean blank() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    /** What parts most cells in the first lines, outside of quotation marks; a comma where nothing does. */
    public static Separator separator(String text) {
        if (declared(text)) {
            return Separator.of(text.charAt(DECLARED.length())).orElse(Separator.COMMA);
        }
        int[] times = new int[Separator.values().length];
        boolean quoted = false;
        int lines = 0;
        for (int at = 0; at < text.length() && lines < ABOVE; at++) {
            char c = text.charAt(at);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == '\n') {
                lines++;
            } else if (!quoted) {
                Separator.of(c).ifPresent(mark -> times[mark.ordinal()]++);
            }
        }
        Separator most = Separator.COMMA;
        for (Separator mark : Separator.values()) {
            most = times[mark.ordinal()] > times[most.ordinal()] ? mark : most;
        }
        return most;
    }

    private static boolean declared(String text) {
        return text.regionMatches(true, 0, DECLARED, 0, DECLARED.length())
                && text.length() > DECLARED.length()
                && Separator.of(text.charAt(DECLARED.length())).isPresent();
    }

    /**
     * @param known how many of the names in a line are those of fields
     * @throws Refusal as {@link TableImports} says
     */
    public static TableLines read(String text, Separator separator, ToIntFunction<List<String>> known) {
        List<Line> all = lines(text, separator.mark());
        if (all.isEmpty()) {
            throw empty();
        }
        int heading = heading(all, known);
        List<String> columns = names(all.get(heading).cells());
        List<Line> lines = all.subList(heading + 1, all.size());
        if (lines.isEmpty()) {
            throw empty();
        }
        if (lines.size() > ProtocolImports.RECORDS_AT_MOST) {
            throw tooMany();
        }
        Line last = lines.get(lines.size() - 1);
        if (last.cells().size() < columns.size() && !text.endsWith("\n") && !text.endsWith("\r")) {
            throw new Refusal(
                            "import.table.cut",
                            "The file ends in the middle of line " + last.number() + ", after "
                                    + last.cells().size() + " of " + columns.size()
                                    + " cells; ask for the whole file again",
                            Integer.toString(last.number()),
                            last.cells().size(),
                            columns.size())
                    .at("file");
        }
        return new TableLines(all.get(heading).number(), columns, lines);
    }

    private static Refusal empty() {
        return new Refusal(
                        "import.table.empty",
                        "The file has no line below the one that names the columns; choose a file with records")
                .at("file");
    }

    private static Refusal tooMany() {
        return new Refusal(
                        "import.too-many",
                        "The file has more than " + ProtocolImports.RECORDS_AT_MOST
                                + " records; cut it into smaller files",
                        ProtocolImports.RECORDS_AT_MOST)
                .at("file");
    }

    private static List<Line> lines(String text, char separator) {
        List<Line> lines = new ArrayList<>();
        boolean named = declared(text);
        long next = 1;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowUnclosedQuote(false)
                .allowExtraCharsAfterClosingQuote(false)
                .maxBufferSize(16 << 20)
                .ofCsvRecord(text)) {
            for (CsvRecord record : reader) {
                Line line = new Line((int) record.getStartingLineNumber(), record.getFields());
                next = record.getStartingLineNumber()
                        + 1
                        + line.cells().stream()
                                .mapToLong(cell -> cell.lines().count() - 1)
                                .filter(more -> more > 0)
                                .sum();
                if (named && line.number() == 1 || line.blank()) {
                    continue;
                }
                measure(line);
                if (lines.size() > ProtocolImports.RECORDS_AT_MOST + ABOVE) {
                    throw tooMany();
                }
                lines.add(line.within(TableImports.COLUMNS_AT_MOST));
            }
        } catch (CsvParseException | IllegalArgumentException | IOException e) {
            throw new Refusal(
                            "import.table.quotes",
                            "A quotation mark in or after line " + next
                                    + " is not closed, or not doubled where it stands inside a cell; correct it there",
                            Long.toString(next))
                    .at("file");
        }
        return lines;
    }

    private static void measure(Line line) {
        for (int column = 0; column < line.cells().size(); column++) {
            int length = line.cell(column).length();
            String cell = Letter.of(column) + line.number();
            if (column >= TableImports.COLUMNS_AT_MOST && length > 0) {
                throw new Refusal(
                                "import.table.columns",
                                "The table goes to cell " + cell + " and may have " + TableImports.COLUMNS_AT_MOST
                                        + " columns; take some out",
                                cell,
                                TableImports.COLUMNS_AT_MOST)
                        .at("file");
            }
            if (length > TableImports.CELL_AT_MOST) {
                throw new Refusal(
                                "import.table.cell",
                                "Cell " + cell + " has " + length + " characters and may have "
                                        + TableImports.CELL_AT_MOST + "; shorten it",
                                cell,
                                length,
                                TableImports.CELL_AT_MOST)
                        .at("file");
            }
        }
    }

    /** The line among the first that names the most fields; the very first where none names two. */
    private static int heading(List<Line> lines, ToIntFunction<List<String>> known) {
        int best = 0;
        int most = 1;
        for (int at = 0; at < Math.min(ABOVE, lines.size()); at++) {
            int names = known.applyAsInt(lines.get(at).cells());
            if (names > most) {
                best = at;
                most = names;
            }
        }
        return best;
    }

    private static List<String> names(List<String> cells) {
        int last = cells.size();
        while (last > 1 && cells.get(last - 1).isBlank()) {
            last--;
        }
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int column = 0; column < last; column++) {
            String said = cells.get(column).strip().replaceAll("\\s+", " ");
            String cut = said.length() > NAME_AT_MOST ? said.substring(0, NAME_AT_MOST) : said;
            String name = cut.isEmpty() ? Letter.of(column) : cut;
            while (!seen.add(name)) {
                name = name + " (" + Letter.of(column) + ")";
            }
            names.add(name);
        }
        return names;
    }
}
