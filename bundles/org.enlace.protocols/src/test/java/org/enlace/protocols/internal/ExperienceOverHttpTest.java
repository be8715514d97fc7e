package org.enlace.protocols.internal;

import static org.enlace.protocols.Fixtures.titled;
import static org.enlace.protocols.Fixtures.with;
import static org.enlace.protocols.internal.LibraryServer.signedIn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlace.protocols.Experiences;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolDraft;
import org.enlace.protocols.Protocols;
import org.enlace.web.testing.WebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reports of use as programs and browsers meet them. */
class ExperienceOverHttpTest {
    private static final String HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(2)>";
    private static final String REPORT = """
            {"edition":1,"usedFrom":"2026-11-01","usedTo":"2026-11-20","unit":"una-bogota","context":"Puesto de muestra",
             "done":"Se **aplicó**","results":"Menos interrupciones","worked":null,"failed":"De noche","wanted":null,
             "timesUsed":12,"identified":3,"assisted":0}""";
    private static final String FORM = "edition=1&usedFrom-year=2026&usedFrom-month=11&usedFrom-day=1"
            + "&usedTo-year=2026&usedTo-month=11&usedTo-day=20";

    private final Desk desk = Desk.inMemory();
    private WebServer server;
    private Protocol record;

    @BeforeEach
    void start() {
        server = LibraryServer.of(desk, document -> new byte[0]);
        for (String officer : new String[] {"anna", "rita", "otto"}) {
            server.officers().with(signedIn(officer, "una-bogota", permission -> true));
        }
        server.officers().with(signedIn("ursula", "una-lima", Protocols.READ::equals));
        server.officers()
                .with(signedIn(
                        "quim",
                        "una-lima",
                        permission -> permission.equals(Protocols.READ) || permission.equals(Experiences.REPORT)));
        record = desk.library.create("pr-1", titled("Primera"), null, Desk.ANNA);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_program_reports_reviews_and_moves_the_evidence() {
        String path = reported("anna");
        HttpResponse<String> own = send("anna", path + "/review", "\"v1\"", "{\"accept\":true}");
        assertEquals(422, own.statusCode(), own.body());
        assertTrue(own.body().contains("\"experience.self-review\""), own.body());
        assertEquals(
                428, send("rita", path + "/review", null, "{\"accept\":true}").statusCode());
        HttpResponse<String> accepted = send(
                "rita",
                path + "/review",
                "\"v1\"",
                "{\"accept\":true,\"move\":{\"revision\":0,\"level\":\"replicated\",\"reason\":\"Dos unidades\"}}");
        assertEquals(200, accepted.statusCode(), accepted.body());
        assertTrue(accepted.body().contains("\"accepted\""), accepted.body());
        assertEquals(
                412,
                send("rita", path + "/review", "\"v1\"", "{\"accept\":true}").statusCode());
        HttpResponse<String> evidence = get("ursula", api() + "/evidence");
        assertEquals("\"v1\"", evidence.headers().firstValue("ETag").orElseThrow());
        assertEquals("replicated", found(evidence.body(), "level"));
        assertTrue(evidence.body().contains("Dos unidades"), evidence.body());
        String report = path.substring(path.lastIndexOf('/') + 1);
        String down = "{\"report\":\"" + report + "\",\"level\":\"self-assessed\",\"reason\":\"La misma unidad\"}";
        assertEquals(412, send("rita", api() + "/evidence", "\"v0\"", down).statusCode());
        assertEquals(422, send("anna", api() + "/evidence", "\"v1\"", down).statusCode());
        assertEquals(200, send("rita", api() + "/evidence", "\"v1\"", down).statusCode());
        assertEquals(403, send("ursula", api() + "/evidence", "\"v2\"", down).statusCode());
    }

    @Test
    void what_is_missing_or_unknown_is_refused_by_name() {
        refused("json.unknown-field", REPORT.replace("\"edition\"", "\"edicion\""), 422);
        refused("edition", REPORT.replace("\"edition\":1", "\"edition\":null"), 422);
        refused("experience.version", REPORT.replace("\"edition\":1", "\"edition\":7"), 422);
        refused("experience.future", REPORT.replace("2026-11-20", "2026-12-20"), 422);
        refused("experience.period", REPORT.replace("2026-11-20", "2026-10-20"), 422);
        refused("experience.number", REPORT.replace("\"identified\":3", "\"identified\":-3"), 422);
        refused("results", REPORT.replace("Menos interrupciones", " "), 422);
        refused("markdown.too-deep", REPORT.replace("De noche", ">".repeat(40) + " a"), 422);
        String path = reported("anna");
        assertEquals(
                422,
                send("rita", path + "/review", "\"v1\"", "{\"reason\":\"x\"}").statusCode());
        HttpResponse<String> level = send(
                "rita",
                path + "/review",
                "\"v1\"",
                "{\"accept\":true,\"move\":{\"revision\":0,\"level\":\"sure\",\"reason\":\"x\"}}");
        assertTrue(level.body().contains("“sure” is not an evidence level"), level.body());
        assertEquals(422, get("anna", api() + "/experience?state=other").statusCode());
    }

    @Test
    void an_unknown_or_foreign_report_is_not_there() {
        String path = reported("quim");
        Protocol other = desk.library.create("pr-2", titled("Otra"), null, Desk.ANNA);
        String elsewhere = path.replace(record.id().toString(), other.id().toString());
        assertEquals(404, get("rita", elsewhere).statusCode());
        assertEquals(404, get("rita", page(elsewhere)).statusCode());
        assertEquals(404, get("ursula", path).statusCode());
        assertEquals(404, get("ursula", page(path)).statusCode());
        assertEquals(200, get("quim", page(path)).statusCode());
        assertEquals(
                403,
                form("quim", page(path) + "/review", "version=1&decision=accept")
                        .statusCode());
        assertEquals(403, get("ursula", page(api()) + "/experience/new").statusCode());
        assertFalse(
                get("ursula", "/protocols/experience?state=any").body().contains(path.substring(path.length() - 36)));
        assertTrue(get("quim", "/protocols/experience").body().contains(path.substring(path.length() - 36)));
    }

    @Test
    void a_list_goes_on_by_a_cursor_and_a_repeated_request_reports_once() {
        for (int i = 0; i < 3; i++) {
            reported("anna");
        }
        HttpResponse<String> first = get("rita", api() + "/experience?size=2");
        String next = found(first.body(), "next");
        assertTrue(first.headers().firstValue("Link").orElseThrow().contains("rel=\"next\""));
        String second = get("rita", api() + "/experience?size=2&after=" + next).body();
        assertEquals(
                1, Pattern.compile("\"submitted\"").matcher(second).results().count(), second);
        String key = "\"Idempotency\"";
        String one = keyed("otto", key).headers().firstValue("Location").orElseThrow();
        assertEquals(one, keyed("otto", key).headers().firstValue("Location").orElseThrow());
    }

    @Test
    void the_form_comes_back_with_all_that_is_missing_and_all_that_was_typed() {
        HttpResponse<String> empty = form("anna", page(api()) + "/experience/new", "edition=1&failed=Se+queda");
        assertEquals(422, empty.statusCode());
        for (String field : new String[] {"usedFrom", "usedTo", "context", "done", "results"}) {
            assertTrue(empty.body().contains("href=\"#" + field), field + " in " + empty.body());
        }
        assertTrue(empty.body().contains("Se queda"), empty.body());
        HttpResponse<String> count =
                form("anna", page(api()) + "/experience/new", FORM + "&context=a&done=b&results=c&identified=muchas");
        assertEquals(422, count.statusCode());
        assertTrue(count.body().contains("“muchas” is no count"), count.body());
        HttpResponse<String> preview =
                form("anna", page(api()) + "/experience/new", FORM + "&context=**fuerte**&preview=1");
        assertEquals(200, preview.statusCode());
        assertTrue(preview.body().contains("<strong>fuerte</strong>"), preview.body());
    }

    @Test
    void nothing_that_is_typed_becomes_markup() {
        String hostile = URLEncoder.encode(HOSTILE, StandardCharsets.UTF_8);
        StringBuilder all = new StringBuilder(FORM);
        for (String field : new String[] {"context", "done", "results", "worked", "failed", "wanted"}) {
            all.append('&').append(field).append('=').append(hostile);
        }
        HttpResponse<String> made = form("anna", page(api()) + "/experience/new", all.toString());
        assertEquals(303, made.statusCode(), made.body());
        String path = made.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
        String page = path.replaceFirst("\\?.*", "");
        assertPlain(get("anna", path).body());
        assertPlain(get("rita", page + "/review").body());
        String judged = "version=1&steps=0&decision=accept&level=replicated&levelReason=" + hostile;
        assertEquals(303, form("rita", page + "/review", judged).statusCode());
        for (String read :
                List.of(page, page + "/evidence", page(api()), page(api()) + "/experience", page + "/lesson")) {
            assertPlain(get("rita", read).body());
        }
        for (String field : new String[] {"unit", "edition", "timesUsed", "usedFrom-day"}) {
            String body = all + "&" + field + "=" + hostile;
            assertPlain(form("anna", page(api()) + "/experience/new", body).body());
        }
        assertPlain(form("rita", page + "/evidence", "version=2&steps=" + hostile + "&level=" + hostile)
                .body());
        assertPlain(get("anna", "/protocols/experience?state=" + hostile + "&page=" + hostile)
                .body());
    }

    @Test
    void a_reviewer_who_comes_late_keeps_what_was_typed() {
        String page = page(reported("anna"));
        assertEquals(422, form("rita", page + "/review", "version=1&steps=0").statusCode());
        HttpResponse<String> noReason =
                form("rita", page + "/review", "version=1&steps=0&decision=accept&level=replicated");
        assertEquals(422, noReason.statusCode());
        assertTrue(noReason.body().contains("href=\"#levelReason"), noReason.body());
        HttpResponse<String> late =
                form("rita", page + "/review", "version=9&steps=0&decision=decline&reason=Se+queda");
        assertEquals(409, late.statusCode());
        assertTrue(late.body().contains("Se queda"), late.body());
        assertEquals(
                303,
                form("rita", page + "/review", "version=1&steps=0&decision=decline&reason=Datos")
                        .statusCode());
        assertTrue(get("anna", page).body().contains("Datos"));
        assertEquals(422, get("rita", page + "/review").statusCode());
    }

    @Test
    void the_record_tells_the_assessed_level_beside_what_it_claims() {
        Protocol claimed =
                desk.library.create("pr-3", with(titled("Afirmada"), "evidence", "claimed"), null, Desk.ANNA);
        String page = "/protocols/" + claimed.id();
        assertTrue(get("ursula", page).body().contains("nobody has assessed it here"));
        assertFalse(get("ursula", page).body().contains("I used it"));
        assertTrue(get("quim", page).body().contains("I used it"));
        HttpResponse<String> made = form("anna", page + "/experience/new", FORM + "&context=a&done=b&results=c");
        String report = made.headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceFirst("^https?://[^/]+|\\?.*$", "")
                .replaceFirst("\\?.*", "");
        form("rita", report + "/review", "version=1&steps=0&decision=accept&level=evaluated&levelReason=Universidad");
        String shown = get("ursula", page).body();
        assertTrue(shown.contains("Independently evaluated"), shown);
        assertTrue(shown.contains("Universidad"), shown);
        assertTrue(shown.contains("The document itself says: Claimed by its authors."), shown);
        assertTrue(shown.contains("1 accepted report."), shown);
    }

    @Test
    void a_lesson_is_drafted_in_the_form_of_a_record_and_linked_both_ways() {
        String path = reported("anna");
        assertEquals(422, get("rita", page(path) + "/lesson").statusCode());
        send("rita", path + "/review", "\"v1\"", "{\"accept\":true}");
        String form = get("rita", page(path) + "/lesson").body();
        assertTrue(form.contains("Lesson: Primera"), form);
        assertTrue(form.contains("Menos interrupciones"), form);
        HttpResponse<String> made = form(
                "rita",
                page(path) + "/lesson",
                "title=Lecci%C3%B3n&titleLanguage=es&type=lesson-learned&issuingBody=Unidad&country=CO&status=unknown"
                        + "&summary.en=Words&source=x&requirements=2&crimeTypes=0204");
        assertEquals(303, made.statusCode(), made.body());
        String lesson = made.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
        assertTrue(get("ursula", lesson).body().contains(page(path)), "The lesson leads to its report");
        assertTrue(get("ursula", page(path)).body().contains("Lección"), "The report leads to its lesson");
        HttpResponse<String> refused = form("rita", page(path) + "/lesson", "title=Se+queda&requirements=2");
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("Se queda"), refused.body());
    }

