package org.enlace.protocols.internal;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.enlace.platform.Refusal;
import org.enlace.protocols.ProtocolContent;
import org.enlace.protocols.ProtocolImports;
import org.enlace.protocols.internal.ProtocolJson.Written;
import org.enlace.protocols.internal.table.TableRow;

/** A file that is to be imported: read within its limits, taken apart record by record. */
final class ImportFile {
    private ImportFile() {}

    /**
     * One record of a file.
     *
     * @param index    its place, from 1; of a table the number of its line
     * @param reasons  what has the wrong name or type in it
     * @param row      where it stands in a table; null in a JSON file
     */
    record Part(int index, Written written, Reasons reasons, TableRow row) {
        /** A line of a table, which says nothing yet of what it has no columns for. */
        static Part of(TableRow row) {
            return read(row, null);
        }

        private static Part read(TableRow row, ObjectNode known) {
            Reasons reasons = Reasons.after(0);
            row.fault().ifPresent(reasons::add);
            return new Part(row.number(), ProtocolJson.read(row.onto(known), reasons), reasons, row);
        }

        String reference() {
            return written.reference();
        }

        /** What it says where the library knows the record: a table leaves alone what it has no column for. */
        Part onto(ProtocolContent known) {
            try {
                return row == null || known == null
                        ? this
                        : read(row, (ObjectNode) JsonTree.of(ProtocolJson.text(known)));
            } catch (IOException e) {
                throw new UncheckedIOException("A stored record is not JSON", e);
            }
        }

        /** What is wrong, at the place in the file. */
        Refusal told(Refusal refusal) {
            return row == null ? refusal : row.told(refusal);
        }
    }

    /** The text of a file. */
    static String text(InputStream file) {
        try {
            byte[] bytes = file.readNBytes(ProtocolImports.BYTES_AT_MOST + 1);
            if (bytes.length > ProtocolImports.BYTES_AT_MOST) {
                throw tooLarge();
            }
            return decoded(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("The file could not be read to its end", e);
        }
    }

    private static Refusal tooLarge() {
        int most = ProtocolImports.BYTES_AT_MOST / (1024 * 1024);
        return new Refusal(
                        "import.too-large", "The file has more than " + most + " MiB; cut it into smaller files", most)
                .at("file");
    }

    private static String decoded(byte[] bytes) throws CharacterCodingException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            throw new Refusal(
                            "import.not-text",
                            "The file is not UTF-8 text: the byte at position " + (in.position() + 1)
                                    + " belongs to no character; save it as UTF-8",
                            in.position() + 1)
                    .at("file");
        }
        out.flip();
        String text = out.toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The records of a file, which is refused as a whole when it is not a JSON array of a bearable length. */
    static List<Part> parts(String text) {
        if (text.isBlank()) {
            throw new Refusal("import.empty", "The file is empty; choose a file with a JSON list of records")
                    .at("file");
        }
        List<Part> parts = new ArrayList<>();
        int told = 0;
        try (JsonParser parser = ProtocolJson.FACTORY.createParser(text)) {
            try {
                if (parser.nextToken() != JsonToken.START_ARRAY) {
                    throw new Refusal(
                                    "import.not-a-list",
                                    "The file does not begin with a list; put the records between [ and ]")
                            .at("file");
                }
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    if (parts.size() == ProtocolImports.RECORDS_AT_MOST) {
                        throw new Refusal(
                                        "import.too-many",
                                        "The file has more than " + ProtocolImports.RECORDS_AT_MOST
                                                + " records; cut it into smaller files",
                                        ProtocolImports.RECORDS_AT_MOST)
                                .at("file");
                    }
                    Part part = part(parts.size() + 1, JsonTree.current(parser), Reasons.after(told));
                    told += part.reasons().told().size();
                    parts.add(part);
                }
                if (parser.nextToken() != null) {
                    throw malformed(
                            parser.currentTokenLocation(), "text-after-end", "text stands after the end of the list");
                }
            } catch (JsonProcessingException e) {
                JsonLocation where = e.getLocation();
                if (parser.currentTokenCount() > ProtocolJson.TOKENS_AT_MOST) {
                    throw tooManyTokens(parser.currentLocation());
                }
                boolean begun = text.stripLeading().startsWith("[");
                // The error is told where its word began, which is before the end when the word itself was cut off.
                boolean atEnd = parser.currentLocation().getCharOffset() >= text.length();
                if (e instanceof JsonEOFException || begun && atEnd) {
                    throw malformed(where, "ends-early", "the file ends in the middle; it was cut off");
                }
                throw malformed(e.getLocation(), "not-json", e.getOriginalMessage());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory could not be read", e);
        }
        return parts;
    }

    private static Part part(int index, JsonNode node, Reasons reasons) {
        return new Part(index, ProtocolJson.read(node, reasons), reasons, null);
    }

    private static Refusal tooManyTokens(JsonLocation where) {
        return new Refusal(
                        "import.too-many-values",
                        "The file has more than " + ProtocolJson.TOKENS_AT_MOST
                                + " names, values and brackets by line " + where.getLineNr() + ", column "
                                + where.getColumnNr() + "; cut it into smaller files",
                        ProtocolJson.TOKENS_AT_MOST,
                        where.getLineNr(),
                        where.getColumnNr())
                .at("file");
    }

    private static Refusal malformed(JsonLocation where, String what, String detail) {
        int line = where == null ? 1 : where.getLineNr();
        int column = where == null ? 1 : where.getColumnNr();
        String code = what.equals("not-json") ? "import.malformed" : "import." + what;
        return new Refusal(
                        code,
                        "The file is not JSON at line " + line + ", column " + column + ": " + detail
                                + "; correct it there",
                        line,
                        column,
                        detail)
                .at("file");
    }
}
