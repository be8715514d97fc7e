package org.enlace.documents.internal;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.enlace.platform.Refusal;

/** Reads CSV as spreadsheets and people write it (RFC 4180). */
final class CsvReading {
    private CsvReading() {}

    static void read(byte[] bytes, TableLines lines) {
        String text = text(bytes);
        String declared = text.regionMatches(true, 0, "sep=", 0, 4) && text.length() > 4 ? text.substring(4, 5) : "";
        char separator = declared.isEmpty() ? separator(text) : declared.charAt(0);
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowUnclosedQuote(false)
                .allowExtraCharsAfterClosingQuote(false)
                .maxBufferSize(1 << 20)
                .ofCsvRecord(text)) {
            for (CsvRecord record : reader) {
                // Excel's line that names the separator is none of the table.
                if (declared.isEmpty() || record.getStartingLineNumber() > 1) {
                    lines.take(record.getStartingLineNumber(), record.getFields(), true);
                }
            }
        } catch (CsvParseException | IllegalArgumentException e) {
            throw new Refusal("table.quotes", "The file is no CSV: a quotation mark is not closed, or not doubled");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The letters of a file; nothing is guessed that could be told. */
    private static String text(byte[] bytes) {
        if (begins(bytes, 0xEF, 0xBB, 0xBF)) {
            return decoded(bytes, 3, StandardCharsets.UTF_8);
        }
        if (begins(bytes, 0xFF, 0xFE)) {
            return decoded(bytes, 2, StandardCharsets.UTF_16LE);
        }
        if (begins(bytes, 0xFE, 0xFF)) {
            return decoded(bytes, 2, StandardCharsets.UTF_16BE);
        }
        try {
            return decoded(bytes, 0, StandardCharsets.UTF_8);
        } catch (Refusal noUtf8) {
            return decoded(bytes, 0, Charset.forName("windows-1252"));
        }
    }

    private static boolean begins(byte[] bytes, int... mark) {
        for (int at = 0; at < mark.length; at++) {
            if (bytes.length <= at || (bytes[at] & 0xff) != mark[at]) {
                return false;
            }
        }
        return true;
    }

    private static String decoded(byte[] bytes, int from, Charset letters) {
        try {
            String text = letters.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                    .toString();
            if (text.indexOf('\u0000') >= 0) {
                throw new CharacterCodingException();
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new Refusal("table.letters", "The file is no text in UTF-8 or Windows-1252; save it as CSV in UTF-8");
        }
    }

    /** What parts the most cells in the first line, outside of quotation marks; a comma where nothing does. */
    private static char separator(String text) {
        int[] times = new int[3];
        boolean quoted = false;
        boolean begun = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                quoted = !quoted;
            }
            if (!quoted) {
                if ((c == '\n' || c == '\r') && begun) {
                    break;
                }
                int which = ",;\t".indexOf(c);
                if (which >= 0) {
                    times[which]++;
                }
            }
            begun |= !Character.isWhitespace(c);
        }
        int most = 0;
        for (int which = 1; which < times.length; which++) {
            most = times[which] > times[most] ? which : most;
        }
        return ",;\t".charAt(most);
    }
}
