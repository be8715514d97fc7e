package org.enlace.protocols.internal;

import static org.enlace.protocols.internal.Desk.ANNA;
import static org.enlace.protocols.internal.Desk.BRUNO;
import static org.enlace.protocols.internal.Desk.READER;
import static org.enlace.protocols.internal.ReferenceData.practices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.enlace.documents.TableFormat;
import org.enlace.platform.Forbidden;
import org.enlace.platform.NotFound;
import org.enlace.platform.Refusal;
import org.enlace.protocols.ImportPlan;
import org.enlace.protocols.ImportPlan.Line;
import org.enlace.protocols.ImportPlan.Outcome;
import org.enlace.protocols.InstrumentKind;
import org.enlace.protocols.Kind;
import org.enlace.protocols.Phase;
import org.enlace.protocols.ProtocolContent;
import org.enlace.protocols.ProtocolFilter;
import org.enlace.protocols.ProtocolImports.Mode;
import org.enlace.protocols.TableImports.Column;
import org.enlace.protocols.TableImports.Table;
import org.enlace.protocols.TableMapping;
import org.enlace.protocols.TableMapping.Dates;
import org.enlace.protocols.TableMapping.Letters;
import org.enlace.protocols.TableMapping.Separator;
import org.enlace.protocols.internal.table.MappingJson;
import org.enlace.protocols.internal.table.TableLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as ministries make them. */
class TableImportTest {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String MINISTRY = """
            Matriz de buenas prácticas;;;;;;;;
            ;;;;;;;;
            Título;Tipo;País;Órgano emisor;Fecha;Resumen;Fases;Delitos;Fuente
            Ruta única de atención;Buena práctica;Perú;Ministerio del Interior;05/03/2019;"Una ruta; con cuatro
            pasos";Detección; 0204 ;Informe 2020
            Mesa de frontera;buena práctica;PE;Policía Nacional;2020;Mesa mensual;detección | Investigación;0204;Informe 2021
            """;

    private final Desk desk = Desk.inMemory();

