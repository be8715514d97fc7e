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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.BundleWiring;

/** Training as it is shipped, taken in and out of a node that serves. */
@ExtendWith(InEquinox.class)
public class TrainingExchangesModuleIT {
    private static final String ID = "training-exchanges";
    private static final String PROGRAMME = "{\"title\":\"Programa de la prueba\",\"summary\":\"\"}";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private InsideOfficer officer;

    private static Operator modules(BundleContext context) {
        return Operator.of(context);
    }

    private static Path archive(BundleContext context) throws IOException {
        try (Stream<Path> archives = Files.list(Path.of(context.getProperty(InEquinox.ARCHIVES)))) {
            return archives.filter(file -> file.getFileName().toString().matches(ID + "-.*\\.zip"))
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
        if (modules(context).list().stream().noneMatch(module -> module.id().equals(ID))) {
            modules(context).install(archive(context));
        }
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
