package org.enlace.web.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.enlace.platform.Texts;
import org.enlace.web.Needs;
import org.enlace.web.WebApplication;
import org.enlace.web.internal.ui.Words;
import org.enlace.web.testing.WebServer;
import org.junit.jupiter.api.Test;

class ApplicationsTest {
    @Test
    void a_method_that_declares_no_permission_keeps_its_whole_application_from_being_served_and_no_other() {
        WebApplication careless = application("careless", "/careless", new Careless());
        try (WebServer server = WebServer.serving(careless, new Notes())) {
            HttpResponse<String> broken = server.get("/careless");

            assertEquals(503, broken.statusCode());
            assertTrue(broken.body().contains("careless"));
            assertEquals(200, server.get("/notes").statusCode());
            String problem = server.site().applications().problems().get(0).message();
            assertTrue(problem.contains("careless") && problem.contains("@Needs"), problem);
            assertFalse(server.site().applications().problems().get(0).blocking());
        }
    }

    @Test
    void a_class_of_pages_that_would_answer_programs_too_is_named_and_not_served() {
        try (WebServer server = WebServer.serving(application("mixed", "/mixed", new Mixed()))) {
            assertEquals(503, server.get("/mixed").statusCode());
            String problem = server.site().applications().problems().get(0).message();
            assertTrue(problem.contains("forPrograms") && problem.contains("/api/"), problem);
        }
    }

    @Test
    void an_application_whose_classes_do_not_link_breaks_alone() {
        WebApplication broken = new Named("broken", "/broken") {
            @Override
            public Set<Object> resources() {
                throw new NoClassDefFoundError("org/nowhere/Thing");
            }
        };
        try (WebServer server = WebServer.serving(broken, new Notes())) {
            assertEquals(503, server.get("/broken").statusCode());
            assertEquals(200, server.get("/notes").statusCode());
        }
    }

