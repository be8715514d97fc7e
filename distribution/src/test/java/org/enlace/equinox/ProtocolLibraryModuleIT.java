package org.enlace.equinox;

import static org.enlace.equinox.ModuleFixture.aModule;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.enlace.equinox.fixture.Failing;
import org.enlace.modules.InstalledModule.State;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.BundleWiring;

/** The protocol library as it is shipped, taken in and out of a node that serves. */
@ExtendWith(InEquinox.class)
public class ProtocolLibraryModuleIT {
    private static final String ID = "protocol-library";
    private static final String GUIDE = """
            {"title":"Guía de la prueba","summary":{"es":"Una guía para la prueba."},"type":"guide",
             "issuingBody":"Unidad de prueba","country":"CO","date":"2024-05-01","languages":["es"],
             "crimeTypes":["0204"],"phases":["detection"],"status":"unknown","requirements":[],
             "source":"https://example.org/guia","verified":false}""";

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
        officer = InsideOfficer.of(context);
        if (Operator.onceAllIsThere(context).list().stream()
                .noneMatch(module -> module.id().equals(ID))) {
            modules(context).install(archive(context));
        }
    }

    @Test
    public void itServesOnceInstalledIsGoneOnceRemovedAndComesBackWithItsRecords(BundleContext context)
            throws Exception {
        installed(context);
        assertEquals(200, status(context, "/protocols"));
        assertEquals(200, status(context, "/api/protocols"));
        HttpResponse<String> created = http.send(
                officer.signed(HttpRequest.newBuilder(at(context, "/api/protocols")), "/api/protocols")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(GUIDE))
                        .build(),
                BodyHandlers.ofString());
        assertEquals(201, created.statusCode(), created.body());
        String record = URI.create(created.headers().firstValue("Location").orElseThrow())
                .getPath();

        long before = System.nanoTime();
        modules(context).remove(ID);
        assertEquals(404, status(context, "/protocols"));
        long removal = System.nanoTime() - before;
        assertEquals(404, status(context, record));
        assertEquals(200, status(context, "/"));

        before = System.nanoTime();
        modules(context).install(archive(context));
        assertEquals(200, status(context, "/protocols"));
        long installation = System.nanoTime() - before;
        HttpResponse<String> kept = get(context, record);
        assertEquals(200, kept.statusCode());
        assertTrue(kept.body().contains("Guía de la prueba"), kept.body());
        System.out.println(
                "install to 200: " + installation / 1_000_000 + " ms, remove to 404: " + removal / 1_000_000 + " ms");
    }

    @Test
    public void itServesWhileOthersFailToComeUp(BundleContext context) throws Exception {
        installed(context);
        Path folder = Files.createTempDirectory(context.getDataFile("").toPath(), "archives");
        Path unlinked = aModule("unlinked").importing("org.nowhere").in(folder);
        Path failing = aModule("failing").with(Failing.class).in(folder);
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger served = new AtomicInteger();
        List<Integer> refusedPages = new ArrayList<>();
        Thread client = new Thread(() -> poll(context, over, served, refusedPages), "client");
        client.start();
        for (int i = 0; i < 5; i++) {
            assertEquals("module.not-linked", refusal(context, unlinked).code());
            assertEquals("module.component-failed", refusal(context, failing).code());
        }
        over.set(true);
        client.join();
        assertEquals(List.of(), refusedPages);
        assertTrue(served.get() > 0, "the client saw pages meanwhile");
        assertEquals(State.UP, modules(context).info(ID).module().state());
    }

    private static Refusal refusal(BundleContext context, Path archive) {
        return assertThrows(Refusal.class, () -> modules(context).install(archive));
    }

    private void poll(BundleContext context, AtomicBoolean over, AtomicInteger served, List<Integer> wrong) {
        try {
            while (!over.get()) {
                int status = status(context, "/api/protocols");
                served.incrementAndGet();
                if (status != 200) {
                    wrong.add(status);
                }
            }
        } catch (IOException | InterruptedException e) {
            wrong.add(-1);
        }
    }

    @Test
    public void twentyRoundsOfUseLeaveNoClassLoaderBehind(BundleContext context) throws Exception {
        installed(context);
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            assertEquals(200, status(context, "/protocols"));
            assertEquals(200, status(context, "/api/protocols"));
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
                .filter(bundle -> "org.enlace.protocols".equals(bundle.getSymbolicName()))
                .map(bundle -> bundle.adapt(BundleWiring.class).getClassLoader())
                .findFirst()
                .orElseThrow();
    }
}
