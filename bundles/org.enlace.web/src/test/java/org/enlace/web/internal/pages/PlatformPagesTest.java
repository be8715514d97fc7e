package org.enlace.web.internal.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gg.jte.output.StringOutput;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.Node;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.contribution.Card;
import org.enlace.platform.contribution.SearchSource;
import org.enlace.search.Search;
import org.enlace.web.Page;
import org.junit.jupiter.api.Test;

class PlatformPagesTest {
    private static final Permission READ = new Permission("protocols.read");
    private static final Node NODE =
            new Node(new CountryCode("CO"), Path.of("/opt/enlace"), Path.of("/var/enlace"), "0.1.0", false);

    @Test
    void the_home_page_shows_the_cards_the_caller_may_see_in_their_order() {
        HomePage page = new HomePage(
                List::of,
                () -> List.of(
                        card("Segunda", READ, 2),
                        card("Primera", READ, 1),
                        card("Ajena", new Permission("jit.read"), 0)),
                () -> true,
                NODE);
        String html = html(page.home(anna()));
        assertTrue(html.indexOf("Primera") > 0 && html.indexOf("Primera") < html.indexOf("Segunda"), html);
        assertFalse(html.contains("Ajena"));
        assertFalse(html.contains("module:install"));
    }

    @Test
    void a_fresh_node_says_what_to_type_next() {
        String html = html(new HomePage(List::of, List::of, () -> false, NODE).home(anna()));
        assertTrue(html.contains("cd /opt/enlace"), html);
        assertTrue(
                html.contains(
                        "<code>ENLACE_DATA=/var/enlace bin/enlace shell module:install modules/protocol-library-0.1.0.zip"),
                html);
    }

    @Test
    void the_data_folder_is_not_named_where_it_is_the_one_beside_the_program_and_odd_paths_are_quoted() {
        Node beside = new Node(
                NODE.country(), Path.of("/opt/Enlace 1/enlace"), Path.of("/opt/Enlace 1/enlace-data"), "0.1.0", false);
        String html = html(new HomePage(List::of, List::of, () -> false, beside).home(anna()));
        assertTrue(html.contains("<code>cd '/opt/Enlace 1/enlace'</code>"), html);
        assertTrue(html.contains("<code>bin/enlace shell module:install"), html);
    }

    @Test
    void a_search_asks_the_index_once_with_the_words_and_the_source() {
        Index index = new Index();
        SearchPage page = page(index);
        html(page.search(anna(), "  trata  ", "library", ""));
        assertEquals(
                List.of(new Search.Question("trata", Set.of("library"), java.util.Map.of(), null, 20)), index.asked);
    }

    @Test
    void a_search_that_is_too_long_is_refused_with_its_length_and_the_limit() {
        Index index = new Index();
        String html = html(page(index).search(anna(), "a".repeat(201), "", ""));
        assertTrue(html.contains("201") && html.contains("200"), html);
        assertEquals(List.of(), index.asked);
    }

    @Test
    void a_source_the_caller_may_not_read_is_neither_offered_nor_asked() {
        Index index = new Index();
        Caller stranger = Caller.holding(new OfficerId("eva"), Language.ES, ZoneId.of("UTC"), Set.of());
        String html = html(page(index).search(stranger, "trata", "library", ""));
        assertFalse(html.contains("Biblioteca"));
        assertEquals(Set.of(), index.asked.get(0).sources());
    }

    @Test
    void nothing_found_gives_advice_and_an_absent_index_says_so() {
        assertTrue(html(page(new Index()).search(anna(), "xyz", "", "")).contains("menos palabras"));
        assertTrue(html(new SearchPage(Optional::empty, List::of).search(anna(), "xyz", "", ""))
                .contains("no está disponible"));
    }

    @Test
    void what_was_searched_for_is_written_as_text() {
        assertFalse(html(page(new Index()).search(anna(), "<script>alert(1)</script>\"", "", ""))
                .contains("<script>"));
    }

    @Test
    void an_error_page_says_what_happened_and_shows_the_incident() {
        Page page = ErrorPages.page(Language.PT, 500, "", "ABC-123");
        assertEquals("Algo falhou no nó", page.title());
        assertTrue(html(page).contains("ABC-123"));
        assertEquals(
                "The request could not be served",
                ErrorPages.page(Language.EN, 418, null, null).title());
    }

    @Test
    void an_error_page_leads_to_where_what_is_missing_can_be_done() {
        Page page = ErrorPages.page(Language.ES, "first", 422, "Diga antes por qué.", "", "/records/1");
        assertEquals("Antes falta un paso", page.title());
        assertTrue(html(page).contains("href=\"/records/1\""), html(page));
        assertFalse(html(ErrorPages.page(Language.ES, 422, "", "")).contains("Ir a la página donde se hace"));
    }

    private static SearchPage page(Search index) {
        return new SearchPage(() -> Optional.of(index), () -> List.of(new Library()));
    }

    private static Caller anna() {
        return Caller.holding(new OfficerId("anna"), Language.ES, ZoneId.of("America/Bogota"), Set.of(READ));
    }

    private static String html(Page page) {
        StringOutput output = new StringOutput();
        page.main().writeTo(output);
        return output.toString();
    }

    private static Card card(String heading, Permission permission, int order) {
        return new Card() {
            @Override
            public Permission permission() {
                return permission;
            }

            @Override
            public int order() {
                return order;
            }

            @Override
            public Content content(Caller caller) {
                return new Content(heading, "Texto", List.of());
            }
        };
    }

    private static final class Index implements Search {
        private final List<Question> asked = new ArrayList<>();

        @Override
        public Results find(Question question, Caller caller) {
            asked.add(question);
            return new Results(List.of(), 0, true, null);
        }

        @Override
        public Changes newest(Question question, int most, Caller caller) {
            return new Changes(List.of(), true);
        }

        @Override
        public void refresh(String source) {}
    }

    private static final class Library implements SearchSource {
        @Override
        public String name() {
            return "library";
        }

        @Override
        public Permission permission() {
            return READ;
        }

        @Override
        public String label(Language language) {
            return "Biblioteca de protocolos";
        }

        @Override
        public List<Document> changedAfter(Instant changed, RecordId id, int limit) {
            return List.of();
        }
    }
}
