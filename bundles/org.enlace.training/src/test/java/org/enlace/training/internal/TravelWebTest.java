package org.enlace.training.internal;

import static org.enlace.training.internal.School.BR;
import static org.enlace.training.internal.School.CO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.RecordId;
import org.enlace.training.Quota;
import org.enlace.training.Series;
import org.enlace.training.internal.web.TrainingWeb;
import org.enlace.training.outcome.OutcomeText;
import org.enlace.training.outcome.Subject;
import org.enlace.web.testing.WebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages and the API of what travels, at both ends, as officers and programs use them. */
class TravelWebTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    private TestDatabase database;
    private Region region;
    private WebServer colombia;
    private WebServer brazil;
    private Series.Open series;
    private String page;
    private String api;

    @BeforeEach
    void start() {
        database = TestDatabase.start(TestDatabase.Kind.DERBY);
        region = new Region(database);
        colombia = serving(region.colombia);
        brazil = serving(region.brazil);
        series = region.colombia
                .desks
                .trainings()
                .createSeries(
                        School.content("Taller <script>alert(1)</script>", new Quota(CO, 1), new Quota(BR, 1)),
                        School.ANNA);
        region.colombia.planned(series.id(), "2027-04-05T09:00");
        page = "/training/series/" + series.id();
        api = "/api" + page;
    }

    private static WebServer serving(School school) {
        WebServer server = WebServer.serving(new TrainingWeb(
                () -> school.desks,
                () -> {
                    throw new AssertionError("no calendar is asked for");
                },
                () -> (owner, done, caller) -> output -> {},
                () -> school.outcome,
                Clock.fixed(school.now, ZoneOffset.UTC)));
        server.officers().with("reader", "training.read").with("unit", "training.read", "training.nominate");
        return server;
    }

    @Test
    void whatWasNotedOfASessionStaysWhereItIsFoundOnceTheOwnerHasDroppedIt() {
        region.colombia.desks.shares().share(series.id(), 0, Set.of(BR), School.ANNA);
        region.carryAll();
        RecordId session = region.brazil
                .desks
                .sessions()
                .of(series.id(), School.ANNA)
                .get(0)
                .id();
        Subject subject = region.brazil.outcome.outcomes().session(session, School.ANNA);
        region.brazil
                .outcome
                .outcomes()
                .note(subject, 0, new OutcomeText("Acordamos *rutas*", List.of(), List.of("Seguir")), School.ANNA);
        region.colombia.desks.shares().narrow(series.id(), 1, Set.of(), "Se aplaza", School.ANNA);
        region.carryAll();
        String path = "/training/sessions/" + session + "/outcome";
        assertEquals(
                404,
                brazil.sendAs("reader", brazil.request("/training/sessions/" + session))
                        .statusCode());
        HttpResponse<String> all = brazil.sendAs("reader", brazil.request(page + "/outcome"));
        assertEquals(200, all.statusCode(), all.body());
        assertTrue(all.body().contains(path), "the list of the series leads there");
        HttpResponse<String> shown = brazil.sendAs("reader", brazil.request(path));
        assertEquals(200, shown.statusCode(), shown.body());
        assertTrue(shown.body().contains("rutas") && shown.body().contains("Seguir"), shown.body());
        assertTrue(shown.body().contains("its notes stay here"), shown.body());
        assertEquals(200, brazil.sendAs("reader", brazil.request(path + "/pdf")).statusCode());
        assertEquals(
                404,
                brazil.sendAs("reader", brazil.request("/training/sessions/" + School.id() + "/outcome"))
                        .statusCode());
    }

    @AfterEach
    void stop() {
        colombia.close();
        brazil.close();
        region.close();
        database.close();
    }

    private static String form(String... pairs) {
        StringJoiner body = new StringJoiner("&");
        for (int i = 0; i < pairs.length; i += 2) {
            body.add(pairs[i] + "=" + URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
        }
        return body.toString();
    }

    private static HttpResponse<String> json(WebServer server, String method, String path, String tag, String body) {
        return server.send(server.request(path)
                .header("Content-Type", "application/json")
                .header("If-Match", tag)
                .method(method, BodyPublishers.ofString(body)));
    }

    @Test
    void a_series_is_shared_once_it_was_seen_what_travels_and_taken_back_with_a_reason() {
        assertTrue(colombia.get(page).body().contains("It is not shared with any country"));
        assertTrue(colombia.get(page + "/share").body().contains("value=\"BR\""));
        assertEquals(
                422, colombia.post(page + "/share", FORM, form("version", "0")).statusCode());
        String preview = colombia.post(page + "/share", FORM, form("version", "0", "audience", "BR"))
                .body();
        assertTrue(preview.contains("What does not travel") && preview.contains("1 session"), preview);
        assertEquals(
                List.of(),
                List.copyOf(region.colombia.exchange.find(series.id()).stream().toList()));
        assertEquals(
                303,
                colombia.post(page + "/share", FORM, form("version", "0", "audience", "BR", "confirmed", "yes"))
                        .statusCode());
        assertEquals(
                409,
                colombia.post(page + "/share", FORM, form("version", "0", "audience", "BR", "confirmed", "yes"))
                        .statusCode());
        assertTrue(colombia.get(page + "?done=shared").body().contains("Countries that have it: Country BR"));
        assertEquals(
                422,
                colombia.post(page + "/share/narrow", FORM, form("version", "1", "out", "BR", "reason", ""))
                        .statusCode());
        assertEquals(
                303,
                colombia.post(page + "/share/narrow", FORM, form("version", "1", "out", "BR", "reason", "Se aplaza"))
                        .statusCode());
        assertTrue(colombia.get(page).body().contains("It is not shared with any country"));
    }

    @Test
    void programs_share_and_take_back_by_the_same_rules() {
        assertEquals(200, colombia.get(api + "/sharing").statusCode());
        assertEquals(
                "\"v0\"",
                colombia.get(api + "/sharing").headers().firstValue("ETag").orElseThrow());
        HttpResponse<String> none = json(colombia, "PUT", api + "/sharing", "\"v0\"", "{\"audience\":[\"PE\"]}");
        assertEquals(422, none.statusCode(), none.body());
        HttpResponse<String> shared = json(colombia, "PUT", api + "/sharing", "\"v0\"", "{\"audience\":[\"BR\"]}");
        assertEquals(200, shared.statusCode(), shared.body());
        assertTrue(shared.body().replace(" ", "").contains("\"audience\":[\"BR\"]"), shared.body());
        assertEquals(
                412,
                json(colombia, "PUT", api + "/sharing", "\"v0\"", "{\"audience\":[\"BR\"]}")
                        .statusCode());
        assertEquals(
                422,
                json(colombia, "POST", api + "/sharing/narrow", "\"v1\"", "{\"left\":[],\"reason\":\"\"}")
                        .statusCode());
        assertEquals(
                200,
                json(colombia, "POST", api + "/sharing/narrow", "\"v1\"", "{\"left\":[],\"reason\":\"Se aplaza\"}")
                        .statusCode());
        assertEquals(
                403, colombia.sendAs("unit", colombia.request(page + "/share")).statusCode());
    }

    @Test
    void another_countrys_series_is_read_and_nominated_for_and_changed_by_nobody() {
        region.colombia.desks.shares().share(series.id(), 0, java.util.Set.of(BR), School.ANNA);
        region.carryAll();
        String shown = brazil.get(page).body();
        assertTrue(shown.contains("A series of Country CO") && shown.contains("From Country CO"), shown);
        assertFalse(shown.contains("<script>alert") || shown.contains(page + "/edit"), shown);
        assertFalse(shown.contains("/share"), "a copy is shared by nobody");
        assertTrue(brazil.get("/training?of=others").body().contains("From Country CO"));
        assertFalse(brazil.get("/training?of=ours").body().contains("Taller"));
        assertTrue(brazil.get("/training?of=ours").body().contains("There are no series or courses yet"));
        assertTrue(colombia.get("/training?of=others").body().contains("There are no series of other countries"));
        assertTrue(brazil.get("/api/training/series?of=others").body().contains("\"CO\""));
        assertEquals(422, brazil.get("/api/training/series?of=theirs").statusCode());
        String session = "/training/sessions/"
                + region.brazil
                        .desks
                        .sessions()
                        .of(series.id(), School.READER)
                        .get(0)
                        .id();
        String there = brazil.get(session).body();
        assertFalse(there.contains(session + "/edit") || there.contains("moderator-link"), there);
        assertTrue(there.contains("https://sala.example/participar"), there);
        assertEquals(
                422,
                brazil.post(session + "/cancel", FORM, form("version", "1", "reason", "No"))
                        .statusCode());
        assertEquals(
                422, brazil.post(page + "/close", FORM, form("version", "1")).statusCode());

        HttpResponse<String> made = brazil.sendAs(
                "unit",
                brazil.request(page + "/nominations/new")
                        .header("Content-Type", FORM)
                        .POST(BodyPublishers.ofString(form(
                                "name",
                                "Ana Souza",
                                "post",
                                "Delegada",
                                "country",
                                "BR",
                                "mail",
                                "ana@policia.example",
                                "language",
                                "pt"))));
        assertEquals(303, made.statusCode(), made.body());
        String nomination = made.headers().firstValue("Location").orElseThrow().replaceAll("^http://[^/]*|\\?.*", "");
        assertTrue(brazil.get(nomination).body().contains("From the national unit"));
        assertEquals(
                303,
                brazil.post(nomination + "/need", FORM, form("version", "0", "need", "Dieta"))
                        .statusCode());
        region.carryAll();
        String came = colombia.get(nomination).body();
        assertTrue(came.contains("From the node of Country BR") && came.contains("Dieta"), came);
        assertTrue(colombia.get("/api" + nomination).body().contains("\"node\""));
        assertTrue(colombia.get(page + "/nominations").body().contains("From the node of Country BR"));
        assertEquals(
                303,
                colombia.post(nomination + "/confirm", FORM, form("version", "1"))
                        .statusCode());
        region.colombia.nominated(series.id(), "Bia Lima", BR);
        assertTrue(colombia.get(page + "/nominations").body().contains("Entered by the organiser"));
        region.carryAll();
        assertTrue(brazil.get(nomination).body().contains("Confirmed"));
        assertFalse(brazil.get(page + "/nominations").body().contains("Bia Lima"), "hers is not Brazil's record");
        region.colombia.desks.shares().narrow(series.id(), 1, java.util.Set.of(), "Se aplaza", School.ANNA);
        region.carryAll();
        String gone = brazil.get(page).body();
        assertTrue(gone.contains("took it back from this country") && gone.contains("Se aplaza"), gone);
        assertTrue(brazil.get(nomination).body().contains("Ana Souza"));
        assertEquals(
                Optional.empty(),
                region.brazil.stores.nominations().need(RecordId.parse(nomination.replaceAll(".*/", ""))));
    }

    @Test
    void a_questionnaire_is_seen_at_both_ends_and_changed_at_one() {
        region.colombia.desks.shares().share(series.id(), 0, Set.of(BR), School.ANNA);
        region.carryAll();
        region.brazil.desks.nominations().nominate(series.id(), School.person("Ana Souza", BR), true, School.UNIT);
        region.carryAll();
        region.colombia.desks.nominations().confirmAll(series.id(), School.ANNA);
        assertEquals(
                303,
                colombia.post(page + "/evaluation", FORM, form("template", "reaction"))
                        .statusCode());
        region.carryAll();
        RecordId id = region.colombia
                .desks
                .evaluation()
                .evaluations()
                .of(org.enlace.training.evaluation.Subject.series(series.id()), School.READER)
                .get(0)
                .id();
        String path = "/training/evaluations/" + id;
        String asks = colombia.get(path).body();
        assertTrue(asks.contains("The node of the country") && asks.contains(path + "/results"), asks);
        String all = brazil.get(page + "/evaluation").body();
        assertTrue(all.contains(path) && !all.contains("Make the questionnaire"), all);
        String copy = brazil.get(path).body();
        assertTrue(copy.contains("This questionnaire is of Country CO"), copy);
        assertFalse(copy.contains(path + "/results") || copy.contains("/rounds/") || copy.contains("/edit"), copy);
        assertEquals(
                422,
                brazil.post(page + "/evaluation", FORM, form("template", "learning"))
                        .statusCode());
        assertEquals(422, brazil.get(path + "/results").statusCode());
        assertEquals(422, brazil.get(path + "/results.csv").statusCode());
        assertEquals(422, brazil.get("/api" + path + "/results").statusCode());
    }
}
