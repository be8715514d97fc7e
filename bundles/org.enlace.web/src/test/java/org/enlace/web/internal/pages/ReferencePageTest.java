package org.enlace.web.internal.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gg.jte.output.StringOutput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.Node;
import org.enlace.platform.NotFound;
import org.enlace.platform.OfficerId;
import org.enlace.reference.Countries;
import org.enlace.reference.ReferenceData;
import org.enlace.reference.ReferenceEntry;
import org.enlace.reference.ReferenceSet;
import org.enlace.reference.internal.Editions;
import org.enlace.reference.internal.FileCountries;
import org.enlace.web.Page;
import org.enlace.web.internal.platform.ReferenceApi.Part;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferencePageTest {
    @TempDir
    Path folder;

    private ReferencePage page(Path home) {
        Editions editions = new Editions(new Node(new CountryCode("CO"), home, folder.resolve("data"), "0.1.0", false));
        Countries countries = new FileCountries(editions);
        return new ReferencePage(editions, countries);
    }

    private ReferencePage shipped;

    @BeforeEach
    void whatTheProgramShips() {
        shipped = page(Path.of("../.."));
    }

    private static Caller anna(Language language) {
        return Caller.holding(new OfficerId("anna"), language, ZoneId.of("America/Bogota"), Set.of(ReferenceData.READ));
    }

    private String set(String set, String q) {
        return html(shipped.records(anna(Language.ES), set, q, ""));
    }

    private static String html(Page page) {
        StringOutput output = new StringOutput();
        page.main().writeTo(output);
        return output.toString().replaceAll("\\s+", " ");
    }

    @Test
    void the_sets_are_listed_with_their_counts_and_the_version_in_force() {
        String html = html(shipped.sets(anna(Language.ES), ""));
        assertTrue(
                html.contains("<a class=\"govuk-link\" href=\"/reference/border-crossings\">Pasos fronterizos</a>"),
                html);
        assertTrue(
                html.contains(">60</td>") && html.contains("2026.11") && html.contains("Viene con el programa"), html);
    }

    @Test
    void each_set_is_a_table_in_the_readers_language_with_source_and_verification() {
        String countries = set("countries", "brasil");
        assertTrue(countries.contains("America/Sao_Paulo") && countries.contains("portugués"), countries);
        assertTrue(countries.contains("Verificado") && countries.contains("<span lang=\"en\">Flags for"), countries);
        assertTrue(set("organisations", "eurojust").contains("Países Bajos"));
        assertTrue(set("organisations", "AMERIPOL secretariat").contains("Secretaría"));
        String handling = set("handling", "H1");
        assertTrue(handling.contains("Código de tratamiento") && handling.contains("No puede aparecer"), handling);
        String crossing = set("border-crossings", "amistad");
        assertTrue(crossing.contains("Foz do Iguaçu (Brasil)") && crossing.contains("Puente"), crossing);
    }

    @Test
    void the_classification_is_a_tree_that_is_seen_and_heard() {
        String html = set("iccs", "020221");
        assertTrue(html.contains("enlace-tree--4") && html.contains("Nivel 4:") && html.contains("Secuestro"), html);
    }

    @Test
    void a_search_over_everything_shows_each_set_that_has_something_and_else_says_that_there_is_nothing() {
        String found = html(shipped.sets(anna(Language.ES), "iguazu"));
        assertTrue(found.contains("Pasos fronterizos") && !found.contains("Clasificación de delitos"), found);
        String none = html(shipped.sets(anna(Language.ES), "xyz<script>"));
        assertTrue(none.contains("No hay nada en los datos de referencia para «xyz&lt;script&gt;»"), none);
        assertTrue(set("iccs", "xyz").contains("No hay nada en los datos de referencia"));
        assertTrue(
                html(shipped.sets(anna(Language.ES), "a".repeat(201))).contains("tiene 201 caracteres y admite 200"));
        assertTrue(set("iccs", "a".repeat(201)).contains("tiene 201 caracteres y admite 200"));
    }

    @Test
    void every_kind_in_the_data_has_a_word_in_every_language() {
        for (Language language : Language.values()) {
            for (ReferenceSet set : ReferenceSet.values()) {
                String html = html(shipped.records(anna(language), set.token(), "", ""));
                for (String token : List.of("national-unit", "river-ferry", "source-evaluation", "regional-project")) {
                    assertFalse(html.contains(token), language + " " + set + " shows " + token);
                }
            }
        }
        assertNotEquals(set("handling", ""), html(shipped.records(anna(Language.FR), "handling", "", "")));
    }

    @Test
    void a_retired_record_is_marked() throws Exception {
        Path reference = Files.createDirectories(folder.resolve("home/config/reference"));
        for (String name : List.of("reference.json", "countries.json")) {
            Files.writeString(
                    reference.resolve(name),
                    Files.readString(Path.of("../../config/reference").resolve(name))
                            .replace("\"id\": \"BR\",", "\"id\": \"BR\", \"retired\": true,"));
        }
        ReferencePage page = page(folder.resolve("home"));
        assertTrue(
                html(page.records(anna(Language.ES), "countries", "brasil", "")).contains("Retirado"));
        assertFalse(
                html(page.records(anna(Language.ES), "countries", "chile", "")).contains("Retirado"));
    }

    @Test
    void a_set_that_is_not_there_is_not_found() {
        assertThrows(NotFound.class, () -> set("practices", ""));
    }

    @Test
    void a_part_goes_on_behind_the_record_that_was_last() {
        List<ReferenceEntry> all = List.of(entry("a"), entry("b"), entry("c"));
        Part first = Part.of(all, null, 2);
        assertEquals("b", first.next());
        assertEquals(List.of(entry("c")), Part.of(all, "b", 2).records());
        assertNull(Part.of(all, "b", 2).next());
        assertNull(Part.of(all, null, 3).next());
        assertEquals(List.of(), Part.of(all, "forged", 2).records());
    }

    private static ReferenceEntry entry(String id) {
        return new ReferenceEntry(id, id, Map.of(), Map.of(), "Here", false, null, false);
    }
}
