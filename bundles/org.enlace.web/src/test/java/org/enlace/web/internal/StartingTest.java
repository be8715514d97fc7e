package org.enlace.web.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.enlace.platform.contribution.HealthCheck;
import org.enlace.web.testing.WebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StartingTest {
    private final AtomicBoolean started = new AtomicBoolean();
    private final List<HealthCheck> checks = new CopyOnWriteArrayList<>(List.of(new Missing()));
    private final Notes notes = new Notes();
    private final WebServer server = WebServer.within(
            new Starting(started::get),
            new Site.Contributions(List::of, List::of, () -> List.copyOf(checks), Optional::empty, List::of, List::of));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void what_is_not_there_while_the_node_starts_may_be_there_in_a_second() {
        HttpResponse<String> page = server.send(server.request("/notes").header("Accept-Language", "es"));
        assertEquals(503, page.statusCode());
        assertEquals("1", page.headers().firstValue("Retry-After").orElse(""));
        assertTrue(page.body().contains("<h1 class=\"govuk-heading-xl\">El nodo está arrancando</h1>"), page.body());
        assertTrue(page.body().contains("<a href=\"\""), page.body());
        assertFalse(page.body().contains("repita la solicitud"), "it is said once");

        HttpResponse<String> problem = server.post("/api/notes", "application/json", "{}");
        assertEquals(503, problem.statusCode());
        assertTrue(problem.body().contains("\"code\":\"starting\""), problem.body());
        assertTrue(problem.body().contains("Nothing was done"), problem.body());
    }

    @Test
    void what_is_there_answers_while_the_rest_is_awaited() {
        server.site().applications().add(notes);

        assertEquals(200, server.get("/notes").statusCode());
        assertEquals(200, server.get("/help").statusCode());
        assertEquals(404, server.get("/notes/nowhere").statusCode());
        assertEquals(503, server.get("/health").statusCode());
        assertEquals(503, server.get("/nowhere").statusCode());
    }

    @Test
    void once_the_node_was_ready_what_is_not_there_is_not_there() {
        started.set(true);
        assertEquals(503, server.get("/nowhere").statusCode());
        checks.clear();
        assertEquals(200, server.get("/health").statusCode());
        assertEquals(404, server.get("/nowhere").statusCode());

        checks.add(new Missing());
        assertEquals(503, server.get("/health").statusCode());
        assertEquals(404, server.get("/nowhere").statusCode());
    }

    @Test
    void nobody_is_kept_waiting_by_what_keeps_the_node_from_being_ready() {
        long[] now = {5};
        Starting starting = new Starting(started::get, () -> now[0]);
        now[0] += 3_600_000_000_000L;
        assertTrue(starting.lasts());
        started.set(true);
        assertTrue(starting.lasts());
        now[0] += 60_000_000_000L;
        assertTrue(starting.lasts());
        now[0]++;
        assertFalse(starting.lasts());
    }

    @Test
    void a_web_side_that_comes_to_a_running_node_waits_for_nothing() {
        assertFalse(new Starting(() -> true).lasts());
    }

    @Test
    void a_host_of_others_is_turned_away_as_ever() {
        var answer = server.send(
                server.request("/notes").header("Sec-Fetch-Site", "cross-site").POST(BodyPublishers.ofString("a=b")));
        assertEquals(403, answer.statusCode());
    }

    /** What a node cannot be ready without. */
    private static final class Missing implements HealthCheck {
        @Override
        public String name() {
            return "database";
        }

        @Override
        public List<Problem> problems() {
            return List.of(new Problem(true, "It is not there yet"));
        }
    }
}
