package org.enlace.training.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.StringJoiner;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.training.Place;
import org.enlace.training.exchange.HostRequest;
import org.enlace.training.internal.web.TrainingWeb;
import org.enlace.web.testing.WebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages of hosts who are asked on their own node, and what whoever organises sees of it. */
class HostWebTest {
    private static final String HERE = "/training/exchanges/hosted";

    private TestDatabase database;
    private HostWalk walk;
    private WebServer colombia;
    private WebServer peru;

    @BeforeEach
    void start() {
        database = TestDatabase.start(TestDatabase.Kind.DERBY);
        walk = new HostWalk(database);
        colombia = serving(walk.region.colombia);
        peru = serving(walk.region.peru);
        peru.officers()
                .with("hugo", "training.read", "training.host")
                .with("reader", "training.read", "training.endorse");
    }

    private static WebServer serving(School school) {
        return WebServer.serving(new TrainingWeb(
                () -> school.desks,
                () -> null,
                () -> (owner, done, caller) -> output -> {},
                () -> school.outcome,
                Clock.fixed(school.now, ZoneOffset.UTC)));
    }

    @AfterEach
    void stop() {
        colombia.close();
        peru.close();
        walk.close();
        database.close();
    }

    private static String form(String... pairs) {
        StringJoiner body = new StringJoiner("&");
        for (int i = 0; i < pairs.length; i += 2) {
            body.add(pairs[i] + "=" + URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
        }
        return body.toString();
    }

    private HttpResponse<String> seen(String officer, String path) {
        return peru.sendAs(officer, peru.request(path));
    }

    private HttpResponse<String> sent(String path, String... pairs) {
        return peru.sendAs(
                "hugo",
                peru.request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form(pairs))));
    }

    private HostRequest request() {
        return walk.region
                .peru
                .desks
                .hostDesk()
                .list(Place.FIRST, 9, Swap.HOST)
                .items()
                .get(0);
    }

    private String organiserSees() {
        return colombia.get("/training/exchanges/applications/" + walk.id).body();
    }

    @Test
    void a_host_finds_the_request_and_answers_without_the_name() {
        assertTrue(seen("hugo", HERE).body().contains("There are no requests"));
        walk.accepted();
        assertTrue(organiserSees().contains("was asked on its own node"), organiserSees());
        assertTrue(seen("hugo", "/training/exchanges").body().contains(HERE));
        assertFalse(seen("reader", "/training/exchanges").body().contains(HERE));
        String path = HERE + "/" + request().id();
        String list = seen("hugo", HERE).body();
        assertTrue(list.contains(path) && list.contains("Unidad de Lima") && list.contains("To be answered"), list);
        HttpResponse<String> page = seen("hugo", path);
        assertEquals(200, page.statusCode(), page.body());
        assertTrue(page.body().contains("Aprender cómo controlan rutas")
                && page.body().contains("Spanish C2"));
        assertFalse(page.body().contains("Persona ana"), page.body());

        String version = String.valueOf(request().version());
        HttpResponse<String> missing = sent(path + "/decline", "version", version, "reason", " ");
        assertEquals(422, missing.statusCode(), missing.body());
        assertTrue(missing.body().contains("href=\"#reason\""), missing.body());
        assertEquals(409, sent(path + "/confirm", "version", "77").statusCode());
        assertEquals(409, sent(path + "/confirm").statusCode());
        HttpResponse<String> done = sent(path + "/confirm", "version", version);
        assertEquals(303, done.statusCode(), done.body());
        String answered = seen("hugo", path + "?done=hosted-confirmed").body();
        assertTrue(answered.contains("Answered, on its way") && answered.contains("the answer leaves"), answered);
        assertFalse(answered.contains(path + "/confirm"), answered);
        assertEquals(
                422,
                sent(path + "/decline", "version", String.valueOf(request().version()), "reason", "No")
                        .statusCode());

        walk.region.carryAll();
        String confirmed = seen("hugo", path).body();
        assertTrue(confirmed.contains("Persona ana") && confirmed.contains("Preparation"), confirmed);
        assertTrue(organiserSees().contains("answered on its own node"), organiserSees());
    }

    @Test
    void a_refusal_with_its_reason_reaches_whoever_organises_as_text() {
        walk.accepted();
        String path = HERE + "/" + request().id();
        HttpResponse<String> done = sent(
                path + "/decline", "version", String.valueOf(request().version()), "reason", "Obras <b>en la sede");
        assertEquals(303, done.statusCode(), done.body());
        walk.region.carryAll();
        assertTrue(organiserSees().contains("Obras &lt;b&gt;en la sede"), organiserSees());
        String declined = seen("hugo", path).body();
        assertTrue(declined.contains("Declined") && declined.contains("Obras &lt;b&gt;en la sede"), declined);
        assertFalse(declined.contains("Aprender cómo controlan rutas"), "nothing of the officer stays");
    }

    @Test
    void what_is_answered_here_for_a_host_is_marked_so_at_both_ends() {
        walk.accepted();
        walk.region.colombia.desks.applications().confirm(walk.id, walk.here().version(), Swap.EVA);
        sent(HERE + "/" + request().id() + "/decline", "version", "1", "reason", "Sin cupo");
        walk.region.carryAll();
        String here = organiserSees();
        assertTrue(here.contains("was noted by whoever organises") && here.contains("was not taken"), here);
        String there = seen("hugo", HERE + "/" + request().id()).body();
        assertTrue(there.contains("which was told it in another way") && there.contains("was not taken"), there);
    }

    @Test
    void a_host_without_a_node_is_told_of_as_such() {
        walk.region.colombia.exchange.reads.clear();
        walk.accepted();
        assertTrue(organiserSees().contains("is not asked on a node of its own"), organiserSees());
    }

    @Test
    void nobody_else_is_let_in_and_what_is_not_there_is_not_found() {
        walk.accepted();
        String path = HERE + "/" + request().id();
        assertEquals(403, seen("reader", HERE).statusCode());
        assertEquals(403, seen("reader", path).statusCode());
        assertEquals(404, seen("hugo", HERE + "/" + School.id()).statusCode());
        assertEquals(
                404, sent(HERE + "/" + School.id() + "/confirm", "version", "1").statusCode());
        assertTrue(seen("hugo", HERE + "/x").statusCode() < 500);
    }
}
