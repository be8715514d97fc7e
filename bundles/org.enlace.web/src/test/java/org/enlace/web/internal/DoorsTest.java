package org.enlace.web.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.ModuleDoor;
import org.enlace.web.GoesOn;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.Ui;
import org.enlace.web.WebApplication;
import org.enlace.web.internal.ui.Words;
import org.enlace.web.testing.WebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DoorsTest {
    private final Door adoption = new Door();
    private final Door lifecycle = new Door();
    private final Cases cases = new Cases(true);
    private final WebServer server = serving(cases);

    private WebServer serving(WebApplication application) {
        return WebServer.with(
                new Site.Contributions(
                        List::of,
                        List::of,
                        List::of,
                        Optional::empty,
                        List::of,
                        List::of,
                        () -> List.of(adoption, lifecycle)),
                application);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static void lapsed(Door door) {
        door.close(
                ModuleDoor.Kind.NO_NEW_WORK,
                new Refusal("module.lapsed-there", "The adoption lapsed on 2026-03-01; renew it"));
    }

    private static void changing(Door door) {
        door.close(ModuleDoor.Kind.CHANGING, new Refusal("module.changing-there", "It is being upgraded"));
    }

    private int status(String method, String path) {
        return server.send(server.request(path).method(method, BodyPublishers.noBody()))
                .statusCode();
    }

    @Test
    void an_open_module_is_served() {
        assertEquals(200, status("GET", "/cases"));
        assertEquals(204, status("POST", "/cases"));
        assertFalse(server.get("/cases").body().contains("closed-title"));
    }

    @Test
    void a_lapsed_module_is_read_and_goes_on_with_retention_but_takes_nothing_new() {
        lapsed(adoption);

        assertEquals(200, status("GET", "/cases"));
        assertEquals(200, status("HEAD", "/cases"));
        assertEquals(204, status("DELETE", "/cases"));
        assertEquals(403, status("POST", "/cases"));
        assertEquals(403, status("POST", "/api/cases"));
        assertEquals(1, cases.changed.get());
    }

    @Test
    void what_is_kept_out_is_told_why_as_a_page_and_as_a_problem() {
        lapsed(adoption);

        HttpResponse<String> page = server.post("/cases", "application/x-www-form-urlencoded", "");
        assertTrue(page.body().contains("The adoption lapsed on 2026-03-01; renew it"), page.body());
        assertTrue(page.body().contains("This module takes no new work"), page.body());
        assertFalse(page.body().contains("You do not have permission"), page.body());
        HttpResponse<String> problem = server.post("/api/cases", "application/json", "");
        assertEquals(
                "application/problem+json",
                problem.headers().firstValue("Content-Type").orElse(""));
        assertTrue(problem.body().contains("\"code\":\"module.lapsed-there\""), problem.body());
        assertTrue(problem.body().contains("\"title\":\"This module takes no new work\""), problem.body());
        assertFalse(problem.body().contains("words"), problem.body());
    }

    @Test
    void the_pages_of_a_lapsed_module_say_so_and_no_others() {
        lapsed(adoption);

        String page = server.get("/cases").body();
        assertTrue(page.contains("closed-title") && page.contains("renew it"), page);
        assertFalse(server.get("/help").body().contains("closed-title"));
    }

    @Test
    void whoever_may_not_is_told_that_and_nothing_of_the_module() {
        lapsed(adoption);
        server.officers().with("eva", "cases.read");

        HttpResponse<String> answer =
                server.sendAs("eva", server.request("/cases").POST(BodyPublishers.noBody()));
        assertEquals(403, answer.statusCode());
        assertFalse(answer.body().contains("renew it"), answer.body());
        assertTrue(answer.body().contains("You do not have permission"), answer.body());
        assertEquals(
                401,
                server.sendAsNobody(server.request("/cases")
                                .header("Sec-Fetch-Site", "same-origin")
                                .POST(BodyPublishers.noBody()))
                        .statusCode());
    }

    @Test
    void a_module_that_is_being_changed_answers_nothing_and_says_when_to_come_back() {
        lapsed(adoption);
        changing(lifecycle);

        for (String path : List.of("/cases", "/cases/deep", "/api/cases")) {
            HttpResponse<String> answer = server.get(path);
            assertEquals(503, answer.statusCode(), path);
            assertEquals("5", answer.headers().firstValue("Retry-After").orElse(""));
            assertTrue(answer.body().contains("It is being upgraded"), answer.body());
        }
        assertEquals(503, status("DELETE", "/cases"));
        assertEquals(0, cases.changed.get());
        assertEquals(200, server.get("/help").statusCode());
    }

    @Test
    void its_paths_stay_its_own_while_its_application_is_away_and_only_while_it_is_being_changed() {
        changing(lifecycle);
        server.site().applications().remove(cases);

        assertEquals(503, status("GET", "/cases"));
        assertEquals(503, status("GET", "/cases/deep"));
        assertEquals(404, status("GET", "/casesx"));

        lifecycle.open();
        assertEquals(404, status("GET", "/cases"));

        server.site().applications().add(cases);
        assertEquals(200, status("GET", "/cases"));
    }

    @Test
    void what_every_node_has_stays_open() {
        changing(lifecycle);
        try (WebServer own = serving(new Cases(false))) {
            assertEquals(200, own.get("/cases").statusCode());
        }
    }

    /** A door of the module {@code cases}. */
    private static final class Door implements ModuleDoor {
        private volatile Optional<Closed> closed = Optional.empty();

        void close(Kind kind, Refusal why) {
            closed = Optional.of(new Closed(kind, why));
        }

        void open() {
            closed = Optional.empty();
        }

        @Override
        public Optional<Closed> closed(String module) {
            return module.equals("cases") ? closed : Optional.empty();
        }

        @Override
        public Texts texts() {
            return Words.texts();
        }
    }

    private record Cases(boolean workflow, AtomicInteger changed) implements WebApplication {
        Cases(boolean workflow) {
            this(workflow, new AtomicInteger());
        }

        @Override
        public String module() {
            return "cases";
        }

        @Override
        public List<String> paths() {
            return List.of("/cases", "/api/cases");
        }

        @Override
        public Set<Object> resources() {
            return Set.of(new Pages(changed), new Api());
        }

        @Override
        public Texts texts() {
            return Words.texts();
        }
    }

    @Path("/cases")
    @Needs("cases.write")
    public static final class Pages {
        private final AtomicInteger changed;

        Pages(AtomicInteger changed) {
            this.changed = changed;
        }

        @GET
        @Needs("cases.read")
        @Produces("text/html")
        public Page list() {
            return new Page("Cases", Ui.heading("Cases"));
        }

        @POST
        public void add() {
            changed.incrementAndGet();
        }

        @DELETE
        @GoesOn("retention")
        public void erase() {
            changed.incrementAndGet();
        }
    }

    @Path("/api/cases")
    @Needs("cases.write")
    public static final class Api {
        @GET
        @Produces("application/json")
        public List<String> list() {
            return new ArrayList<>(ConcurrentHashMap.newKeySet());
        }

        @POST
        public void add() {
            throw new IllegalStateException("A closed door let something in");
        }
    }
}
