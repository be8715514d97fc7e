package org.enlace.protocols.internal;

import static org.enlace.protocols.internal.LibraryServer.signedIn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlace.protocols.Fixtures;
import org.enlace.protocols.Protocol;
import org.enlace.web.testing.WebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Versions and adoption as programs and browsers meet them. */
class VersionsOverHttpTest {
    private static final String TEXT = """
            {"text":{"title":"%s","summary":{"es":"Texto de muestra."},"type":"protocol","issuingBody":"Unidad de muestra",
             "languages":["es"],"crimeTypes":["0204"],"phases":[],"status":"unknown","requirements":[],"source":"muestra"},
             "changes":"Todo es nuevo","nextReview":"2031-03-02"}""";

    private final Desk desk = Desk.inMemory();
    private WebServer server;

    @BeforeEach
    void start() {
        server = LibraryServer.of(desk, document -> new byte[0]);
        for (String officer : new String[] {"anna", "rita", "paul", "otto"}) {
            server.officers().with(signedIn(officer, "una-bogota", permission -> true));
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_version_approved_by_its_author_through_the_api_is_refused_with_a_stable_code() {
        String path = inReview();
        HttpResponse<String> refused = send("anna", path + "/approve", "POST", "\"v3\"", "");
        assertEquals(422, refused.statusCode(), refused.body());
        assertTrue(refused.body().contains("\"second-officer.same\""), refused.body());
        HttpResponse<String> own = send("anna", path + "/review", "POST", "\"v3\"", "{\"agrees\":true}");
        assertEquals(422, own.statusCode());
        assertTrue(own.body().contains("\"edition.self-review\""), own.body());
        HttpResponse<String> approved = send("paul", path + "/approve", "POST", "\"v3\"", "");
        assertEquals(200, approved.statusCode(), approved.body());
        assertTrue(approved.body().contains("\"effective\""), approved.body());
    }

    @Test
    void a_change_names_the_revision_it_was_made_on() {
        String path = begun();
        assertEquals(
                428, send("anna", path, "PUT", null, TEXT.formatted("Otro")).statusCode());
        assertEquals(
                200, send("anna", path, "PUT", "\"v1\"", TEXT.formatted("Otro")).statusCode());
        assertEquals(
                412,
                send("anna", path, "PUT", "\"v1\"", TEXT.formatted("Tarde")).statusCode());
        HttpResponse<String> now = get("anna", path);
        assertEquals("\"v2\"", now.headers().firstValue("ETag").orElseThrow());
        assertTrue(now.body().contains("\"Otro\""), now.body());
    }

    @Test
    void nobody_else_finds_a_draft() {
        String path = begun();
        String page = path.replace("/api", "");
        for (String address : new String[] {path, page, page + "/edit", page + "/submit"}) {
            assertEquals(404, get("otto", address).statusCode(), address);
            assertEquals(200, get("anna", address).statusCode(), address);
        }
        assertFalse(get("otto", "/api/protocols/versions").body().contains("muestra"));
        assertFalse(get("otto", "/protocols/versions").body().contains("Guía"));
        assertTrue(get("anna", "/protocols/versions").body().contains("Guía"));
    }

    @Test
    void a_list_tells_of_a_restricted_version_what_it_is_known_by() {
        String some = "\"source\":\"muestra\",\"restrictedTo\":{\"officers\":[%s],\"units\":[]}";
        String closed = TEXT.formatted("Guía")
                .replace("\"source\":\"muestra\"", some.formatted("\"anna\",\"rita\",\"paul\",\"otto\""));
        String path = path(send("anna", "/api/protocols/versions", "POST", null, closed));
        known("anna", "/api/protocols/versions");
        assertTrue(get("anna", path).body().contains("Texto de muestra"), "One is read, with an entry");
        String protocol = approved(path, 1);
        String next = path(send("anna", protocol + "/versions", "POST", null, "", "Revisión anual"));
        String open = TEXT.formatted("Guía").replace("\"source\":\"muestra\"", some.formatted(""));
        assertEquals(
                200,
                send("anna", next, "PUT", "\"v1\"", open.replace("de muestra", "abierto"))
                        .statusCode());
        approved(next, 2);
        assertTrue(known("otto", protocol + "/versions").contains("Texto abierto"));
    }

    private String known(String officer, String list) {
        String body = get(officer, list).body();
        assertTrue(body.contains("\"Guía\""), body);
        assertFalse(body.contains("Texto de muestra"), body);
        return body;
    }

    /** @return the address of its document */
    private String approved(String path, int revision) {
        send(
                "anna",
                path + "/submit",
                "POST",
                "\"v" + revision + "\"",
                "{\"reviewers\":[\"rita\"],\"approver\":\"paul\"}");
        send("rita", path + "/review", "POST", "\"v" + (revision + 1) + "\"", "{\"agrees\":true}");
        HttpResponse<String> approved = send("paul", path + "/approve", "POST", "\"v" + (revision + 2) + "\"", "");
        assertEquals(200, approved.statusCode(), approved.body());
        return "/api/protocols/" + found(approved.body(), "protocol");
    }

    @Test
    void an_adoption_is_decided_step_by_step_and_a_page_shows_it() {
        String version = inReview();
        String protocol = "/api/protocols/"
                + found(send("paul", version + "/approve", "POST", "\"v3\"", "").body(), "protocol");
        String adoption = protocol + "/adoption";
        assertTrue(get("otto", adoption).body().contains("\"not-considered\""));
        assertEquals(
                200, send("otto", adoption + "/study", "POST", "\"v0\"", "").statusCode());
        assertEquals(
                412, send("otto", adoption + "/study", "POST", "\"v0\"", "").statusCode());
        String terms = """
                {"edition":1,"kind":"resolution","number":"M-1","date":"2026-12-01","authority":"Autoridad de muestra",
                 "from":"2026-12-01","reservations":{"summary":"Reserva de muestra"}}""";
        assertEquals(
                422,
                send("otto", adoption + "/adopt", "POST", "\"v1\"", terms.replace("summary", "anexo"))
                        .statusCode());
        HttpResponse<String> adopted = send("otto", adoption + "/adopt", "POST", "\"v1\"", terms);
        assertEquals(200, adopted.statusCode(), adopted.body());
        assertTrue(adopted.body().contains("adopted-with-reservations"), adopted.body());
        String page = get("otto", adoption.replace("/api", "")).body();
        assertTrue(page.contains("Reserva de muestra"), page);
        assertTrue(get("otto", protocol.replace("/api", "")).body().contains("Adopted with reservations"));
    }

    @Test
    void two_versions_are_shown_side_by_side_in_a_language_there_is() {
        String version = inReview();
        String id =
                found(send("paul", version + "/approve", "POST", "\"v3\"", "").body(), "protocol");
        HttpResponse<String> begun = send("anna", "/api/protocols/" + id + "/versions", "POST", null, "");
        assertEquals(201, begun.statusCode(), begun.body());
        String draft = found(begun.body(), "id");
        String compared = get("anna", "/protocols/" + id + "/compare?with=" + draft + "&in=en")
                .body();
        assertTrue(compared.contains("Texto de muestra"), compared);
        assertEquals(
                404, get("otto", "/protocols/" + id + "/compare?with=" + draft).statusCode());
        assertEquals(404, get("otto", "/protocols/" + id + "/compare?from=7").statusCode());
        assertEquals(
                200,
                get("otto", "/protocols/" + id + "/compare?from=1&to=1&all=yes").statusCode());
    }

    @Test
    void what_is_wrong_with_a_form_is_said_at_its_field_and_what_was_typed_stays() {
        String path = begun().replace("/api", "");
        HttpResponse<String> refused = form("anna", path + "/submit", "version=1&reviewers=Otto&approver=paul");
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("Otto"), refused.body());
        HttpResponse<String> own = form("anna", path + "/submit", "version=1&reviewers=anna&approver=paul");
        assertTrue(own.body().contains("wrote this version"), own.body());
        HttpResponse<String> empty = form("anna", path + "/abort", "version=1&reason=");
        assertEquals(422, empty.statusCode());
        HttpResponse<String> day = form(
                "anna",
                path + "/edit",
                "version=1&title=Se+queda&nextReview-year=2031&nextReview-month=13&nextReview-day=1");
        assertEquals(422, day.statusCode());
        assertTrue(day.body().contains("Se queda"), day.body());
        assertTrue(day.body().contains("“2031-13-1” is no day"), day.body());
    }

    @Test
    void who_comes_after_somebody_elses_act_keeps_what_was_typed_and_may_send_it_again() {
        String page = inReview().replace("/api", "");
        HttpResponse<String> late =
                form("rita", page + "/review", "version=2&opinion=agrees&remarks.summary=Se+queda&reason=");
        assertEquals(409, late.statusCode(), late.body());
        assertTrue(late.body().contains("Se queda"), late.body());
        assertTrue(late.body().contains("Somebody else did something here"), late.body());
        assertEquals(
                303,
                form("rita", page + "/review", "version=3&opinion=agrees&remarks.summary=Se+queda&reason=")
                        .statusCode());
    }

    @Test
    void a_draft_whose_record_was_changed_in_place_says_so_and_offers_to_be_renewed() {
        Protocol record = desk.library.create("pr-1", Fixtures.titled("Primera"), null, Desk.ANNA);
        String page = "/protocols/versions/"
                + desk.editions.next(record.id(), Desk.ANNA).id();
        assertFalse(get("anna", page).body().contains(page + "/renew"));
        desk.library.revise(record.id(), 1, Fixtures.titled("Corregida"), Desk.ANNA);
        String behind = get("anna", page).body();
        assertTrue(behind.contains("“pr-1” was changed in place after this text was begun"), behind);
        assertTrue(behind.contains(page + "/renew"), behind);
        assertEquals(303, form("anna", page + "/renew", "version=1").statusCode());
        String renewed = get("anna", page).body();
        assertFalse(renewed.contains("was changed in place"), renewed);
        assertFalse(renewed.contains(page + "/renew"), renewed);
    }

    private String begun() {
        return path(send("anna", "/api/protocols/versions", "POST", null, TEXT.formatted("Guía")));
    }

    private static String path(HttpResponse<String> made) {
        assertEquals(201, made.statusCode(), made.body());
        return made.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
    }

    private String inReview() {
        String path = begun();
        HttpResponse<String> sent =
                send("anna", path + "/submit", "POST", "\"v1\"", "{\"reviewers\":[\"rita\"],\"approver\":\"paul\"}");
        assertEquals(200, sent.statusCode(), sent.body());
        HttpResponse<String> said = send(
                "rita", path + "/review", "POST", "\"v2\"", "{\"agrees\":true,\"remarks\":{\"summary\":\"Bien\"}}");
        assertEquals(200, said.statusCode(), said.body());
        return path;
    }

    private static String found(String body, String field) {
        Matcher matcher = Pattern.compile("\"" + field + "\" *: *\"([^\"]+)\"").matcher(body);
        assertTrue(matcher.find(), body);
        return matcher.group(1);
    }

    private HttpResponse<String> get(String officer, String path) {
        return server.sendAs(officer, server.request(path));
    }

    private HttpResponse<String> form(String officer, String path, String body) {
        return server.sendAs(
                officer,
                server.request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(String officer, String path, String method, String tag, String body) {
        return send(officer, path, method, tag, body, null);
    }

    private HttpResponse<String> send(
            String officer, String path, String method, String tag, String body, String reason) {
        var request = server.request(path);
        if (reason != null) {
            request.header("Enlace-Reason", reason.replace("ó", "%C3%B3"));
        }
        if (tag != null) {
            request.header("If-Match", tag);
        }
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return server.sendAs(officer, request.method(method, BodyPublishers.ofString(body)));
    }
}
