package org.enlace.web.internal.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gg.jte.Content;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.Node;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.contribution.SearchSource;
import org.enlace.search.Search;
import org.enlace.web.Page;
import org.enlace.web.internal.pages.ErrorPages;
import org.enlace.web.internal.pages.HelpPage;
import org.enlace.web.internal.pages.HomePage;
import org.enlace.web.internal.pages.SearchPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Renders every component and every page of the platform, to be looked at under {@code target/gallery}. */
class GalleryTest {
    private static final Path GALLERY = Path.of("target", "gallery");
    private static final Pattern ID = Pattern.compile("\\sid=\"([^\"]*)\"");
    private static final Pattern REFERENCE =
            Pattern.compile("(?:\\sfor|aria-describedby|aria-labelledby|href)=\"(#?[^\"]*)\"");

    @Test
    void every_component_is_written_with_unique_ids_and_references_that_lead_somewhere() throws IOException {
        for (var page : Map.of(
                        "record", Gallery.record(),
                        "all", Gallery.all(),
                        "form", Gallery.form(),
                        "list", Gallery.list(),
                        "end", Gallery.end())
                .entrySet()) {
            String html = show(
                    page.getKey(),
                    new Page("Galería", List.of(new Page.Crumb("Biblioteca", "/protocols")), page.getValue()),
                    "/protocols/gallery");
            Set<String> ids = new TreeSet<>();
            for (Matcher id = ID.matcher(html); id.find(); ) {
                assertTrue(ids.add(id.group(1)), "the id " + id.group(1) + " stands twice in " + page.getKey());
            }
            for (Matcher reference = REFERENCE.matcher(html); reference.find(); ) {
                String to = reference.group(1);
                if (reference.group().contains("href") && !to.startsWith("#")) {
                    continue;
                }
                for (String one : to.replace("#", "").split(" ")) {
                    assertTrue(ids.contains(one), "nothing has the id " + one + " in " + page.getKey());
                }
            }
        }
    }

    @Test
    void what_people_typed_is_written_as_text() {
        String html = text(Gallery.form());
        assertTrue(html.contains("value=\"https://example.org/&lt;a>&#34;\""), html);
        assertTrue(html.contains("Segunda &amp; última</textarea>"), html);
        assertFalse(text(Gallery.record()).contains("<escapado>"));
    }

    @Test
    void the_platforms_own_pages_are_written_in_four_languages(@TempDir Path home) throws IOException {
        Files.createDirectories(home.resolve("modules"));
        Files.createFile(home.resolve("modules/protocol-library-0.1.0.zip"));
        Node node = new Node(new CountryCode("CO"), home, home, "0.1.0", true);
        for (Language language : Language.values()) {
            var caller = new org.enlace.platform.Caller(
                    Gallery.ANNA.officer(), language, Gallery.ANNA.zone(), Gallery.ANNA.grants());
            String end = language == Language.ES ? "" : "-" + language.tag();
            String fresh = show(
                    "home-fresh" + end,
                    new HomePage(List::of, List::of, () -> false, node).home(caller),
                    "/",
                    language);
            assertTrue(fresh.contains("bin/enlace shell module:install modules/protocol-library-0.1.0.zip"));
            show("home-cards" + end, new Page("Inicio", PageTemplates.fill("home", home(language))), "/", language);
            show(
                    "help" + end,
                    new HelpPage(node).help(new org.enlace.web.Visitor(Optional.of(caller), language, caller.zone())),
                    "/help",
                    language);
            SearchPage search = new SearchPage(() -> Optional.of(new TwoHits()), () -> List.of(new Library()));
            String found = show("search" + end, search.search(caller, "víctimas", "", ""), "/search", language);
            assertTrue(found.contains("<mark>víctimas</mark>"));
            assertTrue(
                    found.contains("/search?q=v%C3%ADctimas&amp;after=next")
                            || found.contains("/search?q=v%C3%ADctimas&after=next"),
                    found);
            show("search-none" + end, search.search(caller, "nada de esto", "library", ""), "/search", language);
            show("search-long" + end, search.search(caller, "a".repeat(300), "", ""), "/search", language);
            show("search-blank" + end, search.search(caller, "", "", ""), "/search", language);
            show(
                    "search-off" + end,
                    new SearchPage(Optional::empty, List::of).search(caller, "x", "", ""),
                    "/search",
                    language);
            for (int status : List.of(400, 401, 403, 404, 405, 406, 409, 412, 413, 415, 418, 422, 429, 500, 503)) {
                String html = show(
                        "error-" + status + end,
                        ErrorPages.page(
                                language,
                                status,
                                status == 422 ? "El mes va de 1 a 12, no «15»." : "",
                                status == 500 ? "7K3M-QX2P" : ""),
                        "/protocols/x",
                        language);
                assertTrue(html.contains("<html lang=\"" + language.tag() + "\""));
                assertEquals(status == 500, html.contains("7K3M-QX2P"));
            }
        }
    }

    private static Map<String, Object> home(Language language) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("words", new Words(language));
        parameters.put("country", "Colombia");
        parameters.put("workflows", true);
        parameters.put("cards", Gallery.cards());
        parameters.put("parts", List.of());
        parameters.put("archives", List.of());
        parameters.put("folder", "/opt/enlace");
        parameters.put("shell", "bin/enlace shell");
        return parameters;
    }

    private static String show(String name, Page page, String path) throws IOException {
        return show(name, page, path, Language.ES);
    }

    private static String show(String name, Page page, String path, Language language) throws IOException {
        String html = text(Layout.around(Gallery.frame(language, path), page));
        Files.createDirectories(GALLERY);
        Files.writeString(GALLERY.resolve(name + ".html"), html);
        return html;
    }

    private static String text(Content content) {
        StringOutput output = new StringOutput();
        content.writeTo(output);
        return output.toString();
    }

    private static final class Library implements SearchSource {
        @Override
        public String name() {
            return "library";
        }

        @Override
        public Permission permission() {
            return new Permission("protocols.read");
        }

        @Override
        public String label(Language language) {
            return "Biblioteca de protocolos";
        }

        @Override
        public List<Document> changedAfter(java.time.Instant changed, RecordId id, int limit) {
            return List.of();
        }
    }

    private static final class TwoHits implements Search {
        private static final RecordId ID = RecordId.parse("01932f5e-0000-7000-8000-000000000001");

        @Override
        public Results find(Question question, org.enlace.platform.Caller caller) {
            if (!question.words().equals("víctimas")) {
                return new Results(List.of(), 0, true, null);
            }
            return new Results(
                    List.of(
                            hit(Language.ES, "Identificación de ", "víctimas", " en la frontera"),
                            hit(Language.PT, "Identificação de ", "vítimas", "")),
                    1204,
                    true,
                    "next");
        }

        @Override
        public Changes newest(Question question, int most, org.enlace.platform.Caller caller) {
            return new Changes(List.of(), true);
        }

        private static Hit hit(Language language, String before, String match, String after) {
            List<Fragment> title =
                    List.of(new Fragment(before, false), new Fragment(match, true), new Fragment(after, false));
            List<Fragment> excerpt = List.of(
                    new Fragment("… la primera entrevista con las ", false),
                    new Fragment("víctimas", true),
                    new Fragment(" se hace en un lugar reservado, con intérprete y sin uniforme …", false));
            return new Hit("library", ID, "/protocols/" + ID, language, title, excerpt);
        }

        @Override
        public void refresh(String source) {}
    }
}