    @Test
    void of_a_restricted_record_reports_are_read_with_a_reason() {
        ProtocolDraft closed = with(
                titled("Cerrada"), "restrictedTo", new ProtocolDraft.Restriction(List.of("anna", "rita"), List.of()));
        Protocol hidden = desk.library.create("pr-9", closed, null, Desk.ANNA);
        String api = "/api/protocols/" + hidden.id();
        assertEquals(428, send("anna", api + "/experience", null, REPORT).statusCode());
        HttpResponse<String> made = send("anna", api + "/experience", null, REPORT, "Cooperacion con Peru");
        assertEquals(201, made.statusCode(), made.body());
        String path = made.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
        assertEquals(404, get("otto", path).statusCode());
        assertEquals(404, get("otto", page(path)).statusCode());
        assertEquals(404, get("otto", api + "/evidence").statusCode());
        HttpResponse<String> asked = get("rita", page(path));
        assertTrue(asked.body().contains("What do you open this record for?"), asked.body());
        assertFalse(asked.body().contains("Menos interrupciones"), asked.body());
        String to = page(path).substring(page(api).length() + 1);
        HttpResponse<String> said =
                form("rita", page(api) + "/reason", "to=" + to + "&reason=Revision+de+la+experiencia");
        assertTrue(said.headers().firstValue("Location").orElseThrow().endsWith(page(path)), said.toString());
        assertTrue(get("rita", page(path)).body().contains("Menos interrupciones"));
        assertFalse(get("otto", "/protocols/experience").body().contains("Cerrada"));
        String listed = get("rita", "/protocols/experience").body();
        assertTrue(listed.contains("Cerrada"), listed);
        assertFalse(listed.contains("Menos interrupciones"), listed);
    }

