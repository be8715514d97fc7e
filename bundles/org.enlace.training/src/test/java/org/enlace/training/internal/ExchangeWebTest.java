package org.enlace.training.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.ExchangeCall;
import org.enlace.training.exchange.HostOffer;
import org.enlace.training.exchange.Stage;
import org.enlace.training.internal.web.TrainingWeb;
import org.enlace.web.testing.WebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Exchanges as officers and programs use them, over the platform's real web side. */
class ExchangeWebTest {
    private static final String HERE = "/training/exchanges";
    private static final String API = "/api/training";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";
    private static final String[] CALL = {
        "title", "Rutas <b>de mayo",
        "themes", "border-detection",
        "otherThemes", "Rutas fluviales",
        "first-day", "1",
        "first-month", "5",
        "first-year", "2027",
        "last-day", "31",
        "last-month", "5",
        "last-year", "2027",
        "days", "5",
        "deadline-day", "31",
        "deadline-month", "3",
        "deadline-year", "2027",
        "conditions", "Viaje por cuenta de quien envía"
    };

    private TestDatabase database;
    private School school;
    private Swap swap;
    private WebServer server;

    @BeforeEach
    void start() {
        database = TestDatabase.start(TestDatabase.Kind.DERBY);
        school = new School(database);
        swap = new Swap(school);
        server = WebServer.serving(new TrainingWeb(
                () -> school.desks,
                () -> null,
                () -> (owner, done, caller) -> output -> {},
                () -> school.outcome,
                Clock.fixed(school.now, ZoneOffset.UTC)));
        server.officers()
                .with("ana", "training.read", "training.apply")
                .with("bruno", "training.read", "training.apply")
                .with("carla", "training.read", "training.endorse")
                .with("hugo", "training.read", "training.host")
                .with("reader", "training.read")
                .with("stranger", "home.read");
    }

    @AfterEach
    void stop() {
        server.close();
        school.close();
        database.close();
    }

