package org.enlace.documents.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.enlace.documents.Tables.Limits;
import org.enlace.platform.Refusal;

/**
 * Reads the first sheet of an XLSX by Java's own ZIP and XML. A file may lie about everything: how large its parts are, in which
 * column a cell stands (a reader that believes {@code ZZZZZZ1} runs out of memory), what its entities are.
 */
final class XlsxReading {
    private static final int TIMES = 20;

    /** As many rows as a sheet of Office Open XML has. */
    private static final long ROWS = 1_048_576;

    private static final long UNFOLDED = 64L << 20;
    private static final String WORKBOOK = "xl/workbook.xml";

    private final TableLines lines;
    private final XMLInputFactory xml = XMLInputFactory.newDefaultFactory();
    private final byte[] file;
    private ZipParts parts;
    private long budget;
    private List<String> texts = List.of();
    private XlsxDates dates = XlsxDates.NONE;

    XlsxReading(byte[] file, Limits limits, TableLines lines) {
        this.file = file;
        this.lines = lines;
        budget = Math.min(UNFOLDED, (long) TIMES * limits.bytes());
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    void read() {
        try {
            parts = new ZipParts(file);
            String sheet = firstSheet();
            part("xl/sharedStrings.xml", reader -> texts = sharedTexts(reader));
            if (!part(sheet, this::rows)) {
                throw broken();
            }
        } catch (XMLStreamException
                | IOException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | NoSuchElementException e) {
            throw broken();
        }
    }

    private static Refusal broken() {
        return new Refusal("table.broken", "The file is no spreadsheet that can be read; save it as XLSX or CSV again");
    }

    private interface Part {
        void read(XMLStreamReader reader) throws XMLStreamException;
    }

    /** Gives one part of the file to be read; false when there is none. */
    private boolean part(String name, Part read) throws IOException, XMLStreamException {
        if (!parts.has(name)) {
            return false;
        }
        try (InputStream in = new Counted(parts.open(name))) {
            read.read(xml.createXMLStreamReader(in));
        }
        return true;
    }

    /** The name of the part with the first sheet, which the workbook tells through its relations. */
    private String firstSheet() throws IOException, XMLStreamException {
        String[] id = new String[1];
        boolean[] from1904 = new boolean[1];
        boolean there = part(WORKBOOK, reader -> {
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    if (reader.getLocalName().equals("sheet") && id[0] == null) {
                        id[0] = attribute(reader, "id");
                    } else if (reader.getLocalName().equals("workbookPr")) {
                        from1904[0] = List.of("1", "true").contains(attribute(reader, "date1904"));
                    }
                }
            }
        });
        if (!there || id[0] == null) {
            throw broken();
        }
        String[] target = new String[1];
        part("xl/_rels/workbook.xml.rels", reader -> {
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT && id[0].equals(attribute(reader, "Id"))) {
                    target[0] = attribute(reader, "Target");
                }
            }
        });
        if (target[0] == null) {
            throw broken();
        }
        part("xl/styles.xml", reader -> dates = XlsxDates.read(reader, from1904[0]));
        return target[0].startsWith("/") ? target[0].substring(1) : "xl/" + target[0];
    }

    /** An attribute by its local name; empty when there is none. */
    static String attribute(XMLStreamReader reader, String name) {
        for (int at = 0; at < reader.getAttributeCount(); at++) {
            if (reader.getAttributeLocalName(at).equals(name)) {
                return reader.getAttributeValue(at);
            }
        }
        return "";
    }

    private List<String> sharedTexts(XMLStreamReader reader) throws XMLStreamException {
        List<String> all = new ArrayList<>();
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT
                    && reader.getLocalName().equals("si")) {
                all.add(text(reader, "si"));
            }
        }
        return all;
    }

    /** The text of an element, its runs joined, without how it is pronounced. */
    private static String text(XMLStreamReader reader, String end) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int spoken = 0;
        while (true) {
            int event = reader.next();
            String name = event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT
                    ? reader.getLocalName()
                    : "";
            if (name.equals("rPh")) {
                spoken += event == XMLStreamConstants.START_ELEMENT ? 1 : -1;
            } else if (event == XMLStreamConstants.END_ELEMENT && name.equals(end)) {
                return text.toString();
            } else if (event == XMLStreamConstants.START_ELEMENT && name.equals("t") && spoken == 0) {
                append(reader, text);
            }
        }
    }

    /** Adds an element's text, and of one that fits into no cell only so much that this shows. */
    private static StringBuilder append(XMLStreamReader reader, StringBuilder text) throws XMLStreamException {
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.END_ELEMENT -> {
                    return text;
                }
                case XMLStreamConstants.START_ELEMENT -> throw broken();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (text.length() <= Limits.CELL) {
                        text.append(reader.getText());
                    }
                }
                default -> {}
            }
        }
    }

    private void rows(XMLStreamReader reader) throws XMLStreamException {
        long number = 0;
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT
                    && reader.getLocalName().equals("row")) {
                String said = attribute(reader, "r");
                number = said.isEmpty() ? number + 1 : Long.parseLong(said);
                if (number < 1 || number > ROWS) {
                    throw broken();
                }
                lines.take(number, cells(reader, number), false);
            }
        }
    }

    private List<String> cells(XMLStreamReader reader, long row) throws XMLStreamException {
        List<String> cells = new ArrayList<>();
        while (true) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals("row")) {
                return cells;
            }
            if (event == XMLStreamConstants.START_ELEMENT
                    && reader.getLocalName().equals("c")) {
                int column = column(attribute(reader, "r"), cells.size());
                String value = cell(reader, row, column);
                if (!value.isEmpty()) {
                    if (column >= Limits.COLUMNS * 2) {
                        throw new Refusal(
                                "table.columns",
                                "A table has at most " + Limits.COLUMNS + " columns, not " + (column + 1L)
                                        + "; take some out",
                                column + 1L,
                                Limits.COLUMNS);
                    }
                    while (cells.size() < column) {
                        cells.add("");
                    }
                    cells.add(value);
                }
            }
        }
    }

    /** The column of an address such as {@code AB12}, from 0; a cell without an address stands behind the one before. */
    private static int column(String address, int next) {
        long column = 0;
        for (int at = 0; at < address.length() && Character.isLetter(address.charAt(at)) && column < 1 << 20; at++) {
            column = column * 26 + Character.toUpperCase(address.charAt(at)) - 'A' + 1;
        }
        if (column < 0 || column > 0 && column - 1 < next) {
            throw broken();
        }
        return column == 0 ? next : (int) column - 1;
    }

    private String cell(XMLStreamReader reader, long row, int column) throws XMLStreamException {
        String type = attribute(reader, "t");
        String style = attribute(reader, "s");
        String value = "";
        while (true) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals("c")) {
                break;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (reader.getLocalName()) {
                    case "v" -> value = append(reader, new StringBuilder()).toString();
                    case "is" -> value = text(reader, "is");
                    default -> {}
                }
            }
        }
        return switch (type) {
            case "s" -> value.isEmpty() ? "" : texts.get(Integer.parseInt(value.strip()));
            case "b" -> value.isEmpty() ? "" : String.valueOf(value.strip().equals("1"));
            case "e" ->
                throw new Refusal(
                        "table.error",
                        "The cell in line " + row + ", column " + (column + 1) + " shows the error " + value
                                + "; correct its formula",
                        row,
                        column + 1,
                        value);
            case "inlineStr", "str", "d" -> value;
            default -> value.isEmpty() ? "" : dates.text(value.strip(), style);
        };
    }

    /** Counts what unfolds, whatever the file says it will be. */
    private final class Counted extends FilterInputStream {
        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            spend(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = in.read(bytes, from, length);
            spend(Math.max(0, read));
            return read;
        }

        private void spend(int bytes) {
            budget -= bytes;
            if (budget < 0) {
                throw new Refusal(
                        "table.unfolds",
                        "The file unfolds to far more than a table of its size; copy the cells into a new file");
            }
        }
    }
}
