package org.enlace.documents.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.enlace.documents.Table;
import org.enlace.documents.TableFormat;
import org.enlace.documents.TableWriter;
import org.enlace.documents.Tables.Limits;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;
import org.enlace.web.RefusalTexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TablesTest {
    private static final Limits LIMITS = new Limits(1 << 20, 5_000);
    private static final String SHEET = "xl/worksheets/sheet1.xml";

    private final TableFiles tables = new TableFiles();

    private byte[] written(TableFormat format, List<String> columns, List<List<?>> rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TableWriter writer = tables.write(format, "Hoja: [1]", columns, out)) {
            rows.forEach(writer::row);
        }
        return out.toByteArray();
    }

    private Table read(byte[] file) {
        return tables.read(new ByteArrayInputStream(file), LIMITS);
    }

    private Table read(String csv) {
        return read(csv.getBytes(StandardCharsets.UTF_8));
    }

    private String refused(byte[] file) {
        Refusal refusal = assertThrows(Refusal.class, () -> read(file));
        for (Language language : Language.values()) {
            assertFalse(
                    RefusalTexts.of(null, language, refusal).equals(refusal.getMessage()) && language != Language.EN);
        }
        return refusal.code();
    }

    private String refused(String csv) {
        return refused(csv.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource(TableFormat.class)
    void what_is_written_is_read_again(TableFormat format) {
        Table read = read(written(
                format,
                List.of("a", "b ü"),
                List.of(
                        Arrays.asList("uno, \"dos\"; tres", 12),
                        Arrays.asList("línea\notra", null),
                        List.of("€", -3.5))));
        assertEquals(List.of("a", "b ü"), read.columns());
        assertEquals("uno, \"dos\"; tres", read.lines().get(0).cell("a"));
        assertEquals("12", read.lines().get(0).cell("b ü"));
        assertEquals("línea\notra", read.lines().get(1).cell("a"));
        assertEquals("", read.lines().get(1).cell("b ü"));
        assertEquals("-3.5", read.lines().get(2).cell("b ü"));
        assertEquals(2, read.lines().get(0).number());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "=HYPERLINK(\"http://x\")",
                "|cmd",
                "%0A=1",
                "\uFF1D1",
                "\n=1"
            })
    void a_text_that_looks_like_a_formula_is_none(String evil) throws IOException {
        String csv =
                new String(written(TableFormat.CSV, List.of(evil), List.of(List.of(evil))), StandardCharsets.UTF_8);
        String cell = csv.substring(1).startsWith("\"") ? csv.substring(2) : csv.substring(1);
        assertTrue(cell.startsWith("'" + evil.charAt(0)), csv);

        String sheet = unzipped(written(TableFormat.XLSX, List.of("a"), List.of(List.of(evil))))
                .get(SHEET);
        assertFalse(sheet.contains("<f"), sheet);
        assertTrue(sheet.matches("(?s).*t=\"inlineStr\"><is><t>[^<]+</t>.*"), sheet);
    }

    @Test
    void numbers_are_numbers_in_a_spreadsheet() throws IOException {
        String sheet = unzipped(written(TableFormat.XLSX, List.of("n"), List.of(List.of(42))))
                .get(SHEET);
        assertTrue(sheet.contains("<c r=\"A2\" t=\"n\"><v>42</v>"), sheet);
        assertTrue(written(TableFormat.XLSX, List.of(), List.of()).length > 0);
        assertThrows(
                IllegalArgumentException.class,
                () -> written(TableFormat.XLSX, List.of("a"), List.of(List.of("x".repeat(32_768)))));
    }

    @Test
    void memory_does_not_grow_with_what_is_written() {
        long[] bytes = new long[1];
        OutputStream counted = new OutputStream() {
            @Override
            public void write(int b) {
                bytes[0]++;
            }

            @Override
            public void write(byte[] b, int from, int length) {
                bytes[0] += length;
            }
        };
        try (TableWriter writer = tables.write(TableFormat.XLSX, "x", List.of("a"), counted)) {
            String random = new Random(7)
                    .ints(2_000, 'a', 'z')
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            for (int row = 0; row < 20_000; row++) {
                writer.row(List.of(row + random));
            }
            assertTrue(bytes[0] > 100_000, () -> bytes[0] + " bytes were written before the end");
        }
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,''", "UTF-8,\uFEFF", "windows-1252,''", "UTF-16LE,\uFEFF", "UTF-16BE,\uFEFF"})
    void the_letters_are_found_out(String letters, String mark) {
        String csv = mark + "nombre;año\nMuñoz – “Ñandú”;2026\n";
        assertEquals(
                "Muñoz – “Ñandú”",
                read(csv.getBytes(Charset.forName(letters))).lines().get(0).cell("nombre"));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void the_separator_is_found_out(String separator) {
        String csv = "\r\n\"a;b,c\"SEPb\r\n\"1,5;\t\"SEP\"\"\"x\"\"\"\r\n\r\n ;\n"
                .replace("SEP", separator)
                .replace(" ;", "");
        Table table = read(csv);
        assertEquals(List.of("a;b,c", "b"), table.columns());
        assertEquals("1,5;\t", table.lines().get(0).cell("a;b,c"));
        assertEquals("\"x\"", table.lines().get(0).cell("b"));
        assertEquals(1, table.lines().size());
        assertEquals(
                List.of("a", "b"),
                read("sep=" + separator + "\na" + separator + "b\n1" + separator + "2")
                        .columns());
    }

    @Test
    void lines_keep_the_number_a_person_finds_them_by() {
        Table table = read("a,b\n\n\"x\ny\",1\nz,2\n");
        assertEquals(
                List.of(3L, 5L), table.lines().stream().map(Table.Line::number).toList());
    }

    @Test
    void what_is_wrong_is_said() {
        assertEquals("table.empty", refused(""));
        assertEquals("table.empty", refused("a,b\n , \n"));
        assertEquals("table.twice", refused("a,a\n1,2"));
        assertEquals("table.unnamed", refused("a,,c\n1,2,3"));
        assertEquals("table.more-cells", refused("a,b\n1,2,3"));
        assertEquals("table.fewer-cells", refused("a,b\n1,2\n1"));
        assertEquals("table.quotes", refused("a,b\n\"x,2"));
        assertEquals("table.letters", refused(new byte[] {'a', 0, 'b'}));
        assertEquals("table.letters", refused(new byte[] {'a', (byte) 0x81, '\n', 'b'}));
        assertEquals("table.columns", refused(String.join(",", numbers(201)) + "\n1"));
        assertEquals("table.cell", refused("a\n" + "x".repeat(32_768)));
        assertEquals("table.lines", refused("a\n" + "x\n".repeat(5_001)));
        assertEquals("table.size", refused("a\n" + "x".repeat(1 << 20)));
        assertEquals(5_000, read("a\n" + "x\n".repeat(5_000)).lines().size());
        Refusal more = assertThrows(Refusal.class, () -> read("a,b\n1,2\n1,2,extra"));
        assertEquals(List.of(3L, 2, "extra"), more.values());
    }

    private static List<String> numbers(int many) {
        List<String> all = new ArrayList<>();
        for (int at = 0; at < many; at++) {
            all.add("c" + at);
        }
        return all;
    }

    @Test
    void a_spreadsheets_days_numbers_and_truths_are_read_as_a_person_reads_them() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "Test", null)) {
            Worksheet sheet = book.newWorksheet("Hoja");
            for (String name : List.of("text", "number", "day", "moment", "truth", "formula", "tenth")) {
                sheet.value(
                        0,
                        List.of("text", "number", "day", "moment", "truth", "formula", "tenth")
                                .indexOf(name),
                        name);
            }
            sheet.value(2, 0, "compartido");
            sheet.value(2, 1, 1_234_567.25);
            sheet.value(2, 2, LocalDate.of(2026, 11, 26));
            sheet.style(2, 2).format("yyyy-mm-dd").set();
            sheet.value(2, 3, LocalDate.of(2026, 11, 26).atTime(14, 30));
            sheet.style(2, 3).format("d/m/yyyy h:mm").set();
            sheet.value(2, 4, true);
            sheet.value(2, 6, 0.1 + 0.2);
            sheet.style(2, 6).format("#,##0.00 \"días\"").set();
        }
        Table.Line line = read(out.toByteArray()).lines().get(0);
        assertEquals(3, line.number());
        assertEquals("compartido", line.cell("text"));
        assertEquals("1234567.25", line.cell("number"));
        assertEquals("2026-11-26", line.cell("day"));
        assertEquals("2026-11-26T14:30", line.cell("moment"));
        assertEquals("true", line.cell("truth"));
        assertEquals("", line.cell("formula"));
        assertEquals("0.3", line.cell("tenth"));
    }

    @Test
    void a_spreadsheet_that_lies_is_refused_and_takes_no_memory() throws IOException {
        assertEquals("table.broken", refused(new byte[] {'P', 'K', 3, 4, 0, 0}));
        assertEquals("table.broken", refused(sheet("<row r='1'><c r='B1' t='s'><v>99</v></c></row>")));
        assertEquals("table.broken", refused(sheet("<row r='1'><c r='B1' t='s'><v>-1</v></c></row>")));
        assertEquals("table.broken", refused(sheet("<row r='1048577'><c><v>1</v></c></row>")));
        assertEquals("table.broken", refused(sheet("<row r='-1'><c><v>1</v></c></row>")));
        assertEquals("table.broken", refused(sheet("<row r='x'><c><v>1</v></c></row>")));
        assertEquals("table.broken", refused(sheet("<row><c r='B1'><v>1</v></c><c r='A1'><v>2</v></c></row>")));
        assertEquals("table.broken", refused(sheet("<row><c><v>1e999999999</v></c></row>")));
        assertEquals("table.broken", refused(sheet("<row><c><v>1</v></c>")));
        assertEquals("table.columns", refused(sheet("<row><c r='ZZZZZZZZZZ1' t='str'><v>x</v></c></row>")));
        assertEquals("table.cell", refused(sheet("<row><c t='str'><v>" + "x".repeat(40_000) + "</v></c></row>")));
        assertEquals("table.error", refused(sheet("<row><c t='e'><v>#REF!</v></c></row>")));
        String nested = "<row><c t='inlineStr'><is>" + "<rPh>".repeat(100_000) + "</is></c></row>";
        assertEquals("table.broken", refused(sheet(nested)));
        Table table = read(
                sheet("<row r='7'><c t='inlineStr'><is><r><t>a</t></r><rPh><t>x</t></rPh><r><t>b</t></r></is></c></row>"
                        + "<row r='9'><c r='A9'><f>1+1</f><v>2</v></c></row>"));
        assertEquals(List.of("ab"), table.columns());
        assertEquals("2", table.lines().get(0).cell("ab"));
        assertEquals(9, table.lines().get(0).number());
    }

    @Test
    void an_entity_of_a_spreadsheet_is_not_followed() throws IOException {
        Map<String, String> parts =
                parts("<row><c t='inlineStr'><is><t>&x;</t></is></c></row><row><c><v>1</v></c></row>");
        parts.put(SHEET, "<!DOCTYPE worksheet [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>" + parts.get(SHEET));
        try {
            Table table = read(zipped(parts));
            assertEquals(List.of(""), table.columns());
        } catch (Refusal refusal) {
            assertTrue(List.of("table.broken", "table.empty").contains(refusal.code()), refusal.code());
        }
        String laughs = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '" + "&a;".repeat(50) + "'><!ENTITY c '"
                + "&b;".repeat(50) + "'><!ENTITY d '" + "&c;".repeat(50) + "'>]>";
        parts.put(
                SHEET,
                laughs
                        + parts("<row><c t='inlineStr'><is><t>&d;</t></is></c></row>")
                                .get(SHEET));
        assertTrue(List.of("table.broken", "table.empty").contains(refused(zipped(parts))));
    }

    @Test
    void a_bomb_is_refused_before_it_unfolds() throws IOException {
        for (String part : List.of("xl/workbook.xml", "xl/sharedStrings.xml", SHEET)) {
            Map<String, String> parts = parts("<row><c t='str'><v>a</v></c></row>");
            String blanks = " ".repeat(21 << 20);
            parts.merge(part, "<sst>" + blanks + "</sst>", (old, none) -> old.replaceFirst("/>|</", blanks + "$0"));
            byte[] bomb = zipped(parts);
            assertTrue(bomb.length < 1 << 20);
            assertEquals("table.unfolds", refused(bomb), part);
        }
    }

    @Test
    void whatever_the_bytes_are_it_is_a_table_or_a_refusal() throws IOException {
        Random random = new Random(11);
        byte[] whole = sheet(
                "<row r='1'><c r='A1' t='inlineStr'><is><t>a</t></is></c></row><row r='2'><c r='A2'><v>1</v></c></row>");
        for (int round = 0; round < 1_500; round++) {
            byte[] bytes = random.nextBoolean() ? whole.clone() : "a;b\n\"1\";2\n".getBytes(StandardCharsets.UTF_8);
            for (int change = 0; change <= random.nextInt(6); change++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                assertFalse(read(bytes).lines().isEmpty());
            } catch (Refusal refusal) {
                assertTrue(refusal.code().startsWith("table."));
            }
        }
    }

    // ---- Spreadsheets by hand

    private static byte[] sheet(String rows) throws IOException {
        return zipped(parts(rows));
    }

    private static Map<String, String> parts(String rows) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns:r='r'><sheets><sheet name='x' sheetId='1' r:id='rId1'/></sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id='rId1' Target='worksheets/sheet1.xml'/></Relationships>");
        parts.put(SHEET, "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
        return parts;
    }

    private static byte[] zipped(Map<String, String> parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static Map<String, String> unzipped(byte[] file) throws IOException {
        return Map.of(SHEET, new String(new ZipParts(file).open(SHEET).readAllBytes(), StandardCharsets.UTF_8));
    }
}