    private String reported(String officer) {
        HttpResponse<String> made = send(officer, api() + "/experience", null, REPORT);
        assertEquals(201, made.statusCode(), made.body());
        return made.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
    }

    private void refused(String what, String body, int status) {
        HttpResponse<String> answer = send("anna", api() + "/experience", null, body);
        assertEquals(status, answer.statusCode(), what + ": " + answer.body());
        assertTrue(answer.body().contains(what), answer.body());
    }

    private static void assertPlain(String body) {
        assertFalse(body.contains("<script>alert"), body);
        assertFalse(body.contains("<img src=x"), body);
    }

    private String api() {
        return "/api/protocols/" + record.id();
    }

    private static String page(String api) {
        return api.replace("/api", "");
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

    private HttpResponse<String> keyed(String officer, String key) {
        return server.sendAs(
                officer,
                server.request(api() + "/experience")
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(REPORT)));
    }

    private HttpResponse<String> send(String officer, String path, String tag, String body) {
        return send(officer, path, tag, body, null);
    }

    private HttpResponse<String> send(String officer, String path, String tag, String body, String reason) {
        var request = server.request(path).header("Content-Type", "application/json");
        if (tag != null) {
            request.header("If-Match", tag);
        }
        if (reason != null) {
            request.header("Enlace-Reason", reason);
        }
        return server.sendAs(officer, request.POST(BodyPublishers.ofString(body)));
    }
}
