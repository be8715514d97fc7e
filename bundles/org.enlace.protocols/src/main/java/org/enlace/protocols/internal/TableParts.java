package org.enlace.protocols.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.enlace.protocols.TableMapping;
import org.enlace.protocols.TableMapping.Letters;
import org.enlace.protocols.TableMapping.Separator;
import org.enlace.protocols.internal.ImportFile.Part;
import org.enlace.protocols.internal.ProtocolStore.StagedFile;
import org.enlace.protocols.internal.table.MappingJson;
import org.enlace.protocols.internal.table.TableColumns;
import org.enlace.protocols.internal.table.TableLines;
import org.enlace.protocols.internal.table.TableRow;
import org.enlace.protocols.internal.table.TableText;
import org.enlace.protocols.internal.table.TableWords;

/**
 * A table taken apart.
 *
 * @param mapping how it is read: letters, separator and columns are told or found out
 */
record TableParts(TableLines lines, TableMapping mapping) {
    /** @param said what is told; the rest is found out */
    static TableParts of(byte[] bytes, TableMapping said) {
        Letters letters = said.letters() == null ? TableText.letters(bytes) : said.letters();
        String text = TableText.text(bytes, letters);
        Separator separator = said.separator() == null ? TableLines.separator(text) : said.separator();
        TableLines lines = TableLines.read(text, separator, cells -> known(cells, said));
        Map<String, String> columns = said.guesses() ? TableColumns.guess(lines.columns()) : said.columns();
        return new TableParts(lines, new TableMapping(letters, separator, said.dates(), columns, said.defaults()));
    }

    static TableParts of(StagedFile file) {
        return of(bytes(file), MappingJson.read(file.mapping()));
    }

    private static int known(List<String> cells, TableMapping said) {
        int told = (int) cells.stream()
                .map(String::strip)
                .filter(said.columns()::containsKey)
                .distinct()
                .count();
        return Math.max(told, TableColumns.known(cells));
    }

    /** The bytes of a table, as a text can keep them. */
    static String content(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    static byte[] bytes(StagedFile file) {
        return file.content().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** @throws org.enlace.platform.Refusal as {@link org.enlace.protocols.TableImports#map} says */
    List<Part> parts(TableWords words) {
        TableColumns columns = TableColumns.of(lines.columns(), mapping);
        return lines.lines().stream()
                .map(line -> Part.of(new TableRow(line, columns, words)))
                .toList();
    }
}
