package org.enlace.equinox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.BundleWiring;

/** Training as it is shipped, taken in and out of a node that serves. */
@ExtendWith(InEquinox.class)
public class TrainingExchangesModuleIT {
    private static final String ID = "training-exchanges";
    private static final String LIBRARY = "protocol-library";
    private static final String SERIES = """
            {"kind":"seminar","title":"Ciclo de la prueba","summary":"","organiser":"Unidad de prueba","zone":"America/Bogota",
             "languages":["es"],"quotas":[],"source":""}""";
    private static final String LESSON = """
            {"title":"Aviso temprano","text":"Avisar **antes**.","language":"es","country":"CO"}""";
    private static final String PROGRAMME = "{\"title\":\"Programa de la prueba\",\"summary\":\"\"}";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private InsideOfficer officer;

    private static Operator modules(BundleContext context) {
        return Operator.of(context);
    }

    private static Path archive(BundleContext context) throws IOException {
        return archive(context, ID);
    }

    private static Path archive(BundleContext context, String id) throws IOException {
        try (Stream<Path> archives = Files.list(Path.of(context.getProperty(InEquinox.ARCHIVES)))) {
            return archives.filter(file -> file.getFileName().toString().matches(id + "-.*\\.zip"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static URI at(BundleContext context, String path) {
        return URI.create("http://127.0.0.1:" + context.getProperty("enlace.http.port") + path);
    }

    private HttpResponse<String> get(BundleContext context, String path) throws IOException, InterruptedException {
        return http.send(
                officer.signed(HttpRequest.newBuilder(at(context, path)), path).build(), BodyHandlers.ofString());
    }

    private int status(BundleContext context, String path) throws IOException, InterruptedException {
        return get(context, path).statusCode();
    }

    private void installed(BundleContext context) throws IOException {
        officer = InsideOfficer.of(context, "training-coordinator");
        installed(context, ID);
    }

    private static void installed(BundleContext context, String id) throws IOException {
        if (Operator.onceAllIsThere(context).list().stream()
                .noneMatch(module -> module.id().equals(id))) {
            modules(context).install(archive(context, id));
        }
    }

    private HttpResponse<String> post(BundleContext context, String path, String json)
            throws IOException, InterruptedException {
        return http.send(
                officer.signed(HttpRequest.newBuilder(at(context, path)), path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String id(HttpResponse<String> created) {
        assertEquals(201, created.statusCode(), created.body());
        String location = created.headers().firstValue("Location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    @Test
    public void aLessonBecomesAPracticeForAsLongAsTheLibraryIsThere(BundleContext context) throws Exception {
        installed(context);
        installed(context, LIBRARY);
        officer = InsideOfficer.of(context, "training-coordinator", "officer");
        String series = id(post(context, "/api/training/series", SERIES));
        String lesson = id(post(context, "/api/training/series/" + series + "/lessons", LESSON));
        String page = "/training/series/" + series + "/outcome";
        String draws = "/training/lessons/" + lesson + "/practice";
        assertTrue(get(context, page).body().contains(draws));

        modules(context).remove(LIBRARY);
        HttpResponse<String> without = get(context, page);
        assertEquals(200, without.statusCode());
        assertFalse(without.body().contains(draws), without.body());
        assertTrue(without.body().contains("Avisar"), without.body());
        assertEquals(422, post(context, "/api" + draws, "").statusCode());

        modules(context).install(archive(context, LIBRARY));
        assertTrue(get(context, page).body().contains(draws));
        HttpResponse<String> drawn = post(context, "/api" + draws, "");
        assertEquals(200, drawn.statusCode(), drawn.body());
        assertEquals(drawn.body(), post(context, "/api" + draws, "").body());
        String draft = drawn.body().replaceAll("(?s).*\"path\" *: *\"([^\"]+)\".*", "$1");
        assertTrue(get(context, page).body().contains("href=\"" + draft + "\""));
        assertTrue(get(context, draft).body().contains("href=\"" + page + "#lesson-" + lesson + "\""));

        modules(context).remove(ID);
        String alone = get(context, draft).body();
        assertTrue(alone.contains("Ciclo de la prueba"), alone);
        assertFalse(alone.contains("href=\"/training"), alone);
        modules(context).install(archive(context));
        assertTrue(get(context, draft).body().contains("href=\"" + page + "#lesson-"));
    }

    @Test
    public void itServesOnceInstalledIsGoneOnceRemovedAndComesBackWithItsRecords(BundleContext context)
            throws Exception {
        installed(context);
        String path = "/api/training/programmes";
        HttpResponse<String> created = http.send(
                officer.signed(HttpRequest.newBuilder(at(context, path)), path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(PROGRAMME))
                        .build(),
                BodyHandlers.ofString());
        assertEquals(201, created.statusCode(), created.body());
        String record = URI.create(created.headers().firstValue("Location").orElseThrow())
                .getPath();
        for (String page :
                List.of("/training", "/training/programmes", "/training/holidays", "/training/calendar.ics")) {
            assertEquals(200, status(context, page), page);
        }
        assertTrue(get(context, "/").body().contains("href=\"/training\""));

        modules(context).remove(ID);
        for (String gone : List.of("/training", record, "/training/calendar.ics")) {
            assertEquals(404, status(context, gone), gone);
        }
        String home = get(context, "/").body();
        assertFalse(home.contains("href=\"/training"), home);
        assertEquals(200, status(context, "/calendar"));
        assertEquals(200, status(context, "/inbox"));

        modules(context).install(archive(context));
        HttpResponse<String> kept = get(context, record);
        assertEquals(200, kept.statusCode());
        assertTrue(kept.body().contains("Programa de la prueba"), kept.body());
    }

    @Tag("proof")
    @Test
    public void tenRoundsOfUseLeaveNoClassLoaderBehind(BundleContext context) throws Exception {
        installed(context);
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            assertEquals(200, status(context, "/training"));
            assertEquals(200, status(context, "/api/training/series"));
            assertEquals(200, status(context, "/calendar"));
            loaders.add(new WeakReference<>(loader(context)));
            modules(context).remove(ID);
            modules(context).install(archive(context));
        }
        modules(context).remove(ID);
        assertEquals(0, Collected.stillThere(loaders), "class loaders of removed bundles are still there");
        modules(context).install(archive(context));
    }

    private static ClassLoader loader(BundleContext context) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> "org.enlace.training".equals(bundle.getSymbolicName()))
                .map(bundle -> bundle.adapt(BundleWiring.class).getClassLoader())
                .findFirst()
                .orElseThrow();
    }
}