    private static InputStream file(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static InputStream file(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    private ImportPlan plan(String text) {
        return desk.tables.plan(file(text), TableMapping.FOUND_OUT, ANNA);
    }

    private ImportPlan run(String text) {
        return desk.tables.run(file(text), TableMapping.FOUND_OUT, Mode.ALL_OR_NOTHING, ANNA);
    }

    private static String line(String title, String... more) {
        return title + ";guía;CO;Policía;2020;Un resumen;;;Informe" + (more.length == 0 ? "" : ";" + more[0]) + "\n";
    }

    private static String table(String... lines) {
        return "Título;Tipo;País;Órgano emisor;Fecha;Resumen;Fases;Delitos;Fuente\n" + String.join("", lines);
    }

    private static Map<Outcome, Long> some(ImportPlan plan) {
        return plan.counts().entrySet().stream()
                .filter(count -> count.getValue() > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static List<String> places(Line line) {
        return line.reasons().stream().map(reason -> reason.field().orElse("")).toList();
    }

    private ProtocolContent titled(String title) {
        return ((MemoryStore) desk.store)
                .entries.values().stream()
                        .map(entry -> entry.protocol().content())
                        .filter(content -> content.title().equals(title))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void a_table_of_a_ministry_is_taken_and_a_second_import_changes_nothing() {
        ImportPlan plan = plan(MINISTRY);
        assertEquals(Map.of(Outcome.CREATE, 2L), some(plan), plan.toString());
        assertEquals(0, ((MemoryStore) desk.store).entries.size());

        assertTrue(run(MINISTRY).done());
        ProtocolContent route = titled("Ruta única de atención");
        assertEquals(Kind.GOOD_PRACTICE, route.kind());
        assertEquals("PE", route.country().value());
        assertEquals("2019-03-05", route.date().toString());
        assertEquals("Una ruta; con cuatro\npasos", route.summary().get(org.enlace.platform.Language.ES));
        assertEquals(List.of("0204"), route.crimeTypes());
        assertEquals(List.of("es"), route.languages());
        assertEquals(
                List.of(Phase.DETECTION, Phase.INVESTIGATION),
                titled("Mesa de frontera").phases());

        ImportPlan again = run(MINISTRY);
        assertEquals(Map.of(Outcome.UNCHANGED, 2L), some(again));
    }

    @Test
    void the_lines_of_a_plan_bear_the_numbers_by_which_a_spreadsheet_finds_them() {
        assertEquals(
                List.of(4, 6), plan(MINISTRY).lines().stream().map(Line::index).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void the_separator_is_found_out(String separator) {
        String text = table(line("Ruta"), line("Mesa")).replace(";", separator);
        assertEquals(Map.of(Outcome.CREATE, 2L), some(plan(text)));
        Table staged = desk.tables.stage("a.csv", file(text), ANNA);
        assertEquals(separator.charAt(0), staged.mapping().separator().mark());
    }

    @Test
    void letters_are_found_out_and_can_be_changed() {
        Table windows = desk.tables.stage("a.csv", file(MINISTRY.getBytes(WINDOWS)), ANNA);
        assertEquals(Letters.WINDOWS_1252, windows.mapping().letters());
        assertEquals("Título", windows.columns().get(0).heading());
        Table marked = desk.tables.stage("a.csv", file("\uFEFF" + MINISTRY), ANNA);
        assertEquals(Letters.UTF_8, marked.mapping().letters());
        assertEquals("Título", marked.columns().get(0).heading());

        Table wrong = desk.tables.reread(marked.id(), Letters.WINDOWS_1252, Separator.SEMICOLON, ANNA);
        assertTrue(wrong.columns().get(0).heading().startsWith("TÃ"), wrong.toString());
        assertEquals(
                "import.not-text",
                refused(() -> desk.tables.reread(windows.id(), Letters.UTF_8, Separator.SEMICOLON, ANNA))
                        .code());
    }

    @Test
    void a_table_in_utf_16_is_read_like_the_others() {
        byte[] wide = ("\uFEFF" + MINISTRY).getBytes(StandardCharsets.UTF_16LE);
        assertEquals(2, desk.tables.stage("a.csv", file(wide), ANNA).lines());
    }

    @Test
    void each_column_is_guessed_by_its_heading_in_four_languages() {
        for (String headings : List.of(
                "Título,Tipo,País,Órgano emisor,Fecha,Resumen,Fases,Fuente",
                "Título,Tipo,País,Órgão emissor,Data,Resumo,Fases,Fonte",
                "Title,Type,Country,Issuing body,Date,Summary,Phases,Source",
                "Titre,Type,Pays,Organisme émetteur,Date,Résumé,Phases,Source",
                "title,type,country,issuingBody,date,summary_es,phases,source")) {
            Table table = desk.tables.stage("a.csv", file(headings + "\na,guía,CO,b,2020,c,,d\n"), ANNA);
            assertEquals(
                    List.of("title", "type", "country", "issuingBody", "date", "summary", "phases", "source"),
                    table.columns().stream()
                            .map(Column::field)
                            .map(field -> field.replaceFirst("\\..*", ""))
                            .toList(),
                    headings);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Boa prática,good-practice",
        "GOOD PRACTICE,good-practice",
        "good-practice,good-practice",
        "Lección aprendida,lesson-learned",
        "Guide,guide"
    })
    void kinds_are_read_in_four_languages_and_by_their_codes(String said, String token) {
        run(table(line("Ruta").replace("guía", said)));
        assertEquals(token, titled("Ruta").kind().token());
    }

    @ParameterizedTest
    @CsvSource({"Brasil,BR", "brazil,BR", "Brésil,BR", "PERU,PE", "pe,PE"})
    void countries_are_read_in_four_languages_and_by_their_codes(String said, String code) {
        run(table(line("Ruta").replace("CO", said)));
        assertEquals(code, titled("Ruta").country().value());
    }

    @Test
    void a_crime_type_is_read_by_its_code_or_its_name() {
        String name = ReferenceData.crimeTypes().all().stream()
                .filter(type -> type.code().equals("0204"))
                .findFirst()
                .orElseThrow()
                .name(org.enlace.platform.Language.ES);
        run(table(
                line("Ruta").replace(";;;", ";;" + name + " | 0302;"),
                line("Mesa").replace(";;;", ";;02.04;")));
        assertEquals(List.of("0204", "0302"), titled("Ruta").crimeTypes());
        assertEquals(List.of("0204"), titled("Mesa").crimeTypes());
    }

    @Test
    void dates_are_read_day_first_or_month_first_as_the_officer_says() {
        String text =
                table(line("Ruta").replace("2020", "03/04/2019"), line("Mesa").replace("2020", "4.2019"));
        run(text);
        assertEquals("2019-04-03", titled("Ruta").date().toString());
        assertEquals("2019-04", titled("Mesa").date().toString());
        TableMapping american = new TableMapping(null, null, Dates.MONTH_FIRST, Map.of(), Map.of());
        desk.tables.run(file(text), american, Mode.ALL_OR_NOTHING, ANNA);
        assertEquals("2019-03-04", titled("Ruta").date().toString());
    }

    @Test
    void what_is_wrong_is_told_by_cell_and_heading_and_nothing_is_half_imported() {
        String text = table(
                line("Ruta")
                        .replace("2020", "31/02/2019")
                        .replace("CO", "Narnia")
                        .replace("guía", "folleto"),
                line("Mesa"),
                line(""),
                line("Otra", "de más"));
        ImportPlan plan = run(text);
        assertFalse(plan.done());
        assertEquals(0, ((MemoryStore) desk.store).entries.size());
        assertEquals(
                List.of("B2 (Tipo)", "C2 (País)", "E2 (Fecha)"),
                places(plan.lines().get(0)));
        assertEquals(List.of("31/02/2019"), plan.lines().get(0).reasons().get(2).values(), "as it stands in the cell");
        assertEquals(List.of("A4 (Título)"), places(plan.lines().get(2)));
        assertEquals(List.of("Título"), plan.lines().get(2).reasons().get(0).values());
        assertEquals(List.of("J5"), places(plan.lines().get(3)));
        assertEquals(Map.of(Outcome.CREATE, 1L, Outcome.REFUSED, 3L), some(plan));
    }

    @Test
    void a_table_leaves_alone_what_it_has_no_column_for() {
        desk.imports.run(practices(), Mode.ALL_OR_NOTHING, ANNA);
        ProtocolContent before =
                desk.library.find("pr-uy-262-2019", ANNA).orElseThrow().content();
        TableMapping mapping = new TableMapping(
                null,
                null,
                null,
                Map.of("Ref", "id", "Nota", "note"),
                Map.of("title", "x", "summary", "x", "type", "guide", "issuingBody", "x", "source", "x"));
        String text = "Ref;Nota\npr-uy-262-2019;Visto por el ministerio\n";
        ImportPlan plan = desk.tables.run(file(text), mapping, Mode.ALL_OR_NOTHING, ANNA);
        assertEquals(Map.of(Outcome.UPDATE, 1L), some(plan), plan.toString());
        ProtocolContent after =
                desk.library.find("pr-uy-262-2019", ANNA).orElseThrow().content();
        assertEquals("Visto por el ministerio", after.note());
        assertEquals(before.title(), after.title());
        assertEquals(before.requirements(), after.requirements());
        assertEquals(before.legalInstrument(), after.legalInstrument());
    }

    @ParameterizedTest
    @ValueSource(strings = {"CSV", "XLSX"})
    void what_the_library_wrote_as_a_table_comes_back_unchanged(String format) {
        desk.imports.run(practices(), Mode.ALL_OR_NOTHING, ANNA);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        desk.exports.table(TableFormat.valueOf(format), ProtocolFilter.ALL, null, out, ANNA);
        ImportPlan plan = desk.tables.plan(file(out.toByteArray()), TableMapping.FOUND_OUT, ANNA);
        assertEquals(Map.of(Outcome.UNCHANGED, 30L), some(plan), plan.lines().toString());
    }

    @Test
    void a_formula_is_a_text() {
        run(table(line("=cmd|' /C calc'!A0"), line("'+57 llamada")));
        assertEquals("=cmd|' /C calc'!A0", titled("=cmd|' /C calc'!A0").title());
        assertEquals("+57 llamada", titled("+57 llamada").title());
    }

    @Test
    void two_lines_that_are_the_same_record_are_told() {
        ImportPlan plan = plan(table(line("Ruta"), line("RUTA")));
        assertEquals("import.twice", plan.lines().get(1).reasons().get(0).code());
        assertEquals(2, plan.lines().get(1).reasons().get(0).values().get(1));
    }

    @Test
    void an_act_without_its_kind_and_an_identifier_with_signs_are_taken() {
        run("Código;Título;Número;Tipo;Órgano emisor;Resumen;Fuente\nDS 001/2019;Ley;262/019;guía;a;b;c\n");
        ProtocolContent content =
                desk.library.find("DS-001-2019", ANNA).orElseThrow().content();
        assertEquals(InstrumentKind.OTHER, content.legalInstrument().kind());
        assertEquals("262/019", content.legalInstrument().number());
    }

    @Test
    void requirements_stand_one_after_the_other_in_a_cell() {
        run(
                "Título;Tipo;Órgano emisor;Resumen;Fuente;Requisitos\nRuta;guía;a;b;c;Designar a quien coordina | Sala aparte\n");
        assertEquals(
                List.of("Designar a quien coordina", "Sala aparte"),
                titled("Ruta").requirements().stream()
                        .map(item -> item.text().get(org.enlace.platform.Language.ES))
                        .toList());
    }

    @Test
    void a_mapping_names_what_is_missing_and_what_is_there_twice() {
        Refusal missing = refused(() -> plan("Título;Fecha\nRuta;2020\n"));
        assertEquals("import.table.missing", missing.code());
        assertEquals(List.of("summary, type, issuingBody, source"), missing.values());
        TableMapping twice = new TableMapping(null, null, null, Map.of("Título", "title", "Fuente", "title"), Map.of());
        assertEquals(
                "import.table.twice",
                refused(() -> desk.tables.plan(file(table(line("Ruta"))), twice, ANNA))
                        .code());
        TableMapping unknown = new TableMapping(null, null, null, Map.of("Título", "titel"), Map.of());
        assertEquals(
                "import.table.field",
                refused(() -> desk.tables.plan(file(table(line("Ruta"))), unknown, ANNA))
                        .code());
        TableMapping elsewhere = new TableMapping(null, null, null, Map.of("Nombre", "title"), Map.of());
        assertEquals(
                "import.table.column",
                refused(() -> desk.tables.plan(file(table(line("Ruta"))), elsewhere, ANNA))
                        .code());
    }

    @Test
    void an_officer_says_the_columns_once_for_files_with_the_same_headings() {
        String text = "Práctica,Quién,Qué\nRuta,Policía,Un resumen\n";
        Table first = desk.tables.stage("a.csv", file(text), ANNA);
        assertFalse(first.remembered());
        TableMapping said = new TableMapping(
                Letters.UTF_8,
                Separator.COMMA,
                Dates.DAY_FIRST,
                Map.of("Práctica", "title", "Quién", "issuingBody", "Qué", "summary"),
                Map.of("type", "good-practice", "country", "CO", "languages", "es", "source", "Informe"));
        desk.tables.map(first.id(), said, ANNA);
        assertEquals(1, desk.imports.staged(first.id(), ANNA).plan().count(Outcome.CREATE));

        Table next = desk.tables.stage("b.csv", file(text + "Mesa,Policía,Otro\n"), ANNA);
        assertTrue(next.remembered());
        assertEquals("issuingBody", next.columns().get(1).field());
        assertFalse(desk.tables.stage("c.csv", file(text), BRUNO).remembered());

        assertTrue(desk.imports.run(next.id(), Mode.ACCEPTABLE, ANNA).done());
        assertThrows(NotFound.class, () -> desk.tables.table(next.id(), ANNA));
    }

    @Test
    void a_table_waits_for_its_officer_alone_and_a_reader_imports_none() {
        Table table = desk.tables.stage("a.csv", file(MINISTRY), ANNA);
        assertThrows(NotFound.class, () -> desk.tables.table(table.id(), BRUNO));
        assertThrows(NotFound.class, () -> desk.tables.map(table.id(), table.mapping(), BRUNO));
        assertThrows(Forbidden.class, () -> desk.tables.stage("a.csv", file(MINISTRY), READER));
        assertThrows(Forbidden.class, () -> desk.tables.plan(file(MINISTRY), TableMapping.FOUND_OUT, READER));
        assertThrows(Forbidden.class, () -> desk.tables.table(table.id(), READER));
    }

    @Test
    void a_file_that_is_cut_off_is_refused_by_name() {
        assertEquals(
                "import.table.cut",
                refused(() -> plan(table(line("Ruta"), "Mesa;guía"))).code());
        assertEquals(
                "import.table.quotes",
                refused(() -> plan(MINISTRY.substring(0, MINISTRY.indexOf("cuatro"))))
                        .code());
    }

    @Test
    void a_quotation_mark_that_is_not_closed_is_told_with_its_line() {
        Refusal refusal = refused(() -> plan(table(line("Ruta"), line("\"Mesa"), line("Otra"))));
        assertEquals("import.table.quotes", refusal.code());
        assertEquals(List.of("3"), refusal.values());
    }

    @Test
    void a_sheet_whose_rows_lie_far_apart_is_refused_by_name() throws IOException {
        StringBuilder rows = new StringBuilder("<row r='1'><c t='str'><v>Título</v></c></row>");
        for (int i = 1; i <= 5; i++) {
            rows.append("<row r='" + i * 10_000 + "'><c t='str'><v>Ruta</v></c></row>");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : Map.of(
                            "xl/workbook.xml",
                            "<workbook xmlns:r='r'><sheets><sheet name='x' r:id='a'/></sheets></workbook>",
                            "xl/_rels/workbook.xml.rels",
                            "<Relationships><Relationship Id='a' Target='sheet.xml'/></Relationships>",
                            "xl/sheet.xml",
                            "<worksheet><sheetData>" + rows + "</sheetData></worksheet>")
                    .entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        Refusal refusal = refused(() -> desk.tables.stage("a.xlsx", file(out.toByteArray()), ANNA));
        assertEquals("import.table.gaps", refusal.code());
        assertEquals(List.of(20_000), refusal.values());
    }

    @Test
    void what_is_no_text_is_refused_by_name() {
        byte[] noise = new byte[4_096];
        new Random(1).nextBytes(noise);
        assertEquals(
                "import.table.binary",
                refused(() -> desk.tables.stage("a.csv", file(noise), ANNA)).code());
        byte[] zip = {'P', 'K', 3, 4, 0, 0};
        assertEquals(
                "table.broken",
                refused(() -> desk.tables.stage("a.xlsx", file(zip), ANNA)).code());
        assertEquals("import.table.empty", refused(() -> plan("")).code());
        assertEquals("import.table.empty", refused(() -> plan("Título;Tipo\n")).code());
    }

    @Test
    void a_table_of_ten_thousand_lines_of_too_many_columns_or_of_too_long_a_cell_is_refused_by_name() {
        String many = table(
                IntStream.range(0, 10_000).mapToObj(i -> line("Ruta " + i)).toArray(String[]::new));
        assertEquals("import.too-many", refused(() -> plan(many)).code());
        String wide = IntStream.range(0, 201).mapToObj(i -> "C" + i).collect(Collectors.joining(";"));
        Refusal columns = refused(() -> plan(wide + "\n" + wide + "\n"));
        assertEquals("import.table.columns", columns.code());
        assertEquals("GS1", columns.values().get(0));
        Refusal cell = refused(() -> plan(table(line("x".repeat(20_001)))));
        assertEquals(List.of("A2", 20_001, 20_000), cell.values());
        assertEquals(
                "import.too-large",
                refused(() -> desk.tables.stage("a.csv", file(new byte[10 * 1024 * 1024 + 1]), ANNA))
                        .code());
    }

    @Test
    void cells_behind_the_last_column_that_nothing_stands_in_are_not_kept() {
        TableLines lines =
                TableLines.read("Título;Tipo\nRuta;guía" + ";".repeat(9_000) + "\n", Separator.SEMICOLON, cells -> 2);
        assertEquals(200, lines.lines().get(0).cells().size());
    }

    @Test
    void html_and_script_in_every_column_are_texts_or_refused_at_their_cells() {
        String evil = "<script>alert(1)</script><b>x</b>";
        ImportPlan plan = plan("Título;Tipo;País;Órgano emisor;Fecha;Resumen;Fases;Delitos;Fuente\n"
                + (evil + ";").repeat(8) + evil + "\n");
        assertEquals(
                List.of("B2 (Tipo)", "C2 (País)", "E2 (Fecha)", "H2 (Delitos)", "G2 (Fases)"),
                places(plan.lines().get(0)));
        run(table((evil + ";guía;CO;" + evil + ";2020;" + evil + ";;;" + evil + "\n")));
        assertEquals(evil, titled(evil).source());
    }

    @Test
    void a_mapping_comes_back_from_json_as_it_went_and_what_is_none_is_refused() {
        TableMapping mapping = new TableMapping(
                Letters.WINDOWS_1252,
                Separator.TAB,
                Dates.MONTH_FIRST,
                Map.of("A \"b\"", "title"),
                Map.of("type", "guide"));
        assertEquals(mapping, MappingJson.read(MappingJson.text(mapping)));
        assertEquals(TableMapping.FOUND_OUT, MappingJson.read(null));
        for (String bad : List.of(
                "[]",
                "{",
                "x",
                "{} {}",
                "{\"letters\":\"ebcdic\"}",
                "{\"columns\":[]}",
                "{\"columns\":{\"a\":1}}",
                "{\"separator\":1}",
                "{\"color\":\"x\"}")) {
            assertEquals(
                    "import.table.mapping", refused(() -> MappingJson.read(bad)).code(), bad);
        }
    }

    private static Refusal refused(org.junit.jupiter.api.function.Executable act) {
        return assertThrows(Refusal.class, act);
    }
}
