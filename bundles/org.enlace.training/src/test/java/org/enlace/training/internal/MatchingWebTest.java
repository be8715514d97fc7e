package org.enlace.training.internal;

import static org.enlace.training.internal.School.CO;
import static org.enlace.training.internal.School.PE;
import static org.enlace.training.internal.Swap.EVA;
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
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.RecordId;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.HostOffer;
import org.enlace.training.exchange.MatchingRuns;
import org.enlace.training.exchange.Papers;
import org.enlace.training.exchange.Stage;
import org.enlace.training.internal.web.TrainingWeb;
import org.enlace.web.testing.WebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The matching and the balance between countries as coordinators and programs use them. */
class MatchingWebTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";

    private TestDatabase database;
    private School school;
    private Swap swap;
    private WebServer server;
    private RecordId call;
    private HostOffer lima;
    private String page;
    private String api;

    @BeforeEach
    void start() {
        database = TestDatabase.start(TestDatabase.Kind.DERBY);
        school = new School(database);
        swap = new Swap(school);
        call = swap.open().id();
        page = "/training/exchanges/calls/" + call + "/matching";
        api = "/api/training/calls/" + call + "/matching";
        server = WebServer.serving(new TrainingWeb(
                () -> school.desks,
                () -> null,
                () -> (owner, done, caller) -> output -> {},
                () -> school.outcome,
                Clock.fixed(school.now, ZoneOffset.UTC)));
        server.officers()
                .with("reader", "training.read")
                .with("unit", "training.read", "training.nominate")
                .with("organiser", "training.read", "training.organise")
                .with("stranger", "home.read");
    }

    @AfterEach
    void stop() {
        server.close();
        school.close();
        database.close();
    }

    private void filled() {
        lima = swap.lima(call, 1);
        for (String name : List.of("uno", "dos")) {
            swap.until(Stage.ENDORSED, call, lima, Swap.applicant(name));
        }
    }

    private List<Application> applications() {
        return school.desks.matching().runs().applications(call, EVA).values().stream()
                .toList();
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

    private String sent(String path, String... pairs) {
        HttpResponse<String> answer = post(path, pairs);
        assertEquals(303, answer.statusCode(), answer.body());
        return answer.headers().firstValue("Location").orElseThrow().replaceAll("^http://[^/]*", "");
    }

    /** Where a run is shown; one that takes longer than its page waits is followed to its end. */
    private String ran() {
        String led = sent(page + "/run").replaceAll("\\?.*", "");
        return led.equals(page + "/going") ? page + "/runs/" + ended() : led;
    }

    private String ranByProgram() {
        HttpResponse<String> ran = json("POST", api + "/runs", null, "");
        if (ran.statusCode() == 202) {
            return api + "/runs/" + ended();
        }
        assertEquals(201, ran.statusCode(), ran.body());
        return ran.headers().firstValue("Location").orElseThrow().replaceAll("^http://[^/]*", "");
    }

    private int ended() {
        MatchingRuns runs = school.desks.matching().runs();
        long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (runs.going(call, EVA).orElseThrow().running()) {
            assertTrue(System.nanoTime() < until, "the run does not end");
            LockSupport.parkNanos(20_000_000);
        }
        return runs.going(call, EVA).orElseThrow().number().orElseThrow();
    }

    private HttpResponse<String> json(String method, String path, String tag, String body) {
        HttpRequest.Builder request =
                server.request(path).header("Content-Type", JSON).method(method, BodyPublishers.ofString(body));
        return server.send(tag == null ? request : request.header("If-Match", tag));
    }

    private static String[] weights(String version, String theme, String agreed, String reason) {
        return new String[] {
            "version", version,
            "theme", theme,
            "languageStep", "5",
            "languageSteps", "2",
            "laterPeriod", "5",
            "band", "10",
            "preAgreed", agreed,
            "reciprocityDay", "1",
            "reciprocityMost", "15",
            "reason", reason
        };
    }

    @Test
    void an_empty_call_says_what_to_do_first() {
        assertTrue(server.get(page).body().contains("Nobody looks for a place"));
        HttpResponse<String> refused = post(page + "/run");
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("endorse applications first"), refused.body());
        filled();
        school.desks.calls().withdrawOffer(lima.id(), 1, EVA);
        assertTrue(server.get(page).body().contains("No place has room left"));
        assertTrue(server.get(page + "/going").body().contains("None goes on"));
        assertEquals(404, server.get(page + "/runs/1").statusCode());
        assertEquals(404, server.get(page + "/runs/x").statusCode());
    }

    @Test
    void a_coordinator_weighs_limits_pins_runs_and_decides() {
        filled();
        assertTrue(server.get(page).body().contains("takes applications until"));
        assertEquals(200, server.get(page + "/weights").statusCode());
        HttpResponse<String> wrong = post(page + "/weights", weights("0", "x", "500", ""));
        assertEquals(422, wrong.statusCode());
        assertTrue(wrong.body().contains("id=\"theme-error\"") && wrong.body().contains("value=\"x\""), wrong.body());
        assertTrue(
                post(page + "/weights", weights("0", "40", "1", "Así")).body().contains("id=\"preAgreed-error\""));
        assertTrue(post(page + "/weights", weights("0", "60", "500", "")).body().contains("id=\"reason-error\""));
        assertTrue(sent(page + "/weights", weights("0", "60", "500", "Los temas importan"))
                .endsWith("matching-weighed"));
        assertEquals(
                409,
                post(page + "/weights", weights("0", "60", "500", "Otra vez")).statusCode());
        assertTrue(server.get(page + "/weights").body().contains("Los temas importan"));
        sent(page + "/weights", "version", "1", "act", "defaults");

        assertEquals(200, server.get(page + "/quotas").statusCode());
        for (String line : List.of("CO", "CO; x; 1", "CO; 1; 1\nCO; 2; 2", "ZZ; 1; 1", "CO; 6000; 1")) {
            HttpResponse<String> refused = post(page + "/quotas", "version", "2", "quotas", line);
            assertEquals(422, refused.statusCode(), line);
            assertTrue(refused.body().contains("id=\"quotas-error\""), line);
        }
        sent(page + "/quotas", "version", "2", "quotas", "co; 5; -\n\nPE; ; 4");
        assertTrue(server.get(page + "/quotas").body().contains("CO; 5; -\nPE; -; 4"));

        String second = applications().get(1).id().toString();
        assertTrue(server.get(page + "/pairs").body().contains("Persona dos"));
        assertEquals(
                422,
                post(page + "/pairs", "version", "3", "application", "", "place", "x", "kind", "loved", "reason", "")
                        .statusCode());
        String[] pin = {
            "version", "3", "application", second, "place", lima.id().toString(), "kind", "pinned", "reason", "Lo pidió"
        };
        sent(page + "/pairs", pin);
        pin[1] = "4";
        pin[7] = "banned";
        HttpResponse<String> conflict = post(page + "/pairs", pin);
        assertEquals(422, conflict.statusCode());
        assertTrue(
                conflict.body().contains("lift one of the two")
                        || conflict.body().contains("at once"),
                conflict.body());
        assertTrue(server.get(page + "/pairs").body().contains("Lo pidió"));

        String run = ran();
        assertEquals(page + "/runs/1", run);
        String shown = server.get(run).body();
        assertTrue(shown.contains("Persona dos") && shown.contains("1 of 1 themes asked for: routes"), shown);
        assertTrue(shown.contains("Unidad de Lima") && shown.contains("pinned"), shown);
        String unplaced = server.get(run + "?show=unplaced").body();
        assertTrue(unplaced.contains("Persona uno") && unplaced.contains("1 place: the place is full"), unplaced);
        assertTrue(server.get(run + "?all=yes").body().contains("Persona dos"));
        assertTrue(server.get(page + "/going").body().contains("See the proposals"));
        String officer = server.get(run + "/officers/" + second).body();
        assertTrue(officer.contains("proposed here") && officer.contains("There is no other place"), officer);
        assertTrue(server.get(run + "/difference").body().contains("It is the first run"));

        sent(
                page + "/pairs/lift",
                "version",
                "4",
                "kind",
                "pinned",
                "application",
                second,
                "place",
                lima.id().toString());
        assertEquals(
                422,
                post(page + "/pairs/lift", "version", "5", "kind", "pinned", "application", "", "place", "")
                        .statusCode());
        String again = ran();
        String difference = server.get(again + "/difference").body();
        assertTrue(difference.contains("lost the place") && difference.contains("the pinned pairs"), difference);
        assertTrue(server.get(run).body().contains("There is a later run"));
        HttpResponse<String> old = post(run + "/accept", "application", second, "version", "3");
        assertEquals(422, old.statusCode());
        assertTrue(old.body().contains("is not the latest one"), old.body());

        Application first = applications().stream()
                .filter(one -> Stage.of(one) == Stage.PROPOSED)
                .findFirst()
                .orElseThrow();
        HttpResponse<String> stale =
                post(again + "/accept", "application", first.id().toString(), "version", "99");
        assertEquals(409, stale.statusCode());
        assertTrue(stale.body().contains("changed since run 2"), stale.body());
        sent(again + "/discard", "application", first.id().toString(), "version", "" + first.version());
        String third = ran();
        assertTrue(server.get(third + "/all?act=accept").body().contains("Accept all proposals"));
        assertTrue(server.get(third + "/all?act=discard").body().contains("Discard all proposals"));
        sent(third + "/all", "act", "discard");
        String fourth = ran();
        assertTrue(sent(fourth + "/all", "act", "accept").endsWith("all-accepted"));
        assertTrue(server.get(page).body().contains("No place has room left"));

        String csv = server.get(fourth + "/proposals.csv").body();
        assertTrue(csv.contains("Persona") && csv.contains("1 of 1 themes asked for: routes (+40)"), csv);
        assertEquals(200, server.get(fourth + "/proposals.xlsx").statusCode());
        assertTrue(school.codes().contains("training.export-run"));
    }

    @Test
    void whoever_may_only_read_sees_the_balance_and_nobodys_name() {
        filled();
        ran();
        for (String closed : List.of(
                page,
                page + "/weights",
                page + "/quotas",
                page + "/pairs",
                page + "/going",
                page + "/runs/1",
                page + "/runs/1/difference",
                page + "/runs/1/proposals.csv",
                api,
                api + "/outlook",
                api + "/runs",
                api + "/runs/1/officers")) {
            assertEquals(403, server.sendAs("reader", server.request(closed)).statusCode(), closed);
        }
        assertEquals(200, server.sendAs("organiser", server.request(page)).statusCode());
        assertEquals(
                403,
                server.sendAs("organiser", server.request(page + "/runs/1/proposals.csv"))
                        .statusCode());
        assertEquals(
                403,
                server.sendAs("stranger", server.request("/training/reciprocity"))
                        .statusCode());
        String none =
                server.sendAs("reader", server.request("/training/reciprocity")).body();
        assertTrue(none.contains("No exchanges were held"), none);
        held();
        String shown =
                server.sendAs("reader", server.request("/training/reciprocity")).body();
        assertTrue(shown.contains("<svg") && shown.contains("Country CO – Country PE"), shown);
        assertTrue(shown.contains("Country CO owes Country PE 5"), shown);
        assertFalse(shown.contains("Persona"), shown);
        assertTrue(server.get("/training/reciprocity?year=2026").body().contains("No exchanges were held"));
        assertTrue(
                server.get("/training/reciprocity?year=2027&country=PE").body().contains("Country PE – Country CO"));
        for (String wrong : List.of("?year=dos", "?country=Perú", "?year=20271")) {
            HttpResponse<String> answer = server.get("/training/reciprocity" + wrong.replace("ú", "%C3%BA"));
            assertEquals(422, answer.statusCode(), wrong);
            assertTrue(answer.body().contains("error"), answer.body());
        }
        assertTrue(
                server.get("/training/reciprocity.csv?year=2027").body().contains("Country CO,Country PE,2027,5,0,-5"));
        assertEquals(422, server.get("/training/reciprocity.csv?year=x").statusCode());
        String balance = server.sendAs("reader", server.request("/api/training/reciprocity?country=PE"))
                .body();
        assertTrue(balance.contains("\"sent\":0,\"received\":5,\"balance\":5"), balance);
        assertEquals(422, server.get("/api/training/reciprocity?year=x").statusCode());
    }

    private void held() {
        Application one = swap.until(Stage.ENDORSED, call, lima, Swap.applicant("tres"));
        swap.write(new Application.Held(
                new Application.Core(
                        one.id(),
                        call,
                        one.version() + 1,
                        one.form(),
                        Set.of(),
                        one.core().created(),
                        one.core().changed()),
                Swap.at(lima, "2027-05-03"),
                Papers.NONE));
    }

    @Test
    void a_program_does_the_same() {
        filled();
        school.desks.calls().offer(call, Swap.place(PE, "Unidad de Cusco", 1), EVA);
        assertEquals("\"v0\"", server.get(api).headers().firstValue("ETag").orElseThrow());
        assertTrue(server.get(api).body().contains("\"own\":false"));
        String weights =
                "{\"weights\":{\"theme\":60,\"languageStep\":5,\"languageSteps\":2,\"laterPeriod\":5,\"band\":10,"
                        + "\"preAgreed\":500,\"reciprocityDay\":1,\"reciprocityMost\":15},\"reason\":\"Los temas\"}";
        assertEquals(428, json("PUT", api + "/weights", null, weights).statusCode());
        assertEquals(200, json("PUT", api + "/weights", "\"v0\"", weights).statusCode());
        assertEquals(412, json("PUT", api + "/weights", "\"v0\"", weights).statusCode());
        assertEquals(
                422,
                json("PUT", api + "/weights", "\"v1\"", weights.replace(",\"band\":10", ""))
                        .statusCode());
        assertEquals(
                200,
                json("PUT", api + "/quotas", "\"v1\"", "{\"sending\":{\"CO\":2},\"receiving\":{}}")
                        .statusCode());
        assertEquals(
                422,
                json("PUT", api + "/quotas", "\"v2\"", "{\"sending\":{\"CO\":null}}")
                        .statusCode());
        String first = applications().get(0).id().toString();
        String pair = "{\"kind\":\"pinned\",\"application\":\"" + first + "\",\"place\":\"" + lima.id()
                + "\",\"reason\":\"Lo pidió\"}";
        assertEquals(200, json("POST", api + "/pairs", "\"v2\"", pair).statusCode());
        assertTrue(json("POST", api + "/pairs", "\"v3\"", pair.replace("pinned", "banned"))
                .body()
                .contains("placement.pin-banned"));
        assertEquals(
                422, json("POST", api + "/pairs", "\"v3\"", "{\"kind\":\"x\"}").statusCode());
        assertEquals("[]", server.get(api + "/conflicts").body());
        assertTrue(server.get(api + "/outlook").body().contains("\"candidates\":2"));
        assertEquals(404, server.get(api + "/going").statusCode());

        String run = ranByProgram();
        assertTrue(server.get(api + "/going").body().contains("\"state\":\"stored\""));
        assertTrue(server.get(api + "/runs").body().contains("\"number\":1"));
        assertTrue(server.get(run).body().contains("\"placed\":2"));
        String lines = server.get(run + "/officers?show=placed&size=1").body();
        assertTrue(lines.contains("\"aspect\":\"themes\"") && lines.contains("\"next\":\""), lines);
        assertEquals(422, server.get(run + "/officers?show=some").statusCode());
        assertTrue(server.get(run + "/officers/" + first).body().contains("\"pinned\":true"));
        assertTrue(server.get(run + "/officers/" + first + "/places").body().contains("Unidad de Cusco"));
        assertEquals(404, server.get(run + "/difference").statusCode());
        HttpResponse<String> accepted = json("POST", run + "/officers/" + first + "/accept", "\"v3\"", "");
        assertEquals(200, accepted.statusCode(), accepted.body());
        assertTrue(accepted.body().contains("\"stage\":\"accepted\""), accepted.body());
        assertEquals(
                412,
                json("POST", run + "/officers/" + first + "/accept", "\"v3\"", "")
                        .statusCode());
        assertTrue(json("POST", run + "/discard", null, "").body().contains("\"discarded\":1"));
        assertEquals(api + "/runs/2", ranByProgram(), "what was pinned and accepted is no conflict");
        assertTrue(server.get(api + "/runs/2/difference").body().contains("\"kind\":\"gone\""));
        assertTrue(json("POST", api + "/runs/2/accept", null, "").body().contains("\"accepted\":1"));
        String second = applications().get(1).id().toString();
        assertEquals(
                412,
                json("POST", api + "/runs/2/officers/" + second + "/discard", "\"v1\"", "")
                        .statusCode());
        assertEquals(CO, applications().get(0).form().profile().country());
    }
}