    private static String form(String... pairs) {
        StringJoiner body = new StringJoiner("&");
        for (int i = 0; i < pairs.length; i += 2) {
            body.add(pairs[i] + "=" + URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
        }
        return body.toString();
    }

    private HttpResponse<String> postAs(String officer, String path, String... pairs) {
        HttpRequest.Builder request =
                server.request(path).header("Content-Type", FORM).POST(BodyPublishers.ofString(form(pairs)));
        return officer.equals(WebServer.LOCAL) ? server.send(request) : server.sendAs(officer, request);
    }

    /** A step of a draft, as it is sent from the page that shows it now. */
    private HttpResponse<String> stepAs(String officer, String path, String... pairs) {
        String version = shown(officer, path).replaceAll("(?s).*name=\"version\" value=\"(\\d+)\".*", "$1");
        return postAs(officer, path, with(pairs, "version", version));
    }

    private String sentAs(String officer, String path, String... pairs) {
        boolean step = path.matches(".*/drafts/[^/]+/(?!discard).*");
        HttpResponse<String> answer = step ? stepAs(officer, path, pairs) : postAs(officer, path, pairs);
        assertEquals(303, answer.statusCode(), path + ": " + answer.body());
        return answer.headers().firstValue("Location").orElseThrow().replaceAll("^http://[^/]*|\\?.*", "");
    }

    private String sent(String path, String... pairs) {
        return sentAs(WebServer.LOCAL, path, pairs);
    }

    private String shown(String officer, String path) {
        HttpResponse<String> answer = server.sendAs(officer, server.request(path));
        assertEquals(200, answer.statusCode(), path + ": " + answer.body());
        return answer.body();
    }

    private static String[] with(String[] pairs, String... more) {
        String[] all = Arrays.copyOf(pairs, pairs.length + more.length);
        System.arraycopy(more, 0, all, pairs.length, more.length);
        return all;
    }

    private String published() {
        String path = sent(HERE + "/calls/new", CALL);
        sent(path + "/publish", "version", "1");
        return path;
    }

    private String place(String call, String country) {
        sent(
                call + "/places/new",
                "country",
                country,
                "unit",
                "Unidad de " + country,
                "themes",
                "border-detection",
                "level-es",
                "B1",
                "languages",
                "gn A2",
                "periods",
                "2027-05-03 2027-05-14\n2027-05-17 – 2027-05-28",
                "bands",
                "OPERATIONAL",
                "capacity",
                "1");
        return server.get(call).body().replaceAll("(?s).*?(/training/exchanges/places/[0-9a-f-]+)/edit.*", "$1");
    }

    @Test
    void aCallIsWrittenPublishedChangedAndCancelled() {
        assertTrue(server.get(HERE).body().contains("There are no calls yet"));
        String path = sent(HERE + "/calls/new", CALL);
        String page = server.get(path).body();
        assertTrue(page.contains("Rutas &lt;b&gt;de mayo") && page.contains("rutas fluviales"), page);
        assertTrue(page.contains("Draft") && page.contains("Detection at the border"), page);
        assertEquals(404, server.sendAs("ana", server.request(path)).statusCode());
        sent(path + "/publish", "version", "1");
        assertTrue(shown("ana", HERE).contains("de mayo"));
        assertTrue(shown("ana", HERE + "?q=FLUVIAL&state=open").contains("de mayo"));
        assertTrue(shown("ana", HERE + "?q=nada").contains("No call matches"));
        assertEquals(
                409, postAs(WebServer.LOCAL, path + "/publish", "version", "1").statusCode());
        String edit = server.get(path + "/edit").body();
        assertTrue(edit.contains("value=\"border-detection\" checked") && edit.contains("rutas-fluviales"), edit);
        String[] changed = with(CALL, "version", "2");
        changed[changed.length - 3] = "Otra";
        sent(path + "/edit", changed);
        assertTrue(server.get(path).body().contains("Otra"));
        String place = place(path, "PE");
        assertTrue(server.get(path).body().contains("0 of 1"), place);
        sent(place + "/edit", placeRevised());
        assertTrue(server.get(path).body().contains("0 of 4"));
        sent(place + "/withdraw", "version", "2");
        assertTrue(server.get(path).body().contains("Taken back"));
        sent(path + "/close", "version", "3");
        sent(path + "/reopen", "version", "4");
        assertEquals(
                422,
                postAs(WebServer.LOCAL, path + "/cancel", "version", "5", "reason", "")
                        .statusCode());
        sent(path + "/cancel", "version", "5", "reason", "Sin fondos");
        assertTrue(server.get(path).body().contains("Sin fondos"));
    }

    private static String[] placeRevised() {
        return new String[] {
            "version", "1",
            "country", "PE",
            "unit", "Unidad de PE",
            "themes", "border-detection",
            "level-es", "B2",
            "periods", "2027-05-03 2027-05-14",
            "bands", "OPERATIONAL",
            "capacity", "4"
        };
    }

    @Test
    void whatIsWrongInACallOrAPlaceIsToldAtItsField() {
        HttpResponse<String> wrong = postAs(
                WebServer.LOCAL,
                HERE + "/calls/new",
                "title",
                "",
                "first-day",
                "31",
                "first-month",
                "2",
                "first-year",
                "2027",
                "last-day",
                "1",
                "last-month",
                "1",
                "last-year",
                "99999",
                "days",
                "cinco",
                "deadline-day",
                "");
        assertEquals(422, wrong.statusCode());
        for (String field : List.of("title", "themes", "first", "days", "deadline")) {
            assertTrue(wrong.body().contains("id=\"" + field + "-error\""), field + ": " + wrong.body());
        }
        String[] turned = CALL.clone();
        turned[15] = "1";
        HttpResponse<String> before = postAs(WebServer.LOCAL, HERE + "/calls/new", turned);
        assertEquals(422, before.statusCode());
        assertTrue(before.body().contains("let it end later"), before.body());
        String call = published();
        HttpResponse<String> place = postAs(
                WebServer.LOCAL,
                call + "/places/new",
                "country",
                "ZZZ",
                "unit",
                "",
                "languages",
                "klingon",
                "level-es",
                "B7",
                "periods",
                "mañana",
                "bands",
                "MARSHAL",
                "capacity",
                "0");
        assertEquals(422, place.statusCode());
        for (String field : List.of("country", "unit", "themes", "languages", "periods", "bands")) {
            assertTrue(place.body().contains("id=\"" + field + "-error\""), field + ": " + place.body());
        }
        assertEquals(
                404,
                server.get(HERE + "/drafts/01900000-0000-7000-8000-00000000ffff/x")
                        .statusCode());
        assertEquals(422, server.get(HERE + "/calls/x").statusCode());
    }

    private static final String[] OFFICER = {"name", "Ana Rojas", "post", "Inspectora", "band", "OPERATIONAL"};
    private static final String[] PROFILE = {"themes", "border-detection", "level-es", "C2", "languages", "gn A2"};
    private static final String[] DATES = {
        "first1-day", "3",
        "first1-month", "5",
        "first1-year", "2027",
        "last1-day", "14",
        "last1-month", "5",
        "last1-year", "2027"
    };

    /** Ana applies, step by step, and hands in. */
    private String applied(String call) {
        String officer = sentAs("ana", call + "/apply");
        assertTrue(officer.endsWith("/officer"), officer);
        String draft = officer.substring(0, officer.lastIndexOf('/'));
        HttpResponse<String> wrong = stepAs("ana", officer, "name", "", "post", "Inspectora", "band", "MARSHAL");
        assertEquals(422, wrong.statusCode());
        assertTrue(wrong.body().contains("id=\"name-error\"") && wrong.body().contains("Inspectora"), wrong.body());
        assertEquals(draft + "/profile", sentAs("ana", officer, OFFICER));
        HttpResponse<String> level =
                stepAs("ana", draft + "/profile", "themes", "border-detection", "languages", "es mucho");
        assertEquals(422, level.statusCode());
        assertTrue(level.body().contains("is no level"), level.body());
        assertEquals(draft + "/dates", sentAs("ana", draft + "/profile", PROFILE));
        assertTrue(shown("ana", draft + "/profile").contains("gn A2"), "what was typed is kept");
        HttpResponse<String> late =
                postAs("ana", draft + "/profile", "version", "1", "themes", "border-detection", "languages", "pt B1");
        assertEquals(409, late.statusCode(), late.body());
        assertTrue(late.body().contains("pt B1") && late.body().contains("gn A2"), "both are shown");
        assertTrue(shown("ana", draft + "/profile").contains("gn A2"), "nothing was overwritten");
        String[] turned = DATES.clone();
        turned[7] = "1";
        assertEquals(422, stepAs("ana", draft + "/dates", turned).statusCode());
        assertEquals(draft + "/objectives", sentAs("ana", draft + "/dates", DATES));
        assertEquals(422, stepAs("ana", draft + "/check").statusCode());
        assertTrue(
                shown("ana", draft + "/check").contains(draft + "/objectives#objectives"), "leads to what is missing");
        sentAs("ana", draft + "/objectives", "objectives", "Aprender <i>rutas");
        String[] approval = {"superior", "Jefa", "approval-day", "15", "approval-month", "2", "approval-year", "2027"};
        assertEquals(draft + "/documents", sentAs("ana", draft + "/approval", approval));
        assertEquals(draft + "/check", sentAs("ana", draft + "/documents"));
        assertTrue(shown("ana", HERE + "/applications?own=yes").contains(draft), "it can be gone on with");
        assertEquals(
                404, server.sendAs("bruno", server.request(draft + "/check")).statusCode());
        return sentAs("ana", draft + "/check");
    }

    @Test
    void anOfficerAppliesStepByStepAndEverybodyDoesTheirPart() {
        String call = published();
        place(call, "PE");
        String one = applied(call);
        String page = shown("ana", one);
        assertTrue(page.contains("Aprender &lt;i&gt;rutas") && page.contains("Guarani"), page);
        assertFalse(page.contains("/endorse\""), "nobody decides on their own");
        assertEquals(403, postAs("ana", one + "/endorse", "version", "1").statusCode());
        assertEquals(404, server.sendAs("bruno", server.request(one)).statusCode());
        String edit = shown("ana", one + "/edit");
        assertTrue(edit.contains("value=\"Ana Rojas\""), edit);
        String[] all = with(
                with(with(OFFICER, PROFILE), DATES),
                "version",
                "1",
                "objectives",
                "Otra cosa",
                "superior",
                "Jefa",
                "approval-day",
                "15",
                "approval-month",
                "2",
                "approval-year",
                "2027");
        sentAs("ana", one + "/edit", all);
        assertEquals(409, postAs("ana", one + "/edit", all).statusCode());
        assertEquals(
                422,
                postAs("carla", one + "/refuse", "version", "2", "reason", "").statusCode());
        sentAs("carla", one + "/endorse", "version", "2");
        String offered = server.get(one).body();
        String place = offered.replaceAll("(?s).*<option value=\"([0-9a-f-]{36})\">Country PE.*", "$1");
        HttpResponse<String> early = postAs(
                WebServer.LOCAL,
                one + "/propose",
                "version",
                "3",
                "place",
                place,
                "stay-day",
                "1",
                "stay-month",
                "5",
                "stay-year",
                "2027");
        assertEquals(422, early.statusCode(), early.body());
        assertEquals(
                422,
                postAs(WebServer.LOCAL, one + "/propose", "version", "3", "place", "")
                        .statusCode());
        sent(one + "/propose", "version", "3", "place", place, "stay-day", "3", "stay-month", "5", "stay-year", "2027");
        sent(one + "/accept", "version", "4");
        assertTrue(shown("ana", one).contains("The host confirms or declines"));
        sent(one + "/confirm", "version", "5");
        assertEquals(
                422,
                postAs("ana", one + "/tick", "version", "6", "item", "maleta", "state", "ready")
                        .statusCode());
        assertEquals(
                403,
                postAs("ana", one + "/tick", "version", "6", "item", "programme", "state", "ready")
                        .statusCode());
        assertEquals(
                422,
                postAs("ana", one + "/tick", "version", "6", "item", "insurance", "state", "not-needed")
                        .statusCode());
        sent(one + "/tick", "version", "6", "item", "programme", "state", "ready");
        sentAs("ana", one + "/tick", "version", "7", "item", "travel", "state", "ready");
        sentAs("ana", one + "/tick", "version", "8", "item", "travel", "state", "open");
        sentAs("ana", one + "/tick", "version", "9", "item", "travel", "state", "not-needed");
        sentAs("ana", one + "/tick", "version", "10", "item", "insurance", "state", "ready");
        sentAs("ana", one + "/tick", "version", "11", "item", "visa", "state", "not-needed");
        sentAs("carla", one + "/prepared", "version", "12");
        assertEquals(
                422, postAs(WebServer.LOCAL, one + "/hold", "version", "13").statusCode());
        school.now = Instant.parse("2027-05-07T12:00:00Z");
        sent(one + "/hold", "version", "13");
        papers(one);
        school.now = Instant.parse("2027-11-08T12:00:00Z");
        sentAs("ana", one + "/follow-up", "version", "20", "due", "three-months", "used", "Rutas");
        assertEquals(422, postAs("ana", one + "/end", "version", "21").statusCode());
        sentAs("ana", one + "/follow-up", "version", "21", "due", "six-months", "used", "Más rutas");
        assertEquals(
                422,
                postAs("ana", one + "/end", "version", "22", "product", "nada").statusCode());
        sentAs("ana", one + "/end", "version", "22", "product", "https://nodo.example/protocols/" + Swap.FILE + "?x");
        String done = shown("ana", one);
        assertTrue(done.contains("Nothing is left to do") && done.contains("/protocols/" + Swap.FILE), done);
        assertTrue(
                shown("carla", HERE + "/applications?stage=followed-up&q=ROJAS").contains("Ana Rojas"));
    }

    private void papers(String one) {
        int version = 14;
        for (String kind : List.of("report", "evaluation", "expenses")) {
            sentAs("ana", one + "/paper", "version", "" + version++, "kind", kind, "file", Swap.FILE.toString());
        }
        HttpResponse<String> wrong = postAs("ana", one + "/expenses", "version", "17", "expenses", "Hotel; mucho; USD");
        assertEquals(422, wrong.statusCode());
        assertTrue(wrong.body().contains("is no amount") && wrong.body().contains("Hotel; mucho"), wrong.body());
        sentAs("ana", one + "/expenses", "version", "17", "expenses", "Hotel; 320,50; USD\nTaxi; 15000; CLP");
        assertTrue(shown("ana", one).contains("Total in CLP"));
        sent(one + "/reported", "version", "18");
        sent(one + "/certify", "version", "19");
    }

    @Test
    void whoHasNoPartInItIsShownNothing() {
        String call = published();
        String one = applied(call);
        assertEquals(200, server.sendAs("reader", server.request(call)).statusCode());
        assertFalse(shown("reader", call).contains("/apply"));
        assertFalse(shown("hugo", call).contains("Ana Rojas"));
        for (String closed : List.of(HERE + "/applications", one)) {
            assertEquals(403, server.sendAs("reader", server.request(closed)).statusCode(), closed);
            assertEquals(403, server.sendAs("stranger", server.request(closed)).statusCode(), closed);
        }
        assertEquals(404, server.sendAs("hugo", server.request(one)).statusCode());
        assertEquals(
                403, server.sendAs("ana", server.request(HERE + "/calls/new")).statusCode());
        assertEquals(403, postAs("hugo", one + "/withdraw", "version", "1").statusCode());
        sentAs("ana", one + "/withdraw", "version", "1", "withdrawal", "Otra misión");
        assertTrue(shown("ana", one).contains("Otra misión"));
        String draft = sentAs("bruno", call + "/apply").replaceAll("/officer$", "");
        assertEquals(404, postAs("ana", draft + "/discard").statusCode());
        sentAs("bruno", draft + "/discard");
        assertEquals(
                404, server.sendAs("bruno", server.request(draft + "/officer")).statusCode());
    }

    private HttpResponse<String> json(String officer, String method, String path, String tag, String body) {
        HttpRequest.Builder request =
                server.request(path).header("Content-Type", JSON).method(method, BodyPublishers.ofString(body));
        if (tag != null) {
            request.header("If-Match", tag);
        }
        return officer.equals(WebServer.LOCAL) ? server.send(request) : server.sendAs(officer, request);
    }

    private static String made(HttpResponse<String> answer) {
        assertEquals(201, answer.statusCode(), answer.body());
        return answer.headers().firstValue("Location").orElseThrow().replaceAll("^http://[^/]*", "");
    }

    @Test
    void aProgramDoesTheSame() {
        String content = """
                {"title":"Rutas","themes":["routes"],"window":{"first":"2027-05-01","last":"2027-05-31"},"days":5,
                 "deadline":"2027-03-31"}""";
        String call = made(json(WebServer.LOCAL, "POST", API + "/calls", null, content));
        for (String wrong : List.of(
                content.replace("2027-05-31", "2027-04-01"),
                content.replace("2027-05-31", "mañana"),
                content.replace("\"days\":5", "\"days\":0"),
                content.replace("\"routes\"", "\"Rutas!\""),
                content.replace("\"window\"", "\"x\""),
                "{}")) {
            int status =
                    json(WebServer.LOCAL, "POST", API + "/calls", null, wrong).statusCode();
            assertTrue(status == 422 || status == 400, wrong + " " + status);
        }
        assertEquals(
                200,
                json(WebServer.LOCAL, "PUT", call, "\"v1\"", content.replace("Rutas", "Otras"))
                        .statusCode());
        assertEquals(412, json(WebServer.LOCAL, "PUT", call, "\"v1\"", content).statusCode());
        assertEquals(
                200,
                json(WebServer.LOCAL, "POST", call + "/publish", "\"v2\"", "").statusCode());
        String offered = """
                {"country":"PE","unit":"Unidad","themes":["routes"],"languages":{"es":"B1"},
                 "periods":[{"first":"2027-05-03","last":"2027-05-14"}],"bands":["operational"],"capacity":1}""";
        String place = made(json(WebServer.LOCAL, "POST", call + "/places", null, offered));
        for (String wrong : List.of(
                offered.replace("B1", "D1"),
                offered.replace("\"es\"", "\"español\""),
                offered.replace("operational", "marshal"),
                offered.replace("\"capacity\":1", "\"capacity\":51"),
                offered.replace("05-14", "05-05"),
                offered.replace("\"routes\"", "\"money\""))) {
            assertEquals(
                    422,
                    json(WebServer.LOCAL, "POST", call + "/places", null, wrong).statusCode(),
                    wrong);
        }
        String form = """
                {"name":"Ana Rojas","post":"Inspectora","band":"operational","languages":{"es":"C2"},"themes":["routes"],
                 "available":[{"first":"2027-05-03","last":"2027-05-14"}],"objectives":"Rutas",
                 "approval":{"superior":"Jefa","on":"2027-02-15"}}""";
        String one = made(json("ana", "POST", call + "/applications", null, form));
        assertEquals(
                422, json("ana", "POST", call + "/applications", null, form).statusCode(), "once");
        assertEquals(
                422,
                json("bruno", "POST", call + "/applications", null, form.replace("C2", "X"))
                        .statusCode());
        assertEquals(
                403, json("reader", "POST", call + "/applications", null, form).statusCode());
        assertTrue(server.sendAs("ana", server.request(one)).body().contains("\"revise\""));
        assertEquals(
                200,
                json("ana", "PUT", one, "\"v1\"", form.replace("Rutas", "Más")).statusCode());
        assertEquals(200, json("carla", "POST", one + "/endorse", "\"v2\"", "").statusCode());
        String proposing =
                "{\"place\":\"" + place.substring(place.lastIndexOf('/') + 1) + "\",\"first\":\"2027-05-03\"}";
        assertEquals(
                200,
                json(WebServer.LOCAL, "POST", one + "/propose", "\"v3\"", proposing)
                        .statusCode());
        assertEquals(
                200,
                json(WebServer.LOCAL, "POST", one + "/accept", "\"v4\"", "").statusCode());
        assertTrue(server.get(place).body().contains("\"taken\":1"));
        assertEquals(
                200,
                json(WebServer.LOCAL, "POST", one + "/confirm", "\"v5\"", "").statusCode());
        assertEquals(
                200,
                json("ana", "PUT", one + "/preparation/visa", "\"v6\"", "{\"state\":\"not-needed\"}")
                        .statusCode());
        assertEquals(
                422,
                json("ana", "PUT", one + "/preparation/visa", "\"v7\"", "{\"state\":\"quizás\"}")
                        .statusCode());
        assertTrue(server.sendAs("ana", server.request(API + "/applications?own=yes&stage=host-confirmed"))
                .body()
                .contains("Ana Rojas"));
        assertEquals(422, server.get(API + "/applications?stage=lost").statusCode());
        assertEquals(422, server.get(API + "/calls?state=lost").statusCode());
        assertTrue(server.get(one + "/steps").body().contains("\"proposed\""));
        assertTrue(server.get(one + "/expenses").body().contains("\"totals\":{}"));
        assertEquals(
                200,
                json("ana", "POST", one + "/withdraw", "\"v7\"", "{\"reason\":\"Otra misión\"}")
                        .statusCode());
        assertEquals(
                200,
                json(WebServer.LOCAL, "POST", place + "/withdraw", "\"v1\"", "").statusCode());
    }

    @Test
    void everyStateHasItsPageForEverybodyWhoSeesIt() {
        ExchangeCall call = swap.open();
        HostOffer lima = swap.lima(call.id(), 20);
        Map<Stage, Application> handedIn = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            handedIn.put(stage, swap.submitted(call.id(), Swap.applicant("o-" + stage.token())));
        }
        for (Stage stage : Stage.values()) {
            Application one = swap.taken(handedIn.get(stage), stage, lima, Swap.applicant("o-" + stage.token()));
            String path = HERE + "/applications/" + one.id();
            for (String officer : List.of(WebServer.LOCAL, "carla")) {
                HttpResponse<String> answer =
                        officer.equals("carla") ? server.sendAs(officer, server.request(path)) : server.get(path);
                assertEquals(200, answer.statusCode(), stage + ": " + answer.body());
                assertTrue(answer.body().contains("Persona o-" + stage.token()), stage.token());
            }
        }
        assertTrue(server.get(HERE + "/applications?call=" + call.id()).body().contains("Persona o-held"));
        assertTrue(server.get(HERE + "/calls/" + call.id()).body().contains("one application"));
    }
}
