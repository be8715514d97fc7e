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

/** Joint investigation teams as they are shipped, taken in and out of a node that serves. */
@ExtendWith(InEquinox.class)
public class JointInvestigationTeamsModuleIT {
    private static final String ID = "joint-investigation-teams";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private InsideOfficer auditor;

    private static Path archive(BundleContext context) throws IOException {
        try (Stream<Path> archives = Files.list(Path.of(context.getProperty(InEquinox.ARCHIVES)))) {
            return archives.filter(file -> file.getFileName().toString().matches(ID + "-.*\\.zip"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void installed(BundleContext context) throws IOException {
        // Whoever oversees needs no second factor, which nobody here has.
        auditor = InsideOfficer.of(context, "auditor");
        if (Operator.onceAllIsThere(context).list().stream()
                .noneMatch(module -> module.id().equals(ID))) {
            Operator.of(context).install(archive(context));
        }
    }

    private HttpResponse<String> get(BundleContext context, String path) throws IOException, InterruptedException {
        URI at = URI.create("http://127.0.0.1:" + context.getProperty("enlace.http.port") + path);
        return http.send(auditor.signed(HttpRequest.newBuilder(at), path).build(), BodyHandlers.ofString());
    }

    @Test
    public void itServesOnceInstalledIsGoneOnceRemovedAndComesBack(BundleContext context) throws Exception {
        installed(context);
        assertEquals(200, get(context, "/jit/overview").statusCode());
        assertEquals(200, get(context, "/api/jit/overview").statusCode());
        assertEquals(403, get(context, "/jit").statusCode(), "who oversees reads no team");
        assertTrue(get(context, "/").body().contains("href=\"/jit/overview\""));

        Operator.of(context).remove(ID);
        assertEquals(404, get(context, "/jit/overview").statusCode());
        assertFalse(get(context, "/").body().contains("href=\"/jit"));
        assertEquals(200, get(context, "/inbox").statusCode());

        Operator.of(context).install(archive(context));
        assertEquals(200, get(context, "/jit/overview").statusCode());
    }

    @Tag("proof")
    @Test
    public void tenRoundsOfUseLeaveNoClassLoaderBehind(BundleContext context) throws Exception {
        installed(context);
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            assertEquals(200, get(context, "/jit/overview").statusCode());
            assertEquals(200, get(context, "/api/jit/overview").statusCode());
            loaders.add(new WeakReference<>(loader(context)));
            Operator.of(context).remove(ID);
            Operator.of(context).install(archive(context));
        }
        Operator.of(context).remove(ID);
        assertEquals(0, Collected.stillThere(loaders), "class loaders of removed bundles are still there");
        Operator.of(context).install(archive(context));
    }

    private static ClassLoader loader(BundleContext context) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> "org.enlace.jit".equals(bundle.getSymbolicName()))
                .map(bundle -> bundle.adapt(BundleWiring.class).getClassLoader())
                .findFirst()
                .orElseThrow();
    }
}