    @Test
    void a_path_whose_application_comes_a_moment_later_is_waited_for() throws Exception {
        try (WebServer server = WebServer.serving(application("first", "/place", new First()))) {
            Applications applications = server.site().applications();
            CompletableFuture<Optional<String>> asked = CompletableFuture.supplyAsync(() -> {
                try {
                    return applications.fault("/notes", Duration.ofSeconds(30));
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            applications.add(new Notes());

            assertEquals(Optional.empty(), asked.get());
            assertEquals(Optional.of("no module serves it"), applications.fault("/nowhere", Duration.ofMillis(20)));
        }
    }

    @Test
    void the_second_application_on_a_path_waits_until_the_first_has_gone() {
        WebApplication first = application("first", "/place", new First());
        WebApplication second = new Named("second", "/place", "/second") {
            @Override
            public Set<Object> resources() {
                return Set.of(new Second());
            }
        };
        try (WebServer server = WebServer.serving(first, second)) {
            assertEquals("first", server.get("/place").body());
            assertEquals(503, server.get("/second").statusCode());

            server.site().applications().remove(first);

            assertEquals("second", server.get("/place").body());
            assertEquals("second", server.get("/second").body());
        }
    }

    /** Whoever asks while a module is changed is told so, never that there is no such page. */
    @Test
    void what_comes_back_is_there_or_known_to_be_away_at_any_moment() throws Exception {
        WebApplication notes = new Notes();
        Applications applications = new Applications(application -> null, () -> {});
        applications.add(notes);
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Integer> missed = CompletableFuture.supplyAsync(() -> {
            int times = 0;
            while (!over.get()) {
                if (applications.find("/notes").doorway() == null) {
                    times++;
                }
            }
            return times;
        });
        for (int i = 0; i < 50_000; i++) {
            applications.remove(notes);
            applications.add(notes);
        }
        over.set(true);

        assertEquals(0, missed.get());
    }

    @Test
    void an_application_is_gone_at_once_but_a_request_in_it_comes_to_its_end() throws Exception {
        Notes notes = new Notes();
        try (WebServer server = WebServer.serving(notes)) {
            var slow = CompletableFuture.supplyAsync(() -> server.get("/notes/slow"));
            notes.entered.await();

            server.site().applications().remove(notes);

            assertEquals(404, server.get("/notes").statusCode());
            notes.release.countDown();
            assertEquals(200, slow.join().statusCode());
        }
    }

    @Test
    void an_application_answers_below_its_paths_and_not_beside_them() {
        try (WebServer server = WebServer.serving(new Notes())) {
            assertEquals(404, server.get("/notesx").statusCode());
            assertEquals(200, server.get("/notes").statusCode());
            assertEquals(404, server.get("/help/x").statusCode());
        }
    }

    @Test
    void nothing_holds_on_to_the_classes_of_an_application_that_went() throws Exception {
        try (WebServer server = WebServer.serving()) {
            for (int cycle = 0; cycle < 3; cycle++) {
                WeakReference<ClassLoader> loader = comeAndGo(server);
                for (int i = 0; i < 50 && loader.get() != null; i++) {
                    System.gc();
                    server.get("/help");
                }
                assertNull(loader.get(), "cycle " + cycle);
            }
        }
    }

    private static WeakReference<ClassLoader> comeAndGo(WebServer server) throws Exception {
        URL classes = Notes.class.getProtectionDomain().getCodeSource().getLocation();
        ClassLoader loader = new Isolated(classes);
        WebApplication application = (WebApplication)
                loader.loadClass(Notes.class.getName()).getDeclaredConstructor().newInstance();
        server.site().applications().add(application);
        assertEquals(200, server.get("/notes").statusCode());
        assertEquals(200, server.get("/api/openapi.json").statusCode());
        assertEquals(
                201,
                server.post("/api/notes", "application/json", "{\"title\":\"x\",\"year\":1,\"open\":true}")
                        .statusCode());
        assertEquals(
                422,
                server.post("/api/notes", "application/json", "{\"year\":\"x\"}")
                        .statusCode());
        server.site().applications().remove(application);
        assertEquals(404, server.get("/notes").statusCode());
        return new WeakReference<>(loader);
    }

    private static WebApplication application(String module, String path, Object resource) {
        return new Named(module, path) {
            @Override
            public Set<Object> resources() {
                return Set.of(resource);
            }
        };
    }

    private abstract static class Named implements WebApplication {
        private final String module;
        private final List<String> paths;

        Named(String module, String... paths) {
            this.module = module;
            this.paths = List.of(paths);
        }

        @Override
        public String module() {
            return module;
        }

        @Override
        public List<String> paths() {
            return paths;
        }

        @Override
        public Texts texts() {
            return Words.texts();
        }
    }

    /** Takes the test's own module from a loader of its own. */
    private static final class Isolated extends URLClassLoader {
        Isolated(URL classes) {
            super(new URL[] {classes}, ApplicationsTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith(Notes.class.getName())) {
                synchronized (getClassLoadingLock(name)) {
                    Class<?> known = findLoadedClass(name);
                    return known == null ? findClass(name) : known;
                }
            }
            return super.loadClass(name, resolve);
        }
    }

    @Path("/careless")
    public static final class Careless {
        @GET
        @Needs("careless.read")
        public String fine() {
            return "fine";
        }

        @GET
        @Path("open")
        public String open() {
            return "anybody";
        }
    }

    @Path("/")
    @Needs("place.read")
    public static final class Mixed {
        @GET
        @Path("mixed")
        public String forOfficers() {
            return "page";
        }

        @GET
        @Path("api/mixed")
        public String forPrograms() {
            return "{}";
        }
    }

    @Path("/place")
    @Needs("place.read")
    public static final class First {
        @GET
        public String here() {
            return "first";
        }
    }

    @Path("/")
    @Needs("place.read")
    public static final class Second {
        @GET
        @Path("place")
        public String here() {
            return "second";
        }

        @GET
        @Path("second")
        public String there() {
            return "second";
        }
    }
}
