package org.enlace.inbox.internal;

import static org.enlace.inbox.internal.Digesting.BOGOTA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.enlace.identity.Directory;
import org.enlace.inbox.Tray;
import org.enlace.inbox.internal.digest.Digests;
import org.enlace.inbox.internal.web.InboxWeb;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.web.testing.WebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The digest as an officer and a program choose it, over the platform's real web side. */
class DigestWebTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String CHOICE = "rhythm=weekly&hour=7&day=thursday&version=";
    private static final String JSON = "{\"rhythm\":\"weekdays\",\"hour\":6}";

    @TempDir
    private Path folder;

    private TestDatabase database;
    private Digesting desk;
    private Caller local;
    private WebServer server;

    @BeforeEach
    void start() throws Exception {
        database = TestDatabase.start(TestDatabase.Kind.DERBY);
        desk = new Digesting(database, folder, "");
        local = desk.with(Office.officer("local", Tray.READ), Language.EN, BOGOTA, "local@una.example");
        server = serving(desk.digests);
    }

    private WebServer serving(Digests digests) {
        // Nobody's name is asked for here.
        Directory names = (Directory) java.lang.reflect.Proxy.newProxyInstance(
                Directory.class.getClassLoader(),
                new Class<?>[] {Directory.class},
                (proxy, method, arguments) -> Optional.of("Anna Rojas"));
        WebServer started = WebServer.serving(new InboxWeb(desk.office.tray, names, desk.office.ids, digests));
        started.officers().with("stranger", "home.read");
        return started;
    }

    @AfterEach
    void stop() {
        server.close();
        desk.close();
        database.close();
    }

    private HttpResponse<String> put(String tag, String body) {
        var request = server.request("/api/inbox/digest")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body));
        return server.send(tag.isEmpty() ? request : request.header("If-Match", tag));
    }

    @Test
    void an_officer_chooses_on_a_page_that_the_inbox_links_to() {
        assertTrue(server.get("/inbox").body().contains("href=\"/inbox/digest\""));
        String page = server.get("/inbox/digest").body();
        assertTrue(
                page.contains("It is sent to local@una.example.") && page.contains("In your time zone: America/Bogota"),
                page);
        assertTrue(page.contains("value=\"never\" checked"), page);

        HttpResponse<String> chosen = server.post("/inbox/digest", FORM, CHOICE + 0);

        assertEquals(303, chosen.statusCode(), chosen.body());
        String after = server.get("/inbox/digest?done=digest").body();
        assertTrue(after.contains("Your choice was saved.") && after.contains("The next one:"), after);
        assertTrue(after.contains("value=\"weekly\" checked"), after);
        assertTrue(after.contains("name=\"version\" value=\"1\""), after);
        HttpResponse<String> old = server.post("/inbox/digest", FORM, CHOICE.replace("hour=7", "hour=9") + 0);
        assertEquals(409, old.statusCode());
        assertTrue(old.body().contains("The choice was changed meanwhile"), old.body());
        assertTrue(old.body().contains("value=\"9\" selected") && old.body().contains("name=\"version\" value=\"1\""));
        HttpResponse<String> wrong = server.post("/inbox/digest", FORM, "rhythm=daily&hour=30&version=1");
        assertEquals(422, wrong.statusCode());
        assertTrue(wrong.body().contains("An hour is a whole number from 0 to 23"), wrong.body());
        assertEquals(422, server.post("/inbox/digest", FORM, "version=1").statusCode());
        assertEquals(7, desk.digests.of(local).choice().hour(), "nothing of what was refused is stored");
        assertEquals(
                403, server.sendAs("stranger", server.request("/inbox/digest")).statusCode());
    }

    @Test
    void who_has_no_address_is_told_so_and_where_to_give_one() {
        desk.with(Office.officer("local", Tray.READ), Language.EN, BOGOTA, null);
        String page = server.get("/inbox/digest").body();
        assertTrue(
                page.contains("Your account has no e-mail address") && page.contains("href=\"/account/email\""), page);
        assertTrue(server.get("/api/inbox/digest").body().contains("\"email\":null"));
    }

    @Test
    void a_program_chooses_for_a_version_and_is_refused_what_is_no_choice() {
        HttpResponse<String> none = server.get("/api/inbox/digest");
        assertEquals(200, none.statusCode(), none.body());
        assertTrue(none.body().contains("\"rhythm\":\"never\"") && none.body().contains("\"next\":null"), none.body());
        String tag = none.headers().firstValue("ETag").orElseThrow();
        assertEquals(428, put("", JSON).statusCode());

        HttpResponse<String> chosen = put(tag, JSON);

        assertEquals(200, chosen.statusCode(), chosen.body());
        assertTrue(chosen.body().contains("\"next\":\"2026-03-02T11:00:00Z\""), chosen.body());
        assertTrue(chosen.body().contains("\"email\":\"local@una.example\""), chosen.body());
        assertEquals(412, put(tag, JSON).statusCode(), "it was chosen since");
        String now = chosen.headers().firstValue("ETag").orElseThrow();
        for (String wrong : List.of(
                "{}",
                "{\"rhythm\":\"hourly\",\"hour\":6}",
                "{\"rhythm\":\"daily\"}",
                "{\"rhythm\":\"daily\",\"hour\":24}",
                "{\"rhythm\":\"weekly\",\"hour\":6,\"day\":\"Thursday\"}")) {
            assertEquals(422, put(now, wrong).statusCode(), wrong);
        }
        assertEquals(422, put(now, "{\"rhythm\":\"never\",\"colour\":\"red\"}").statusCode());
        assertEquals(200, put(now, "{\"rhythm\":\"never\"}").statusCode());
    }

    @Test
    void a_node_that_sends_no_mail_shows_nothing_of_it() {
        try (WebServer without = serving(null)) {
            assertFalse(without.get("/inbox").body().contains("digest"));
            assertEquals(404, without.get("/inbox/digest").statusCode());
            assertEquals(
                    without.get("/api/inbox/something").statusCode(),
                    without.get("/api/inbox/digest").statusCode(),
                    "no more than any other word");
            assertFalse(without.get("/api/openapi.json").body().contains("digest"));
        }
    }
}
