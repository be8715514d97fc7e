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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.enlace.documents.Document;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandoutsTest {
    private static Document card(int items, int of, String item) {
        return new Document(
                "Guía de entrevistas a víctimas: niñas, niños y «señales»",
                null,
                "Guía",
                Language.ES,
                "pr-1",
                Made.ADDRESS,
                "Versión 3",
                output ->
                        output.writeContent("<h2>Qué hacer</h2><ol>" + ("<li>" + item + "</li>").repeat(items) + "</ol>"
                                + (items < of ? "<p>Quedan " + (of - items) + "</p>" : "")
                                + "<dl><div><dt>Base</dt><dd>Ley 1</dd></div></dl>"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 40, 400})
    void a_card_has_one_page_with_as_many_items_as_fit(int items) throws Exception {
        String item = "Separar a las personas, hablar con cada una a solas y en su idioma, sin prisa ni uniforme.";
        byte[] pdf = new Press().card(items, some -> card(some, items, item));
        Files.write(Files.createDirectories(Path.of("target")).resolve("card-" + items + ".pdf"), pdf);
        assertEquals(List.of(), Made.broken(pdf));
        try (PDDocument opened = Made.opened(pdf)) {
            assertEquals(1, opened.getNumberOfPages());
            assertEquals(420, opened.getPage(0).getMediaBox().getWidth(), 1);
            assertTrue(opened.getDocumentCatalog().getMarkInfo().isMarked());
        }
        String text = Made.text(pdf).replaceAll("\\s+", " ");
        int shown = text.split("sin prisa", -1).length - 1;
        assertTrue(items < 5 ? shown == items : shown >= 5 && shown < items, shown + " of " + items);
        assertEquals(items > shown, text.contains("Quedan " + (items - shown)), text);
        assertTrue(text.contains("Base"), text);
    }

    @Test
    void one_item_more_than_a_card_has_would_not_fit() {
        List<Integer> tried = new ArrayList<>();
        String item = "Hablar con cada persona a solas y en su idioma.";
        new Press().card(100, some -> {
            tried.add(some);
            return card(some, 100, item);
        });
        assertTrue(tried.size() <= 9, tried::toString);
    }

    @Test
    void what_does_not_fit_without_any_item_is_refused() {
        Document long_ = new Document(
                "Palabras ".repeat(900),
                null,
                "",
                Language.ES,
                "pr-1",
                null,
                "",
                output -> output.writeContent("<p>x</p>"));
        Refusal refusal = assertThrows(Refusal.class, () -> new Press().card(3, some -> long_));
        assertEquals("document.too-many-pages", refusal.code());
    }

    @Test
    void the_code_of_a_card_leads_to_the_record() throws Exception {
        byte[] pdf = new Press().card(8, some -> card(some, 8, "Avisar"));
        try (PDDocument opened = Made.opened(pdf)) {
            BufferedImage picture = new PDFRenderer(opened).renderImageWithDPI(0, 200);
            int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
            BinaryBitmap bitmap = new BinaryBitmap(
                    new HybridBinarizer(new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels)));
            assertEquals(Made.ADDRESS, new QRCodeReader().decode(bitmap).getText());
        }
    }

    @Test
    void a_file_that_reads_offline_loads_runs_and_sends_nothing() {
        String html = html("""
                <h2 onclick="x()">Resumen</h2><p class="govuk-body" style="background:url(http://example.org/a)">Texto</p>
                <script>alert(1)</script><img src="http://example.org/p.png" alt="Mapa"><iframe src="/x"></iframe>
                <link rel="stylesheet" href="http://example.org/s.css"><a href="/protocols?crime=0204">Trata</a>
                <a href="javascript:alert(1)">No</a><form action="/x"><button>Borrar</button></form>
                <svg><script>alert(2)</script></svg><style>@import "http://example.org/t.css";</style>
                """);
        org.jsoup.nodes.Document page = Jsoup.parse(html);
        assertEquals(
                0,
                page.select("script, img, iframe, link, form, button, object, [src], [onclick], [style]")
                        .size());
        assertEquals(1, page.select("style").size());
        assertFalse(page.select("style").first().data().matches("(?s).*(url\\(|@import|http).*"), html);
        assertTrue(page.select("meta[http-equiv=Content-Security-Policy]")
                .attr("content")
                .startsWith("default-src 'none'"));
        assertEquals(
                "http://127.0.0.1:8181/protocols?crime=0204",
                page.select("a").first().attr("href"));
        assertEquals(1, page.select("a").size());
        assertTrue(page.body().text().contains("Mapa"), html);
        assertTrue(page.body().text().startsWith("Copia del día"), html);
    }

    @Test
    void a_file_that_reads_offline_is_whole_and_names_its_language_and_code() {
        String html = html("<p>Ñandú – <b>sí</b></p>");
        assertTrue(html.startsWith("<!doctype html>"), html.substring(0, 40));
        org.jsoup.nodes.Document page = Jsoup.parse(html);
        assertEquals("es", page.selectFirst("html").attr("lang"));
        assertEquals(1, page.select("h1").size());
        assertTrue(page.selectFirst("svg[role=img]").attr("aria-label").contains(Made.ADDRESS));
        assertTrue(page.text().contains("Ñandú – sí"), page.text());
        assertEquals(StandardCharsets.UTF_8, page.charset());
    }

    private static String html(String body) {
        return new String(new Press().html(Made.document(body), "Copia del día"), StandardCharsets.UTF_8);
    }
}
