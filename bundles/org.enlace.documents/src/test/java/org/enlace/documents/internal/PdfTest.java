package org.enlace.documents.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.enlace.documents.Documents;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.web.Page;
import org.enlace.web.RefusalTexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PdfTest {
    static final String RICH = """
            <h2>Resumen</h2>
            <p class="govuk-body enlace-prose">Una línea.
            Otra línea con <strong>negrita</strong>, <em>cursiva</em> y <b><i>ambas</i></b>.</p>
            <div lang="en"><p>A paragraph in English.</p></div>
            <h2>Datos</h2>
            <dl class="govuk-summary-list">
            <div class="govuk-summary-list__row"><dt>Organismo</dt><dd>UNA</dd></div>
            <div class="govuk-summary-list__row"><dt>Delitos</dt><dd><ul><li><a href="/protocols?crime=0204">0204 Trata</a></li><li>Otro</li></ul></dd></div>
            <div class="govuk-summary-list__row"><dt>Dirección</dt><dd><a href="https://example.org/a">https://example.org/a</a></dd></div>
            </dl>
            <h4>Requisitos</h4>
            <ol><li>Primero</li><li lang="fr">Deuxième<ul><li>a</li></ul></li></ol>
            <table><caption>Plazos</caption><thead><tr><th>Qué</th><th>Cuándo</th></tr></thead>
            <tbody><tr><th scope="row">Uno</th><td>Hoy</td></tr><tr><td colspan="2">Todo</td></tr></tbody></table>
            <div class="govuk-inset-text">Aparte</div>
            <form action="/x" method="post"><button>Borrar</button><input name="secret" value="escrito"></form>
            <details><summary>Más</summary><div>Plegado</div></details>
            """;

    @Test
    void what_a_page_shows_becomes_a_pdf_that_keeps_every_rule_of_accessibility() throws Exception {
        byte[] pdf = Made.pdf(RICH);

        Files.write(Files.createDirectories(Path.of("target")).resolve("rich.pdf"), pdf);
        assertEquals(List.of(), Made.broken(pdf));
        String text = Made.text(pdf);
        for (String part : List.of("Guía de entrevistas", "Organismo", "0204 Trata", "Deuxième", "Plazos", "Plegado")) {
            assertTrue(text.contains(part), part + " in " + text);
        }
        assertFalse(text.contains("Borrar"), text);
        assertFalse(text.contains("escrito"), text);
    }

    @Test
    void a_file_without_structure_does_not_pass() throws Exception {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        try (PDDocument bare = new PDDocument()) {
            bare.addPage(new PDPage());
            bare.save(out);
        }
        assertFalse(Made.broken(out.toByteArray()).isEmpty());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void each_of_the_four_languages_is_written_and_named(Language language) throws Exception {
        byte[] pdf = new Press()
                .pdf(new org.enlace.documents.Document(
                        "¿Qué? Ação, œuvre, façade – “quoted”",
                        "pt",
                        "",
                        language,
                        "co-0123456789ab",
                        null,
                        "",
                        output -> output.writeContent("<p>áéíóúüñ ãõàâêôç œæëïÿ «» … € – — ’</p>")));
        assertEquals(List.of(), Made.broken(pdf));
        try (PDDocument opened = Made.opened(pdf)) {
            assertEquals(language.tag(), opened.getDocumentCatalog().getLanguage());
            assertEquals(
                    "¿Qué? Ação, œuvre, façade – “quoted”",
                    opened.getDocumentInformation().getTitle());
            assertTrue(opened.getDocumentCatalog().getViewerPreferences().displayDocTitle());
        }
        assertTrue(Made.text(pdf).contains("áéíóúüñ ãõàâêôç œæëïÿ «» … € – — ’"), Made.text(pdf));
    }

    @Test
    void every_page_bears_its_number_and_the_reference() throws Exception {
        byte[] pdf = Made.pdf("<h2>Largo</h2>"
                + "<p>Un párrafo de los muchos que hay en un documento largo.</p>".repeat(150)
                + "<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody>"
                + "<tr><td>uno</td><td>dos</td></tr>".repeat(80) + "</tbody></table>");

        assertEquals(List.of(), Made.broken(pdf));
        try (PDDocument opened = Made.opened(pdf)) {
            int pages = opened.getNumberOfPages();
            assertTrue(pages > 2, () -> pages + " pages");
            for (int page = 1; page <= pages; page++) {
                String text = Made.text(opened, page);
                assertTrue(text.contains(page + " / " + pages), text);
                assertTrue(text.contains("pr-1"), text);
            }
        }
    }

    @Test
    void the_typeface_is_in_the_file_as_far_as_it_is_used() throws Exception {
        Set<String> names = new HashSet<>();
        try (PDDocument opened = Made.opened(Made.pdf(RICH))) {
            for (PDPage page : opened.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertTrue(font.isEmbedded(), font.getName());
                    assertTrue(font.getName().matches("[A-Z]{6}\\+LiberationSans.*"), font.getName());
                    names.add(font.getName());
                }
            }
        }
        assertTrue(names.size() >= 4, names::toString);
        assertTrue(Made.pdf("<p>Poco</p>").length < 60_000, "Whole typefaces are in the file");
    }

    @Test
    void the_code_on_the_first_page_leads_to_the_record_and_says_so_in_words() throws Exception {
        byte[] pdf = Made.pdf("<p>Texto</p>");
        try (PDDocument opened = Made.opened(pdf)) {
            BufferedImage shown = new PDFRenderer(opened).renderImageWithDPI(0, 200);
            int[] pixels = shown.getRGB(0, 0, shown.getWidth(), shown.getHeight(), null, 0, shown.getWidth());
            String read = new QRCodeReader()
                    .decode(new BinaryBitmap(
                            new HybridBinarizer(new RGBLuminanceSource(shown.getWidth(), shown.getHeight(), pixels))))
                    .getText();
            assertEquals(Made.ADDRESS, read);
        }
        assertTrue(
                Alternatives.of(pdf).contains("Código QR con la dirección del registro: " + Made.ADDRESS),
                () -> Alternatives.of(pdf).toString());
    }

    @Test
    void an_address_among_the_content_is_a_code_and_what_is_none_stays_a_text() throws Exception {
        String address = "https://enlace.example/jit/teams/7";
        byte[] pdf = Made.pdf("<p><span class=\"enlace-code\">" + address + "</span></p>"
                + "<p><span class=\"enlace-code\">javascript:alert(1)</span></p>"
                + "<p><span class=\"enlace-code\">" + address + "?" + "x".repeat(1_000) + "</span></p>"
                + "<object data-code=\"" + address + "/2\">Objeto</object>");
        assertEquals(List.of(), Made.broken(pdf));
        Set<String> alternatives = Alternatives.of(pdf);
        assertTrue(
                alternatives.contains("Código QR con la dirección del registro: " + address), alternatives::toString);
        assertTrue(alternatives.contains("Código QR con la dirección del registro: " + Made.ADDRESS));
        assertFalse(alternatives.toString().contains(address + "/2"), "no content draws otherwise");
        String text = Made.text(pdf);
        assertTrue(text.contains("javascript:alert(1)") && text.contains("xxxxxxxx"), text);
        assertFalse(text.contains("Objeto"), text);
    }

    @Test
    void links_say_where_they_lead_and_lead_to_the_node_or_the_web() throws Exception {
        Set<String> targets = Alternatives.targets(Made.pdf(RICH));
        assertEquals(Set.of("http://127.0.0.1:8181/protocols?crime=0204", "https://example.org/a"), targets);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "texto sin más",
                "<p>\u0000\u0007\u200b\u00ad\u2028 \uD83D\uDE00 日本語 العربية \uFFFE \uD800</p>",
                "<h6>Salto</h6><h1>Otro</h1><h4>Y otro</h4><p>x</p>",
                "<ul>suelto<p>p</p><li>uno</li></ul><li>fuera</li><ol></ol><table></table>",
                "<dl><dd>sin término</dd><dt>sin valor</dt></dl><dl><dt>a</dt><dt>b</dt><dd>c</dd></dl>",
                "<table><tr><td rowspan='999999999999' colspan='-3'>x</td></tr></table><ol start='x'><li>y</li></ol>",
                "<p lang='\"><script>'>x</p><p class='x\" onload=\"y'>z</p>",
                "<a href='https://example.org/'></a><a href='javascript:alert(1)'>j</a><a href='#x'>k</a>",
                "<p>sin cerrar <b>nunca <table><tr><td>dentro",
                "<div style='position:fixed;top:0'>x</div><p style='display:none'>y</p>",
                "<table><caption>c</caption><tr><th>a<th>b<tr><td>1<td>2<table><tr><td>n</table></table>",
                "<blockquote><p>cita</p></blockquote><pre>a\n  b</pre><hr><p>a<br>b</p><sub>x</sub>"
            })
    void whatever_the_content_is_the_rules_are_kept(String html) throws Exception {
        assertEquals(List.of(), Made.broken(Made.pdf(html)));
    }

    @Test
    void too_long_too_deep_too_many_pages_and_too_slow_are_refused() {
        assertEquals(
                "document.too-long",
                refused(() -> Made.pdf("x".repeat(Documents.CHARACTERS_AT_MOST + 1)))
                        .code());
        assertEquals(
                "document.too-deep",
                refused(() -> Made.pdf("<div>".repeat(200) + "x")).code());
        assertEquals(
                "document.too-deep",
                refused(() -> Made.pdf("<p></p>".repeat(Documents.ELEMENTS_AT_MOST + 1)))
                        .code());
        org.enlace.documents.Document long_ = Made.document("<p>Un párrafo.</p>".repeat(200));
        assertEquals(
                "document.too-many-pages",
                refused(() -> PdfSheets.of(long_, SafeBody.of(long_), new Effort(2, Duration.ofMinutes(1))))
                        .code());
        assertEquals(
                "document.too-slow",
                refused(() -> PdfSheets.of(long_, SafeBody.of(long_), new Effort(2, Duration.ZERO)))
                        .code());
    }

    private static Refusal refused(org.junit.jupiter.api.function.Executable act) {
        return assertThrows(Refusal.class, act);
    }

    @Test
    void every_refusal_has_a_text_in_four_languages() {
        for (String code : List.of("too-long", "too-deep", "too-many-pages", "too-slow", "busy")) {
            Refusal refusal = new Refusal("document." + code, "English only", 1, 2);
            for (Language language : Language.values()) {
                assertFalse(RefusalTexts.of(null, language, refusal).equals("English only"), code);
            }
        }
        assertEquals(List.of(), org.enlace.web.TextsCheck.problems(Documents.class));
        assertTrue(Texts.of(Page.class).has(Language.ES, "refusal.document.busy"));
    }
}
