package org.enlace.jit.internal;

import static org.enlace.jit.internal.TestNode.ANNA;
import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.PE;
import static org.enlace.jit.internal.TestNode.content;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import org.enlace.jit.course.Asked;
import org.enlace.jit.internal.web.JitWeb;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.web.testing.WebServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages and the API as officers and programs use them, over the platform's real web side. */
class CourseWebTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";

    private static TestDatabase database;
    private static TestNode node;
    private static WebServer server;

    @BeforeAll
    static void start() {
        database = TestDatabase.start(TestDatabase.Kind.DERBY);
        node = new TestNode(database, "acknowledge 5 Circular <9> de la prueba");
        server = WebServer.serving(JitWeb.of(() -> node.desks, () -> (owner, done, caller) -> output -> {}));
        server.officers()
                .with("anna", "jit.read", "jit.prepare")
                .with("bruno", "jit.read", "jit.prepare")
                .with("carla", "jit.read", "jit.central")
                .with("admin", "jit.oversee")
                .with("stranger", "home.read");
    }

    @AfterAll
    static void stop() {
        server.close();
        node.close();
        database.close();
    }

    private static String form(String... pairs) {
        StringJoiner body = new StringJoiner("&");
        for (int i = 0; i < pairs.length; i += 2) {
            body.add(pairs[i] + "=" + URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
        }
        return body.toString();
    }

    private static HttpResponse<String> get(String officer, String path) {
        return server.sendAs(officer, server.request(path).GET());
    }

    private static HttpResponse<String> post(String officer, String path, String... pairs) {
        return server.sendAs(
                officer, server.request(path).header("Content-Type", FORM).POST(BodyPublishers.ofString(form(pairs))));
    }

    private static String sent(String officer, String path, String... pairs) {
        HttpResponse<String> answer = post(officer, path, pairs);
        assertEquals(303, answer.statusCode(), answer.body());
        return answer.headers().firstValue("Location").orElseThrow().replaceAll("^http://[^/]*|\\?.*", "");
    }

    private static HttpResponse<String> json(String officer, String method, String path, String tag, String body) {
        HttpRequest.Builder request =
                server.request(path).header("Content-Type", JSON).method(method, BodyPublishers.ofString(body));
        return server.sendAs(officer, tag == null ? request : request.header("If-Match", tag));
    }

    private static final String[] DAY = {"day-year", "2027", "day-month", "3", "day-day", "1"};

    private static String[] with(String... pairs) {
        String[] all = Arrays.copyOf(pairs, pairs.length + DAY.length);
        System.arraycopy(DAY, 0, all, pairs.length, DAY.length);
        return all;
    }

    @Test
    void a_request_is_written_handed_over_sent_and_answered_on_paper() {
        String begun = get("anna", "/jit/teams/new").body();
        assertTrue(begun.contains("name=\"asked-2\"") && !begun.contains("name=\"asked-3\""), begun);
        String more = post("anna", "/jit/teams/new", "more", "yes", "subject", "Uno", "asked-1", "PE", "asked-2", "BR")
                .body();
        assertTrue(more.contains("name=\"asked-4\"") && more.contains("value=\"Uno\""), more);
        String team = sent(
                "anna",
                "/jit/teams/new",
                "subject",
                "Rutas <b>\"x\"",
                "language",
                "es",
                "asked-1",
                "PE",
                "paper-1",
                "yes",
                "requested-1",
                "Fiscal <i>");
        String page = get("anna", team).body();
        assertTrue(page.contains("Rutas &lt;b") && !page.contains("Rutas <b"), page);
        assertTrue(page.contains("9 parts missing") && page.contains("Fiscal &lt;i"), page);
        assertFalse(page.contains("/steps/submit"), "an incomplete request is not handed over");
        sent("anna", team + "/steps/draft", with("version", "1", "text", "Favorable"));
        HttpResponse<String> early = post("anna", team + "/steps/submit", with("version", "2"));
        assertEquals(422, early.statusCode());
        assertTrue(early.body().contains("Requesting authority, Legal basis, Crimes (ICCS)"), early.body());
        HttpResponse<String> again = post("anna", team + "/steps/draft", with("version", "2"));
        assertTrue(again.statusCode() == 422 && again.body().contains("“Request being written”"), again.body());
        String edit = get("anna", team + "/edit").body();
        assertTrue(edit.contains("name=\"paper-1\"") && edit.contains("checked"), edit);
        String wrong = post(
                        "anna", team + "/edit", "version", "2", "subject", "", "months", "doce", "facts", "x\u202ey")
                .body();
        assertTrue(wrong.contains("doce") && wrong.contains("error-summary"), wrong);
        String[] whole = {
            "version",
            "2",
            "subject",
            "Rutas",
            "language",
            "es",
            "asked-1",
            "PE",
            "paper-1",
            "yes",
            "authority",
            "Fiscalía",
            "basis",
            "mercosur-2010",
            "crimes",
            "0204",
            "facts",
            "<script>alert(1)</script>",
            "why",
            "w",
            "provisions",
            "p",
            "measures",
            "m",
            "officials",
            "o",
            "months",
            "12"
        };
        sent("anna", team + "/edit", whole);
        assertEquals(409, post("anna", team + "/edit", whole).statusCode());
        page = get("anna", team).body();
        assertTrue(page.contains("&lt;script&gt;") && page.contains(team + "/steps/submit"), page);
        assertEquals(404, get("carla", team).statusCode());
        sent("anna", team + "/steps/submit", with("version", "3"));
        assertEquals(
                422,
                post("carla", team + "/decisions/return", with("version", "4", "text", " "))
                        .statusCode());
        assertEquals(
                422,
                post("carla", team + "/decisions/send", "version", "4", "day-year", "x")
                        .statusCode());
        assertEquals(
                409,
                post("carla", team + "/decisions/send", with("version", "3")).statusCode());
        assertEquals(
                403,
                post("anna", team + "/decisions/send", with("version", "4")).statusCode());
        assertTrue(get("carla", team + "/decisions/send").body().contains("What was sent cannot be changed"));
        sent("carla", team + "/decisions/send", with("version", "4"));
        page = get("carla", team).body();
        assertTrue(page.contains("Circular &lt;9&gt; de la prueba"), page);
        assertTrue(page.contains(team + "/countries/PE/acknowledge"), page);
        assertFalse(get("anna", team).body().contains("/countries/PE/"), "only the central authority enters answers");
        sent("carla", team + "/countries/PE/acknowledge", with("version", "5"));
        String refusing = get("carla", team + "/countries/PE/refuse").body();
        assertTrue(refusing.contains("value=\"no-offence\""), refusing);
        assertEquals(
                422,
                post("carla", team + "/countries/PE/refuse", with("version", "6", "text", "No"))
                        .statusCode());
        assertEquals(404, get("carla", team + "/countries/PE/crown").statusCode());
        assertEquals(404, get("carla", team + "/countries/BR/accept").statusCode());
        sent("carla", team + "/countries/PE/accept", with("version", "6", "text", "Nota 3"));
        page = get("anna", team + "?done=accept").body();
        assertTrue(
                page.contains("Being negotiated") && page.contains("On paper, entered by the requesting State"), page);
        assertTrue(
                get("anna", "/jit?q=rutas&state=negotiating&country=PE").body().contains(team));
        assertFalse(get("anna", "/jit?state=sent").body().contains(team));
        assertEquals(
                200,
                get("anna", "/jit?state=crowned&country=x&q=" + "y".repeat(300)).statusCode());
    }

    @Test
    void whoever_is_not_of_the_circle_sees_nothing_and_who_oversees_no_content() {
        String team = "/jit/teams/"
                + node.courses()
                        .begin(content("Secreto de la prueba", BR), ANNA)
                        .id();
        for (String path : List.of(team, team + "/edit", team + "/steps/draft", team + "/circle")) {
            assertEquals(404, get("bruno", path).statusCode(), path);
            assertEquals(403, get("stranger", path).statusCode(), path);
        }
        assertFalse(get("bruno", "/jit").body().contains("Secreto"));
        String overseen = get("admin", "/jit/overview").body();
        assertTrue(overseen.contains("CO-2027-") && !overseen.contains("Secreto"), overseen);
        assertEquals(403, get("admin", "/jit").statusCode());
        assertFalse(overseen.contains("href=\"/jit\""), "what answers 403 is not offered");
        assertEquals(403, get("anna", "/jit/overview").statusCode());
        assertTrue(get("anna", team + "/circle").body().contains("name=\"officer\""));
        assertEquals(
                422, post("anna", team + "/circle/remove", "officer", "anna").statusCode());
        assertEquals(422, post("anna", team + "/circle", "officer", "<script>").statusCode());
        sent("anna", team + "/circle", "officer", "bruno");
        assertEquals(200, get("bruno", team).statusCode());
        assertEquals("/jit", sent("bruno", team + "/circle/remove", "officer", "bruno"));
        assertEquals(404, get("bruno", team).statusCode());
    }

    @Test
    void the_api_does_the_same() {
        String body = """
                {"subject":"Por API","language":"es","asked":[{"country":"BR"},{"country":"PE","onPaper":true}],"crimes":["0204"],
                 "authority":"F","basis":"untoc-19","facts":"f","why":"w","provisions":"p","measures":"m","officials":"o","months":6}""";
        HttpResponse<String> made = json("anna", "POST", "/api/jit/teams", null, body);
        assertEquals(201, made.statusCode(), made.body());
        String team = made.headers().firstValue("Location").orElseThrow().replaceAll("^http://[^/]*", "");
        assertEquals("\"v1\"", made.headers().firstValue("ETag").orElseThrow());
        String step = "{\"day\":\"2027-03-01\"}";
        assertEquals(
                428, json("anna", "POST", team + "/steps/draft", null, step).statusCode());
        assertEquals(
                412, json("anna", "POST", team + "/steps/draft", "\"v7\"", step).statusCode());
        assertEquals(
                200, json("anna", "POST", team + "/steps/draft", "\"v1\"", step).statusCode());
        assertEquals(
                200,
                json("anna", "PUT", team, "\"v2\"", body.replace("Por API", "Por la API"))
                        .statusCode());
        assertEquals(
                200,
                json("anna", "POST", team + "/steps/submit", "\"v3\"", step).statusCode());
        HttpResponse<String> out = json("carla", "POST", team + "/decisions/send", "\"v4\"", step);
        assertEquals(200, out.statusCode(), out.body());
        assertTrue(out.body().contains("\"sent\""), out.body());
        HttpResponse<String> paper = json(
                "carla",
                "POST",
                team + "/countries/PE/refuse",
                "\"v5\"",
                "{\"day\":\"2027-03-01\",\"text\":\"No\",\"ground\":\"resources\"}");
        assertEquals(200, paper.statusCode(), paper.body());
        assertTrue(get("anna", team + "/course").body().contains("\"refused\""));
        assertTrue(get("anna", "/api/jit/teams?q=api&size=1").body().contains("Por la API"));
        assertTrue(get("admin", "/api/jit/overview").body().contains("CO-2027-"));
        assertFalse(get("admin", "/api/jit/overview").body().contains("Por la API"));
        assertEquals(404, get("bruno", team).statusCode());
        assertEquals(
                200,
                json("anna", "POST", team + "/circle", null, "{\"officer\":\"bruno\"}")
                        .statusCode());
        assertEquals(200, get("bruno", team).statusCode());
        assertEquals(
                204,
                server.sendAs("anna", server.request(team + "/circle/bruno").DELETE())
                        .statusCode());
        assertEquals(404, get("bruno", team).statusCode());
    }

    @Test
    void what_is_wrong_is_told_and_never_an_error_of_ours() {
        String good = "{\"subject\":\"x\",\"language\":\"es\"}";
        for (String bad : List.of(
                "{}",
                "[]",
                "null",
                "{\"subject\":\"x\"}",
                "{\"subject\":\"x\",\"language\":\"de\"}",
                good.replace("}", ",\"secret\":1}"),
                good.replace("}", ",\"months\":-1}"),
                good.replace("}", ",\"months\":99999999999}"),
                good.replace("}", ",\"crimes\":[null]}"),
                good.replace("}", ",\"crimes\":[\"9999\"]}"),
                good.replace("}", ",\"asked\":[{}]}"),
                good.replace("}", ",\"asked\":[null]}"),
                good.replace("}", ",\"asked\":[{\"country\":\"CO\"}]}"),
                good.replace("}", ",\"asked\":[{\"country\":\"ZZ\"}]}"),
                good.replace("}", ",\"basis\":\"<script>\"}"),
                good.replace("}", ",\"facts\":\"" + "x".repeat(20_001) + "\"}"),
                good.replace("\"x\"", "\"" + "x".repeat(201) + "\""))) {
            HttpResponse<String> answer = json("anna", "POST", "/api/jit/teams", null, bad);
            assertTrue(
                    answer.statusCode() >= 400 && answer.statusCode() < 500,
                    answer.statusCode() + " " + bad.substring(0, Math.min(80, bad.length())));
        }
        String team = "/api/jit/teams/"
                + node.courses()
                        .begin(content("Mal", List.of(new Asked(PE, "", true))), ANNA)
                        .id();
        for (String bad : List.of(
                "{}",
                "[]",
                "",
                "{\"day\":\"x\"}",
                "{\"day\":\"2027-03-01\",\"document\":\"x\"}",
                "{\"day\":\"2027-03-01\",\"text\":\"" + "x".repeat(5001) + "\"}",
                "{\"day\":\"9999-03-01\"}")) {
            HttpResponse<String> answer = json("anna", "POST", team + "/steps/draft", "\"v1\"", bad);
            assertTrue(answer.statusCode() >= 400 && answer.statusCode() < 500, answer.statusCode() + " " + bad);
        }
        assertEquals(422, get("anna", "/api/jit/teams?state=crowned").statusCode());
        assertEquals(422, get("anna", "/api/jit/teams?country=x").statusCode());
        assertEquals(422, get("anna", "/api/jit/teams/x").statusCode());
        assertEquals(404, get("anna", "/jit/teams/" + TestNode.id()).statusCode());
        assertEquals(422, get("anna", "/jit?after=x").statusCode());
    }
}
