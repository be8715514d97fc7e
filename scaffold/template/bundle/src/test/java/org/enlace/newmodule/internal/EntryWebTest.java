package org.enlace.newmodule.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.enlace.newmodule.Content;
import org.enlace.newmodule.Entry;
import org.enlace.newmodule.Place;
import org.enlace.newmodule.internal.web.EntryWeb;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.web.testing.WebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages and the API as an officer and a program use them, over the platform's real web side. */
class EntryWebTest {
    private static final String HOME = "/newmodule";
    private static final String API = "/api/newmodule";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";

    private TestDatabase database;
    private Desk desk;
    private WebServer server;

    @BeforeEach
    void start() {
        database = TestDatabase.start(TestDatabase.Kind.DERBY);
        desk = new Desk(database);
        server = WebServer.serving(new EntryWeb(desk.entries));
        server.officers().with("reader", "newmodule.read").with("stranger", "home.read");
    }

    @AfterEach
    void stop() {
        server.close();
        database.close();
    }

    private Entry made(String title) {
        return desk.entries.create(new Content(title, "Some text"), Desk.ANNA);
    }

    private HttpResponse<String> put(Entry entry, String tag, String body) {
        HttpRequest.Builder request = server.request(API + "/" + entry.id()).header("Content-Type", JSON);
        return server.send(request.header("If-Match", tag).PUT(BodyPublishers.ofString(body)));
    }

    @Test
    void an_officer_writes_changes_and_withdraws_an_entry() {
        assertTrue(server.get(HOME).body().contains("There are no entries yet"));

        HttpResponse<String> created = server.post(HOME + "/new", FORM, "title=First+title&text=Some+text");
        assertEquals(303, created.statusCode(), created.body());
        String page = created.headers().firstValue("Location").orElseThrow().replaceAll("^http://[^/]*|\\?.*", "");
        assertTrue(server.get(HOME).body().contains("First title"));
        assertEquals(200, server.get(page + "/edit").statusCode());

        HttpResponse<String> saved =
                server.post(page + "/edit", FORM, "version=1&title=Second+title&text=Some+%3Cb%3Etext");
        assertEquals(303, saved.statusCode(), saved.body());
        String shown = server.get(page + "?done=saved").body();
        assertTrue(shown.contains("Second title") && shown.contains("The changes were saved."), shown);
        assertTrue(shown.contains("Some &lt;b") && !shown.contains("Some <b"), shown);

        assertTrue(server.get(page + "/withdraw").body().contains("cannot be put back"));
        HttpResponse<String> gone = server.post(page + "/withdraw", FORM, "version=2&reason=Out+of+date");
        assertEquals(303, gone.statusCode(), gone.body());
        assertFalse(server.get(HOME).body().contains("Second title"));
        assertTrue(server.get(HOME + "?state=withdrawn").body().contains("Second title"));
        assertTrue(server.get(page).body().contains("Out of date"));
    }

    @Test
    void what_is_wrong_in_a_form_is_told_at_its_field_and_nothing_typed_is_lost() {
        HttpResponse<String> refused = server.post(HOME + "/new", FORM, "title=&text=Kept+text");
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("title-error"), refused.body());
        assertTrue(refused.body().contains("This field is empty; write something."));
        assertTrue(refused.body().contains("Kept text"));

        Entry entry = made("A title");
        desk.entries.revise(entry.id(), 1, new Content("Moved on", "Some text"), Desk.ANNA);
        String edit = HOME + "/" + entry.id() + "/edit";
        HttpResponse<String> stale = server.post(edit, FORM, "version=1&title=Mine&text=Mine");
        assertEquals(409, stale.statusCode());
        assertTrue(stale.body().contains("it is now version 2"), stale.body());
        assertTrue(stale.body().contains("name=\"version\" value=\"2\""), stale.body());

        String withdraw = HOME + "/" + entry.id() + "/withdraw";
        assertEquals(422, server.post(withdraw, FORM, "version=2&reason=").statusCode());
        assertEquals(409, server.post(withdraw, FORM, "version=one&reason=Why").statusCode());
        assertEquals(422, server.get(HOME + "?after=nothing").statusCode());
        assertEquals(422, server.get(HOME + "/nothing").statusCode());
    }

    @Test
    void a_program_does_the_same_and_names_the_version_it_read() {
        String body = "{\"title\": \"By program\", \"text\": \"Some text\"}";
        HttpRequest.Builder twice = server.request(API)
                .header("Content-Type", JSON)
                .header("Idempotency-Key", "once")
                .POST(BodyPublishers.ofString(body));
        HttpResponse<String> first = server.send(twice);
        assertEquals(201, first.statusCode(), first.body());
        assertEquals(first.body(), server.send(twice).body());

        Entry entry = desk.store.page(Place.first(false), 10).entries().get(0);
        String path = API + "/" + entry.id();
        assertTrue(first.headers().firstValue("Location").orElseThrow().endsWith(path));
        assertEquals("\"v1\"", server.get(path).headers().firstValue("ETag").orElseThrow());
        HttpRequest.Builder known = server.request(path).header("If-None-Match", "\"v1\"");
        assertEquals(304, server.send(known).statusCode());

        assertEquals(200, put(entry, "\"v1\"", body.replace("Some", "Other")).statusCode());
        assertEquals(412, put(entry, "\"v1\"", body).statusCode());
        assertEquals(
                422, put(entry, "\"v2\"", "{\"title\": \"\", \"text\": \"x\"}").statusCode());
        assertEquals(422, server.get(API + "?state=lost").statusCode());

        made("Another");
        String list = server.get(API + "?size=1").body();
        assertTrue(list.contains("Another") && list.contains("\"next\":\""), list);
        HttpRequest.Builder withdrawal = server.request(path + "/withdraw")
                .header("Content-Type", JSON)
                .header("If-Match", "\"v2\"")
                .POST(BodyPublishers.ofString("{\"reason\": \"Out of date\"}"));
        assertEquals(200, server.send(withdrawal).statusCode());
        assertTrue(server.get(path).body().contains("\"state\":\"withdrawn\""));
    }

    @Test
    void whoever_lacks_the_permission_is_shown_nothing() {
        String page = HOME + "/" + made("A title").id();
        assertEquals(200, server.sendAs("reader", server.request(page)).statusCode());
        assertFalse(server.sendAs("reader", server.request(page)).body().contains(page + "/edit"));
        assertEquals(
                403, server.sendAs("reader", server.request(page + "/edit")).statusCode());
        assertEquals(403, server.sendAs("stranger", server.request(page)).statusCode());
        assertEquals(403, server.sendAs("stranger", server.request(API)).statusCode());
    }
}
