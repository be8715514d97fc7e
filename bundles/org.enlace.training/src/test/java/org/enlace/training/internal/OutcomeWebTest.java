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
import java.time.ZoneOffset;
import java.util.StringJoiner;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.training.Quota;
import org.enlace.training.Series;
import org.enlace.training.Session;
import org.enlace.training.internal.web.TrainingWeb;
import org.enlace.web.testing.WebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages and the API of outcomes and costs, over the platform's real web side. */
class OutcomeWebTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    private TestDatabase database;
    private School school;
    private WebServer server;
    private Series series;
    private Session session;

    @BeforeEach
    void start() {
        database = TestDatabase.start(TestDatabase.Kind.DERBY);
        school = new School(database);
        server = WebServer.serving(new TrainingWeb(
                () -> school.desks,
                () -> null,
                () -> (owner, done, caller) -> output -> {},
                () -> school.outcome,
                Clock.fixed(school.now, ZoneOffset.UTC)));
        server.officers().with("reader", "training.read");
        series = school.series(new Quota(School.CO, 2));
        session = school.planned(series.id(), "2027-03-02T09:00");
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

    private HttpResponse<String> post(String path, String... pairs) {
        return server.post(path, FORM, form(pairs));
    }

    private void sent(String path, String... pairs) {
        HttpResponse<String> answer = post(path, pairs);
        assertEquals(303, answer.statusCode(), answer.body());
    }

    private HttpResponse<String> as(String officer, String path) {
        return server.sendAs(officer, server.request(path));
    }

    private String page() {
        return "/training/sessions/" + session.id() + "/outcome";
    }

    @Test
    void minutes_questions_and_decisions_are_written_read_and_kept_in_versions() {
        assertTrue(server.get(page()).body().contains("There are no minutes yet"));
        String[] typed = {
            "version",
            "0",
            "minutes",
            "# Acta\n\nSe **habló** <script>",
            "questions",
            "? ¿Qué plazo <b>?\nTreinta días\n\n? Otra",
            "decisions",
            "Crear un grupo\n\nPublicar"
        };
        HttpResponse<String> preview = post(page() + "/edit", concat(typed, "preview", "yes"));
        assertEquals(200, preview.statusCode());
        sent(page() + "/edit", typed);
        String shown = server.get(page() + "?done=noted").body();
        assertTrue(shown.contains("<strong>habló</strong>") && !shown.contains("<script>"), shown);
        assertTrue(shown.contains("¿Qué plazo &lt;b&gt;?") && shown.contains("Treinta días"), shown);
        assertTrue(shown.contains("Not answered") && shown.contains("Publicar"), shown);
        assertTrue(shown.contains("The minutes are saved"), shown);
        String edit = server.get(page() + "/edit").body();
        assertTrue(edit.contains("? ¿Qué plazo &lt;b"), edit);
        assertEquals(409, post(page() + "/edit", typed).statusCode());
        sent(page() + "/edit", "version", "1", "minutes", "Corta", "questions", "", "decisions", "");
        assertTrue(server.get(page() + "?version=1").body().contains("You are looking at version 1"));
        assertEquals(404, server.get(page() + "?version=7").statusCode());
        assertEquals(200, server.get(page() + "/pdf").statusCode());
        String whole =
                server.get("/training/series/" + series.id() + "/outcome").body();
        assertTrue(whole.contains(page()), whole);
        HttpResponse<String> wrong =
                post(page() + "/edit", "version", "2", "minutes", "", "questions", "Sin signo", "decisions", "");
        assertEquals(422, wrong.statusCode());
        assertTrue(wrong.body().contains("begin with ?") && wrong.body().contains("Sin signo"), wrong.body());
        assertEquals(403, as("reader", page() + "/edit").statusCode());
        assertEquals(200, as("reader", page()).statusCode());
    }

    private static String[] concat(String[] first, String... second) {
        String[] all = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    @Test
    void an_action_is_agreed_done_and_opened_again_and_what_is_wrong_is_told_at_its_field() {
        String[] typed = {
            "text",
            "Mandar la guía",
            "officer",
            "reader",
            "owner",
            "",
            "country",
            "",
            "due-year",
            "2027",
            "due-month",
            "2",
            "due-day",
            "1"
        };
        sent(page() + "/actions/new", typed);
        String shown = server.get(page()).body();
        assertTrue(shown.contains("Overdue") && shown.contains("Mandar la guía"), shown);
        String action = shown.replaceAll("(?s).*href=\"(/training/actions/[0-9a-f-]+)\".*", "$1");
        String owners = as("reader", action).body();
        assertTrue(owners.contains(action + "/done") && !owners.contains(action + "/drop"), owners);
        assertEquals(
                303,
                server.sendAs(
                                "reader",
                                server.request(action + "/done")
                                        .header("Content-Type", FORM)
                                        .POST(BodyPublishers.ofString("version=1")))
                        .statusCode());
        assertTrue(server.get(action).body().contains(action + "/reopen"));
        assertEquals(409, post(action + "/reopen", "version", "1").statusCode());
        assertEquals(422, post(action + "/done", "version", "2").statusCode());
        sent(action + "/reopen", "version", "2");

        HttpResponse<String> wrong = post(
                page() + "/actions/new",
                "text",
                "",
                "officer",
                "",
                "owner",
                "",
                "country",
                "",
                "due-year",
                "2027",
                "due-month",
                "2",
                "due-day",
                "30");
        assertEquals(422, wrong.statusCode());
        for (String field : new String[] {"text", "owner", "country", "due"}) {
            assertTrue(wrong.body().contains("href=\"#" + field), field);
        }
        sent(
                action + "/edit",
                "version",
                "3",
                "text",
                "Otra",
                "officer",
                "",
                "owner",
                "Jefatura de Lima",
                "country",
                "PE",
                "due-year",
                "2027",
                "due-month",
                "4",
                "due-day",
                "1");
        assertTrue(server.get(action).body().contains("Jefatura de Lima (Country PE)"));
        String readers = as("reader", action).body();
        assertTrue(readers.contains("Country PE") && !readers.contains("Jefatura"), readers);
    }

    @Test
    void a_lesson_is_drawn_into_the_library_while_there_is_one() {
        sent(page() + "/lessons/new", "title", "Aviso", "text", "Avisar **antes**", "language", "es", "country", "PE");
        String shown = server.get(page()).body();
        String lesson = shown.replaceAll("(?s).*id=\"lesson-([0-9a-f-]+)\".*", "$1");
        String draw = "/training/lessons/" + lesson + "/practice";
        assertFalse(shown.contains(draw), shown);
        assertEquals(422, post(draw).statusCode());
        school.practices.become(new FakeLibrary());
        assertTrue(server.get(page()).body().contains(draw));
        assertTrue(server.get(page()).body().contains("Draft a practice in “Test library”"));
        assertFalse(as("reader", page()).body().contains(draw), "whoever may not begin one is offered none");
        sent(draw);
        sent(draw);
        String after = server.get(page()).body();
        assertTrue(after.contains("href=\"/library/" + lesson) && !after.contains(draw), after);
        school.practices.become(null);
        assertFalse(server.get(page()).body().contains("/library/"));
        sent("/training/lessons/" + lesson + "/drop", "version", "1");
        assertTrue(server.get(page()).body().contains("Taken back"));
        sent("/training/lessons/" + lesson + "/drop", "version", "2", "gone", "no");
    }

    @Test
    void costs_are_added_taken_back_and_summed_by_currency() {
        String costs = "/training/series/" + series.id() + "/costs";
        sent(costs, "kind", "travel", "amount", "1250,50", "currency", "usd", "note", "Vuelos");
        sent(costs, "kind", "room", "amount", "100", "currency", "USD", "note", "");
        sent(costs, "kind", "room", "amount", "5000", "currency", "CLP", "note", "");
        String shown = server.get(costs).body();
        assertTrue(shown.contains("1,350.50 USD") && shown.contains("5,000 CLP"), shown);
        assertEquals(422, post(costs, "kind", "", "amount", "x", "currency", "").statusCode());
        HttpResponse<String> wrong = post(costs, "kind", "room", "amount", "1.5", "currency", "CLP", "note", "");
        assertEquals(422, wrong.statusCode());
        assertTrue(wrong.body().contains("href=\"#amount\""), wrong.body());
        String cost = shown.replaceAll("(?s).*?(/training/costs/[0-9a-f-]+/drop).*", "$1");
        sent(cost, "version", "1");
        assertFalse(server.get(costs).body().contains("1,350.50 USD"));
        assertEquals(409, post(cost, "version", "1").statusCode());
        assertEquals(403, as("reader", costs).statusCode());
    }

    @Test
    void the_overview_and_the_plan_show_the_year_and_what_is_no_year_is_told() {
        school.nominated(series.id(), "Uno", School.CO);
        String costs = "/training/series/" + series.id() + "/costs";
        sent(costs, "kind", "travel", "amount", "1250,50", "currency", "usd", "note", "Vuelos");
        String overview = server.get("/training/overview?year=2027").body();
        assertTrue(overview.contains("Country CO") && overview.contains("1,250.50 USD"), overview);
        assertTrue(overview.contains("<svg") && overview.contains("Seminario de prueba"), overview);
        assertTrue(server.get("/training/overview").body().contains("Training 2027"));
        assertTrue(server.get("/training/overview?year=2025").body().contains("No series began in that year"));
        for (String bad : new String[] {"x", "1999", "99999999999", "%3Cb%3E"}) {
            assertEquals(422, server.get("/training/overview?year=" + bad).statusCode(), bad);
            assertEquals(422, server.get("/api/training/plan?year=" + bad).statusCode(), bad);
        }
        String plan = server.get("/training/plan?year=2027").body();
        assertTrue(plan.contains("Quarter 1") && plan.contains("/training/sessions/" + session.id()), plan);
        assertEquals(200, as("reader", "/training/plan").statusCode());
        assertEquals(403, as("reader", "/training/overview").statusCode());
        for (String file : new String[] {"xlsx", "csv", "pdf"}) {
            assertEquals(
                    200,
                    server.get("/training/overview/report." + file + "?year=2027")
                            .statusCode(),
                    file);
        }
        String csv = server.get("/training/overview/report.csv?year=2027").body();
        assertTrue(csv.contains("Participation by country,Country CO,Nominated,1,"), csv);
        String json = server.get("/api/training/overview?year=2027").body();
        assertTrue(json.contains("\"total\":125050") || json.contains("\"total\" : 125050"), json);
    }

    @Test
    void the_api_does_the_same() {
        String api = "/api/training/sessions/" + session.id() + "/outcome";
        HttpResponse<String> noted = json(
                "PUT",
                api,
                "\"v0\"",
                "{\"minutes\":\"Acta\",\"questions\":[{\"asked\":\"¿?\",\"answered\":\"Sí\"}],\"decisions\":[\"Uno\"]}");
        assertEquals(200, noted.statusCode(), noted.body());
        assertEquals(428, json("PUT", api, null, "{}").statusCode());
        assertEquals(412, json("PUT", api, "\"v0\"", "{\"minutes\":\"Otra\"}").statusCode());
        assertTrue(server.get(api).body().contains("\"Uno\""));
        HttpResponse<String> action = json(
                "POST",
                "/api/training/series/" + series.id() + "/actions",
                null,
                "{\"text\":\"Mandar\",\"officer\":\"anna\",\"due\":\"2027-04-01\"}");
        assertEquals(201, action.statusCode(), action.body());
        for (String bad : new String[] {
            "{}",
            "{\"text\":\"a\",\"officer\":\"anna\",\"due\":\"ayer\"}",
            "{\"text\":\"a\",\"officer\":\"\",\"due\":\"2027-04-01\"}",
            "{\"text\":\"a\",\"owner\":\"x\",\"country\":\"Perú\",\"due\":\"2027-04-01\"}"
        }) {
            int status = json("POST", "/api/training/series/" + series.id() + "/actions", null, bad)
                    .statusCode();
            assertEquals(422, status, bad);
        }
        HttpResponse<String> lesson = json(
                "POST",
                "/api/training/series/" + series.id() + "/lessons",
                null,
                "{\"title\":\"Aviso\",\"text\":\"Antes\",\"language\":\"es\"}");
        assertEquals(201, lesson.statusCode(), lesson.body());
        HttpResponse<String> cost = json(
                "POST",
                "/api/training/series/" + series.id() + "/costs",
                null,
                "{\"kind\":\"room\",\"minor\":100,\"currency\":\"USD\"}");
        assertEquals(201, cost.statusCode(), cost.body());
        HttpResponse<String> themes =
                json("PUT", "/api/training/series/" + series.id() + "/themes", null, "{\"themes\":[\"0204\"]}");
        assertTrue(themes.body().contains("0204"), themes.body());
        assertTrue(
                server.get("/training/series/" + series.id() + "/themes").body().contains("Crime 0204"));
    }

    private HttpResponse<String> json(String method, String path, String tag, String body) {
        HttpRequest.Builder request = server.request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        return server.send(tag == null ? request : request.header("If-Match", tag));
    }
}
