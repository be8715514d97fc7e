package org.enlace.protocols.internal;

import static org.enlace.protocols.Fixtures.titled;
import static org.enlace.protocols.Fixtures.uruguayanProtocol;
import static org.enlace.protocols.Fixtures.with;
import static org.enlace.protocols.internal.Desk.ANNA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.enlace.documents.Table;
import org.enlace.documents.TableFormat;
import org.enlace.documents.Tables;
import org.enlace.documents.internal.TableFiles;
import org.enlace.protocols.ImportPlan.Outcome;
import org.enlace.protocols.Kind;
import org.enlace.protocols.LegalStatus;
import org.enlace.protocols.ManyPractices;
import org.enlace.protocols.Phase;
import org.enlace.protocols.ProtocolContent;
import org.enlace.protocols.ProtocolDraft;
import org.enlace.protocols.ProtocolFilter;
import org.enlace.protocols.ProtocolImports.Mode;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class ProtocolExportTest {
    private final Desk desk = Desk.inMemory();

    @Test
    void a_table_has_one_line_for_each_record_and_opens_in_a_spreadsheet() {
        desk.imports.run(ReferenceData.practices(), Mode.ALL_OR_NOTHING, ANNA);
        String table = csv(ProtocolFilter.ALL);
        assertEquals('\uFEFF', table.charAt(0));
        assertTrue(table.startsWith("id,title,titleLanguage,type,", 1));
        List<NamedCsvRecord> lines = lines(table);
        assertEquals(30, lines.size());
        NamedCsvRecord line = lines.stream()
                .filter(one -> one.getField("id").equals("pr-uy-262-2019"))
                .findFirst()
                .orElseThrow();
        assertEquals("UY", line.getField("country"));
        assertEquals("262/019", line.getField("instrumentNumber"));
        assertEquals("0204 08051 0302", line.getField("crimeTypes"));
        assertEquals("", line.getField("note"));
    }

    @Test
    void a_cell_never_runs_as_a_formula() {
        for (String title : List.of("=1+1", "+1", "-1", "@SUM(A1)", "|x", "%x", "\uFF1Dcmd")) {
            desk.library.create(null, titled(title), null, ANNA);
        }
        desk.library.create(
                null, with(titled("a \"quoted\", and\nbroken".replace('\n', ' ')), "note", "one\r\n=two"), null, ANNA);
        for (NamedCsvRecord line : lines(csv(ProtocolFilter.ALL))) {
            for (String cell : line.getFields()) {
                assertFalse(!cell.isEmpty() && "=+-@|%\uFF1D".indexOf(cell.charAt(0)) >= 0, cell);
            }
        }
    }

    @Test
    void a_spreadsheet_says_what_the_table_says() {
        desk.imports.run(ReferenceData.practices(), Mode.ALL_OR_NOTHING, ANNA);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        desk.exports.table(TableFormat.XLSX, ProtocolFilter.ALL, null, out, ANNA);
        Table sheet =
                new TableFiles().read(new ByteArrayInputStream(out.toByteArray()), new Tables.Limits(10 << 20, 5_000));

        List<NamedCsvRecord> csv = lines(csv(ProtocolFilter.ALL));
        assertEquals(csv.size(), sheet.lines().size());
        for (int line = 0; line < csv.size(); line++) {
            for (String column : sheet.columns()) {
                String cell = csv.get(line).getField(column);
                assertEquals(
                        cell.startsWith("'") ? cell.substring(1) : cell,
                        sheet.lines().get(line).cell(column));
            }
        }
        assertEquals(csv.get(0).getHeader(), sheet.columns());
    }

    @Test
    void only_what_is_in_use_and_matches_is_given_out() {
        desk.library.create("a", uruguayanProtocol(), null, ANNA);
        desk.library.create("b", with(uruguayanProtocol(), "type", "guide"), null, ANNA);
        desk.library.withdraw(
                desk.library.create("c", uruguayanProtocol(), null, ANNA).id(), 1, "Duplicado", ANNA);
        assertEquals(2, lines(csv(ProtocolFilter.ALL)).size());
        assertEquals(1, lines(csv(ProtocolFilter.ALL.withKind(Kind.GUIDE))).size());
        assertEquals(
                2,
                lines(csv(ProtocolFilter.ALL.withState(ProtocolFilter.State.WITHDRAWN)))
                        .size());
    }

    @Test
    void the_stream_belongs_to_its_owner_and_a_broken_one_is_told() {
        desk.imports.run(ReferenceData.practices(), Mode.ALL_OR_NOTHING, ANNA);
        OutputStream broken = new OutputStream() {
            private int written;

            @Override
            public void write(int b) throws IOException {
                if (++written > 10_000) {
                    throw new IOException("The other side is gone");
                }
            }

            @Override
            public void close() {
                throw new AssertionError("closed by the export");
            }
        };
        Assertions.assertThrows(
                UncheckedIOException.class, () -> desk.exports.json(ProtocolFilter.ALL, null, broken, ANNA));
    }

    @Test
    void whatever_a_record_says_survives_export_and_import() {
        Random random = new Random(20_261_125);
        for (int round = 0; round < 200; round++) {
            ProtocolContent content = anyDraft(random).content();
            assertEquals(content, ProtocolJson.content(ProtocolJson.text(content)));
            assertEquals(content, ProtocolDraft.of(content).content());
        }
    }

    @Test
    void invented_records_are_all_acceptable() {
        assertEquals(
                500,
                desk.imports.plan(Desk.file(ManyPractices.file(7, 500)), ANNA).count(Outcome.CREATE));
    }

    private static ProtocolDraft anyDraft(Random random) {
        Map<String, String> summary = new LinkedHashMap<>();
        List.of("es", "pt", "en", "fr").forEach(tag -> {
            if (summary.isEmpty() || random.nextBoolean()) {
                summary.put(tag, anyText(random) + "\n" + anyText(random));
            }
        });
        List<ProtocolDraft.Item> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            items.add(new ProtocolDraft.Item("key-" + i, Map.of("pt", anyText(random)), random.nextBoolean()));
        }
        boolean act = random.nextBoolean();
        return new ProtocolDraft(
                anyText(random),
                summary,
                Kind.values()[random.nextInt(Kind.values().length)].token(),
                anyText(random),
                random.nextBoolean() ? "BR" : null,
                random.nextBoolean() ? anyText(random) : "",
                act
                        ? new ProtocolDraft.Instrument(
                                "law", random.nextBoolean() ? "1" : null, "2019-0" + (1 + random.nextInt(9)))
                        : null,
                random.nextBoolean() ? Integer.toString(1800 + random.nextInt(301)) : null,
                List.of("it", "qu"),
                List.of("02", "0204"),
                random.nextBoolean() ? List.of(Phase.DETECTION.token()) : List.of(),
                random.nextBoolean() ? "https://example.org/a?b=c%20d&e=" + random.nextInt() : null,
                null,
                random.nextBoolean() ? anyText(random) : null,
                LegalStatus.values()[random.nextInt(LegalStatus.values().length)].token(),
                items,
                random.nextBoolean() ? anyText(random) : null,
                null,
                anyText(random),
                random.nextBoolean(),
                random.nextBoolean() ? "replicated" : null,
                random.nextBoolean() ? Map.of("steps", Map.of("fr", anyText(random))) : null,
                null,
                null);
    }

    private static String anyText(Random random) {
        String[] pieces = {
            "ñ", "<b>", "\"", "\\", "'", "😀", "é", "Ж", "a", "0", "=", "{0}", "/", "&amp;", "\u00A0x", "%"
        };
        StringBuilder text = new StringBuilder("x");
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return text.toString();
    }

    private String csv(ProtocolFilter filter) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        desk.exports.table(TableFormat.CSV, filter, null, out, ANNA);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<NamedCsvRecord> lines(String table) {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(table.substring(1))) {
            return reader.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
