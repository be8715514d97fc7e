package org.enlace.documents.internal.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gg.jte.Content;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.List;
import org.enlace.documents.Comparison;
import org.enlace.documents.ComparisonView;
import org.enlace.documents.Section;
import org.enlace.platform.Language;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class ComparedTextsTest {
    private final ComparedTexts comparisons = new ComparedTexts();

    static List<Section> before() {
        List<String> steps = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            steps.add("Paso " + i + " del procedimiento");
        }
        return List.of(
                Section.text("title", "Título", "Guía de entrevistas"),
                Section.text("summary", "Resumen", "La entrevista dura una hora con intérprete.\n\nNo se repite."),
                Section.text("old", "Anexo", "Lo que se quita <b>entero</b>."),
                Section.values("steps", "Pasos", steps));
    }

    static List<Section> after() {
        List<String> steps = new ArrayList<>(before().get(3).lines());
        steps.set(0, "Paso 1 del procedimiento nuevo");
        steps.add("Un paso más");
        return List.of(
                Section.text("title", "Título", "Guía de entrevistas"),
                Section.text("summary", "Resumen", "La entrevista dura dos horas con intérprete.\n\nNo se repite."),
                Section.values("steps", "Pasos", steps),
                Section.text("new", "Vigencia", "Hasta 2031."));
    }

    private Document shown(ComparisonView view, Language language) {
        return shown(comparisons.of(before(), after()), view, language);
    }

    private Document shown(Comparison comparison, ComparisonView view, Language language) {
        Content content = comparisons.shown(comparison, view, language);
        StringOutput html = new StringOutput();
        content.writeTo(html);
        return Jsoup.parse(html.toString());
    }

    private static final ComparisonView CHANGED = ComparisonView.of("Versión 2", "Versión 3", "?all=yes");

    @Test
    void what_changed_is_told_in_words_and_not_by_colour_alone() {
        Document page = shown(CHANGED, Language.ES);
        Element was = page.selectFirst("del");
        assertEquals("quitado: una hora (fin de lo quitado)", was.text());
        assertEquals(
                "añadido: dos horas (fin de lo añadido)",
                page.selectFirst("ins").text());
        assertEquals(
                "quitado: Lo que se quita <b>entero</b>.",
                page.select("del").last().text());
        assertTrue(page.select("b").isEmpty(), "what was typed is text");
    }

    @Test
    void only_what_changed_is_shown_with_a_line_around_it_and_the_rest_is_folded() {
        Document page = shown(CHANGED, Language.ES);
        assertEquals("5 cambios en 4 apartados.", page.selectFirst("#changes").text());
        assertEquals(
                "Mostrar también lo que no cambió",
                page.selectFirst("a[href=?all=yes]").text());
        assertEquals(
                List.of("Resumen", "Anexo", "Pasos", "Vigencia"),
                page.select("h2").eachText());
        assertTrue(page.text().endsWith("Sin cambios hay un apartado: Título."), page.text());
        assertEquals(
                "9 párrafos sin cambios", page.selectFirst("details summary").text());
        assertEquals(9, page.select("details p").size());
        assertEquals(
                List.of("Apartado quitado", "Apartado nuevo"),
                page.select(".govuk-tag").eachText());
    }

    @Test
    void each_change_leads_to_the_one_before_and_the_one_after() {
        Document page = shown(CHANGED, Language.ES);
        for (int i = 1; i <= 5; i++) {
            Element place = page.getElementById("change-" + i);
            assertTrue(place.text().startsWith("Cambio " + i + " de 5"), place.text());
            assertEquals(i > 1, !place.select("a[href=#change-" + (i - 1) + "]").isEmpty());
            assertEquals(i < 5, !place.select("a[href=#change-" + (i + 1) + "]").isEmpty());
        }
        assertEquals(
                List.of("#change-1", "#change-2", "#change-3", "#change-5"),
                page.select("nav a").eachAttr("href"));
        for (Element link : page.select("a[href^=#]")) {
            assertEquals(1, page.select(link.attr("href")).size(), link.outerHtml());
        }
    }

    @Test
    void all_of_it_is_shown_where_it_was_asked_for() {
        Document page = shown(ComparisonView.ofAll("Versión 2", "Versión 3", "?"), Language.EN);
        assertEquals(
                List.of("Título", "Resumen", "Anexo", "Pasos", "Vigencia"),
                page.select("h2").eachText());
        assertTrue(page.select("details").isEmpty());
        assertTrue(page.text().contains("Show only what changed") && page.text().contains("Paso 7"), page.text());
    }

    @Test
    void nothing_changed_is_said_so() {
        Document page = shown(
                comparisons.of(before(), before()), new ComparisonView("a", "b", "es", 2, false, null), Language.EN);
        assertTrue(page.text().startsWith("The two versions say the same."), page.text());
        assertTrue(page.select("table, nav, a").isEmpty());
    }

    @Test
    void the_text_bears_its_language_and_the_words_around_it_the_pages() {
        Document page = shown(CHANGED.in("es").below(2), Language.EN);
        assertFalse(page.select("h3").isEmpty());
        assertEquals("es", page.selectFirst("tbody").attr("lang"));
        assertEquals("en", page.selectFirst("#change-1").attr("lang"));
    }

    @Test
    void long_stretches_without_changes_are_counted_and_left_out() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            lines.add("Línea " + i);
        }
        List<String> more = new ArrayList<>(lines);
        more.add("Al final");
        Comparison comparison =
                comparisons.of(List.of(Section.values("a", "A", lines)), List.of(Section.values("a", "A", more)));
        Document page = shown(comparison, CHANGED, Language.ES);
        assertTrue(page.text().contains("1999 párrafos sin cambios"), page.text());
        assertTrue(page.html().length() < 5_000, "it is " + page.html().length());
    }
}
