package org.enlace.equinox;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.enlace.node.FreePort;
import org.junit.jupiter.api.Assertions;

/** The node as the build assembled it: what its platform feature names, found in its repository. */
record AssembledNode(Path home, List<Part> parts) {
    static final int START_LEVEL = 10;
    private static final Pattern EXAM =
            Pattern.compile("(pax-exam-extender-service|pax-swissbox-[a-z]+|ops4j-base)-[0-9.]+\\.jar");

    /** A bundle of the platform. */
    record Part(Path jar, int startLevel) {}

    static AssembledNode of(Path home) throws IOException {
        Path feature = home.resolve("features/platform.json");
        Assertions.assertTrue(
                Files.exists(feature), "The node is assembled first (mvn package -pl distribution): " + feature);
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(feature))) {
            List<Part> parts = reader.readObject().getJsonArray("bundles").getValuesAs(JsonObject.class).stream()
                    .map(bundle -> part(home, bundle))
                    .toList();
            return new AssembledNode(home, parts);
        }
    }

    private static Part part(Path home, JsonObject bundle) {
        String[] id = bundle.getString("id").split(":");
        Path jar = home.resolve("repository")
                .resolve(id[0].replace('.', '/'))
                .resolve(id[1])
                .resolve(id[2])
                .resolve(id[1] + "-" + id[2] + ".jar");
        return new Part(jar, bundle.getInt("start-level"));
    }

    /**
     * An empty data folder as the launcher prepares it, with a node that waits only a second for components and takes what
     * this build signed.
     */
    void prepareData(Path data) throws IOException {
        if (Files.exists(data)) {
            try (Stream<Path> old = Files.walk(data)) {
                for (Path each : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
        for (String folder : List.of("run", "cache", "log", "config", "modules", "tmp")) {
            Files.createDirectories(data.resolve(folder));
        }
        Files.writeString(
                data.resolve("config/modules.json"),
                "{\"org.enlace.modules\": {\"componentSeconds\": 1, \"developmentSigner\": true}}");
    }

    /** What the launcher would set. */
    Map<String, String> properties(Path data) throws IOException {
        System.setProperty("enlace.home", home.toString());
        System.setProperty("enlace.data", data.toString());
        System.setProperty("derby.system.home", data.resolve("database").toString());
        String port = String.valueOf(FreePort.onLoopback());
        return Map.of(
                "enlace.country", "CO",
                "enlace.home", home.toString(),
                "enlace.data", data.toString(),
                "enlace.version", "0.1.0",
                "enlace.demo", "false",
                "enlace.http.port", port,
                "enlace.http.host", "127.0.0.1",
                "org.osgi.service.http.port", port,
                "org.apache.felix.http.host", "127.0.0.1",
                "eclipse.log.enabled", "false");
    }

    /** Pax Exam's own bundles, from the test's class path; its API is exported by the framework itself. */
    static List<Path> examBundles() {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(path.split(File.pathSeparator))
                .map(Path::of)
                .filter(jar -> EXAM.matcher(jar.getFileName().toString()).matches())
                .toList();
    }
}
