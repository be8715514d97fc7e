package org.enlace.documents.internal.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gg.jte.output.StringOutput;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.enlace.documents.internal.MarkdownText;
import org.enlace.platform.Language;
import org.enlace.web.testing.WebServer;
import org.enlace.web.ui.Field;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MarkdownAreaTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final MarkdownArea FIELDS = new MarkdownArea(new MarkdownText());
    private static WebServer server;

    @BeforeAll
    static void start() {
        server = WebServer.serving(new DocumentsWeb(new MarkdownText()));
        server.officers().with("nobody");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Document area(String text, boolean shown) {
        StringOutput html = new StringOutput();
        Field field = Field.named("answer-1", "Respuesta").value(text).maxLength(4_000);
        FIELDS.area(Language.ES, field, "text", shown).writeTo(html);
        FIELDS.help(Language.ES).writeTo(html);
        return Jsoup.parse(html.toString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void without_script_a_button_asks_for_the_preview_and_the_text_stays() {
        Document page = area("**a** <b>", true);
        assertEquals(
                "**a** <b>", page.selectFirst("textarea[name=text]#answer-1").wholeText());
        assertEquals(
                "a <b>", page.selectFirst(".enlace-marked__shown .enlace-text").text());
        assertEquals(
                "Vista previa",
                page.selectFirst("button[type=submit][name=preview]").text());
        assertTrue(area("**a**", false).select(".enlace-marked__shown").isEmpty());
    }

    @Test
    void ids_are_the_fields_own_and_every_reference_leads_somewhere() {
        Document page = area("a", true);
        for (Element element : page.select("[aria-controls], [aria-labelledby], [for]")) {
            String id = element.attr("aria-controls") + element.attr("aria-labelledby") + element.attr("for");
            assertTrue(id.startsWith("answer-1") && page.select("#" + id).size() == 1, element::outerHtml);
        }
    }

    @Test
    void the_help_shows_each_mark_as_it_is_typed() {
        String help = area("", false).select("dl").text();
        assertTrue(help.contains("**urgente** negrita") && help.contains("| --- | --- |"), help);
    }

    @Test
    void any_officer_sees_what_they_send_and_nothing_is_kept() {
        HttpResponse<String> answer = server.sendAs(
                "nobody",
                server.request("/documents/preview?field=summary")
                        .header("Content-Type", FORM)
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString(
                                "summary=" + encoded("# A\n\n*b* <i>"))));
        assertEquals(200, answer.statusCode(), answer.body());
        Document page = Jsoup.parse(answer.body());
        assertEquals(
                "b <i>",
                page.selectFirst(".enlace-marked__preview .enlace-text p").text());
        assertEquals("A", page.selectFirst(".enlace-marked__preview h4").text());
        assertEquals(
                "Preview of 12 characters.", page.selectFirst("[data-announce]").text());
        assertEquals(
                401,
                server.sendAsNobody(server.request("/documents/preview")
                                .header("Content-Type", FORM)
                                .header("Sec-Fetch-Site", "same-origin")
                                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("text=x")))
                        .statusCode());
    }

    @Test
    void what_would_not_be_taken_says_why() {
        HttpResponse<String> answer =
                server.post("/documents/preview?field=text", FORM, "text=" + "palabra+".repeat(30_000));
        assertEquals(200, answer.statusCode());
        assertTrue(
                Jsoup.parse(answer.body())
                        .selectFirst(".enlace-marked__preview")
                        .text()
                        .contains("The text has 240,000 characters and may have 200,000"),
                answer.body());
        assertFalse(answer.body().contains("palabra palabra"), "and is not sent back");
        for (String body : new String[] {"", "other=x", "text=+"}) {
            HttpResponse<String> empty = server.post("/documents/preview", FORM, body);
            assertEquals(200, empty.statusCode());
            assertTrue(empty.body().contains("nothing to see yet"), empty.body());
        }
    }
}
