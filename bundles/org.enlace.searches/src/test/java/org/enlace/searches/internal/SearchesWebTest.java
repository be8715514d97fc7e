package org.enlace.searches.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Texts;
import org.enlace.searches.Notice;
import org.enlace.searches.SavedSearch;
import org.enlace.searches.SavedSearches;
import org.enlace.searches.internal.web.SearchesWeb;
import org.enlace.web.TextsCheck;
import org.enlace.web.testing.WebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages and the API as an officer and a program use them, over the platform's real web side. */
class SearchesWebTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";
    private static final String RED = "list=shelf&query=colour%3Dred";
    private static final Caller LOCAL =
            new Caller(new OfficerId(WebServer.LOCAL), Language.EN, Desk.BOGOTA, permission -> true);

    private TestDatabase database;
    private Desk desk;
    private WebServer server;
    private int steps;

    @BeforeEach
    void start() {
        database = TestDatabase.start(TestDatabase.Kind.DERBY);
        desk = new Desk(database);
        desk.callers.put(LOCAL.officer(), LOCAL);
        server = WebServer.serving(new SearchesWeb(desk.book, () -> Shelf.id(900_000 + ++steps)));
        server.officers().with("bruno", "search.use", "shelf.read").with("stranger", "home.read");
    }

    @AfterEach
    void stop() {
        server.close();
        desk.close();
        database.close();
    }

    private static String location(HttpResponse<String> answer) {
        assertEquals(303, answer.statusCode(), answer.body());
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst("https?://[^/]*", "");
    }

    private SavedSearch saved(String name, Notice notice) {
        return desk.book.save(name, "shelf", Map.of("colour", "red"), notice, LOCAL);
    }

    private HttpResponse<String> send(String method, String path, String ifMatch, String body) {
        var request = server.request(path)
                .header("Content-Type", JSON)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return server.send(ifMatch == null ? request : request.header("If-Match", ifMatch));
    }

    @Test
    void an_officer_saves_a_search_sees_what_is_new_and_marks_it_as_seen() {
        assertTrue(server.get("/search/saved").body().contains("You have saved no searches"));
        String form = server.get("/search/saved/new?" + RED).body();
        assertTrue(form.contains("value=\"Colour: red\"") && form.contains("07:00") | form.contains("7:00"), form);
        HttpResponse<String> wrong = server.post("/search/saved", FORM, RED + "&name=&notice=daily");
        assertEquals(422, wrong.statusCode());
        assertTrue(wrong.body().contains("A name has 1 to 100 characters in one line, not 0"), wrong.body());
        assertTrue(wrong.body().matches("(?s).*value=\"daily\"[^>]*checked.*"), "what was typed stays");
        String place = location(server.post("/search/saved", FORM, RED + "&name=Reds+%3Cb%3E&notice=daily"));
        desk.shelf.put(1, "red", desk.now);
        desk.pass(Duration.ofDays(1));
        String list = server.get("/search/saved").body();
        assertTrue(list.contains("Reds &lt;b&gt;") && list.contains("1 new") && list.contains("Each day"), list);
        String results = server.get(place).body();
        assertTrue(results.contains("The search is saved.") && results.contains("Book 1"), results);
        assertTrue(results.contains("One record is new"), results);
        String seen = location(server.post(place.replaceFirst("\\?.*", "/seen"), FORM, ""));
        results = server.get(seen).body();
        assertTrue(results.contains("marked as seen") && !results.contains("One record is new"), results);
        assertEquals(404, server.sendAs("bruno", server.request(place)).statusCode());
        assertEquals(
                403, server.sendAs("stranger", server.request("/search/saved")).statusCode());
    }

    @Test
    void a_search_is_renamed_and_a_version_that_was_overtaken_is_refused() {
        SavedSearch search = saved("Reds", Notice.NONE);
        String edit = "/search/saved/" + search.id() + "/edit";
        assertTrue(server.get(edit).body().contains("value=\"Reds\""));
        location(server.post(edit, FORM, "version=1&name=Other&notice=weekly"));
        assertEquals(
                409, server.post(edit, FORM, "version=1&name=Third&notice=none").statusCode());
        assertEquals(
                422,
                server.post(edit, FORM, "version=2&name=Third&notice=often").statusCode());
        assertEquals("Other", desk.book.find(search.id(), LOCAL).search().name());
    }

    @Test
    void several_are_deleted_after_a_question_and_brought_back_together() {
        SavedSearch one = saved("One", Notice.DAILY);
        SavedSearch two = saved("Two", Notice.NONE);
        SavedSearch three = saved("Three", Notice.NONE);
        String both = "chosen=" + one.id() + "&chosen=" + two.id();
        HttpResponse<String> none = server.get("/search/saved/chosen?act=delete");
        assertEquals(422, none.statusCode());
        assertTrue(none.body().contains("Nothing is chosen"), none.body());
        assertEquals(422, server.get("/search/saved/chosen?act=burn&" + both).statusCode());
        String asked = server.get("/search/saved/chosen?act=delete&" + both).body();
        assertTrue(asked.contains("Delete these 2 searches?") && asked.contains("<li>One</li>"), asked);
        assertFalse(asked.contains("<li>Three</li>"));
        assertEquals(3, desk.book.all(LOCAL).size(), "it was only asked");
        String list = server.get(location(server.post("/search/saved/chosen", FORM, "act=delete&" + both)))
                .body();
        assertTrue(list.contains("2 searches are deleted.") && list.contains(">Undo"), list);
        String step = list.replaceAll("(?s).*name=\"step\" value=\"([^\"]+)\".*", "$1");
        assertEquals(1, desk.book.all(LOCAL).size());
        HttpResponse<String> again =
                server.post("/search/saved/chosen", FORM, "act=delete&" + both + "&chosen=" + three.id());
        assertEquals(200, again.statusCode());
        assertTrue(again.body().contains("1 done, 2 not:") && again.body().contains("is not there any more"));
        list = server.get(location(server.post("/search/saved/undo", FORM, "step=" + step)))
                .body();
        assertTrue(list.contains("It is among your searches again."), list);
        assertEquals(
                List.of("One", "Two"),
                desk.book.all(LOCAL).stream()
                        .map(shown -> shown.search().name())
                        .toList());
        assertEquals(
                422, server.post("/search/saved/undo", FORM, "step=" + step).statusCode());
        location(server.post("/search/saved/" + three.id() + "/restore", FORM, ""));
        assertEquals(3, desk.book.all(LOCAL).size());
    }

    @Test
    void a_search_that_cannot_be_run_says_why() {
        SavedSearch search = saved("Reds", Notice.HOURLY);
        desk.shelf.redKnown = false;
        String list = server.get("/search/saved").body();
        assertTrue(list.contains("Its filter is not valid any more") && list.contains("Cannot be run"), list);
        desk.there.clear();
        assertTrue(server.get("/search/saved/" + search.id()).body().contains("its module is not installed now"));
        assertEquals(422, server.get("/search/saved/new?" + RED).statusCode());
        assertEquals(
                422,
                server.get("/search/saved/new?list=shelf&query=%25zz%3D%25").statusCode());
    }

    @Test
    void a_program_does_the_same_with_versions_and_keys() {
        String body = "{\"name\":\"Reds\",\"list\":\"shelf\",\"query\":\"colour=red\",\"notice\":\"daily\"}";
        HttpResponse<String> made = server.send(server.request("/api/search/saved")
                .header("Content-Type", JSON)
                .header("Idempotency-Key", "k1")
                .POST(BodyPublishers.ofString(body)));
        assertEquals(201, made.statusCode(), made.body());
        assertEquals("\"v1\"", made.headers().firstValue("ETag").orElseThrow());
        HttpResponse<String> repeated = server.send(server.request("/api/search/saved")
                .header("Content-Type", JSON)
                .header("Idempotency-Key", "k1")
                .POST(BodyPublishers.ofString(body)));
        assertEquals(made.body(), repeated.body());
        assertEquals(1, desk.book.all(LOCAL).size());
        String place = made.headers().firstValue("Location").orElseThrow().replaceFirst("https?://[^/]*", "");
        assertTrue(server.get(place).body().contains("\"state\":\"ready\""));
        assertTrue(server.get("/api/search/saved").body().contains("\"query\":\"colour=red\""));
        String change = "{\"name\":\"Other\",\"notice\":\"none\"}";
        assertEquals(428, send("PUT", place, null, change).statusCode());
        assertEquals(200, send("PUT", place, "\"v1\"", change).statusCode());
        assertEquals(412, send("PUT", place, "\"v1\"", change).statusCode());
        assertEquals(422, send("PUT", place, "\"v2\"", "{\"name\":\"x\"}").statusCode());
        desk.shelf.put(1, "red", desk.now);
        assertTrue(server.get(place + "/results").body().contains("\"title\":\"Book 1\""));
        assertEquals(204, send("POST", place + "/seen", null, null).statusCode());
        assertEquals(428, send("DELETE", place, null, null).statusCode());
        assertEquals(204, send("DELETE", place, "\"v2\"", null).statusCode());
        assertEquals(404, server.get(place).statusCode());
        assertTrue(server.get("/api/search/saved/deleted").body().contains("Other"));
        assertEquals(200, send("POST", place + "/restore", null, null).statusCode());
        assertEquals(422, send("POST", "/api/search/saved", null, "{}").statusCode());
        assertEquals(404, server.sendAs("bruno", server.request(place)).statusCode());
    }

    @Test
    void every_text_stands_in_four_languages() throws IOException {
        assertEquals(List.of(), TextsCheck.problems(SavedSearches.class));
        Texts texts = Texts.of(SavedSearches.class);
        Set<String> codes = TextsCheck.inSources("new Refusal\\(\\s*\"([a-z0-9.-]+)\"");
        Set<String> acts = TextsCheck.inSources("(?:\\bact|Act\\.done)\\(\"([a-z0-9.-]+)\"");
        assertTrue(codes.contains("saved-search.too-many"), codes::toString);
        assertTrue(acts.containsAll(Set.of("searches.save", "searches.tell")), acts::toString);
        codes.forEach(code -> assertTrue(texts.has(Language.ES, "refusal." + code), code));
        acts.forEach(act -> assertTrue(texts.has(Language.ES, "audit.act." + act), act));
        assertTrue(texts.has(Language.ES, "audit.kind." + SavedSearches.KIND));
    }

    @Test
    void an_item_is_worded_in_the_readers_language() {
        Caller reader = new Caller(
                LOCAL.officer(),
                Optional.empty(),
                Optional.empty(),
                Language.ES,
                Desk.BOGOTA,
                LOCAL.grants(),
                LOCAL.origin());
        assertEquals("3 novedades en «Documentos»", desk.news.title("item.news", List.of("3", "Documentos"), reader));
        assertEquals("Una novedad en «Documentos»", desk.news.title("item.news", List.of("1", "Documentos"), reader));
    }
}
