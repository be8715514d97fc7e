package org.enlace.launcher.build;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The jars that the build gathered from its dependencies.
 *
 * @param folder laid out as a Maven repository
 */
record GatheredJars(Path folder) {
    /**
     * The jar of an artifact; where the build depends on another form of it, which has a classifier, that form.
     *
     * @param id group:artifact:version
     */
    Path find(String id) throws IOException {
        Path jar = folder.resolve(path(id));
        if (Files.exists(jar) || !Files.isDirectory(jar.getParent())) {
            return jar;
        }
        try (Stream<Path> forms = Files.list(jar.getParent())) {
            return forms.filter(form -> form.toString().endsWith(".jar"))
                    .findFirst()
                    .orElse(jar);
        }
    }

    /** The path in a Maven repository of an artifact's jar without a classifier. */
    static String path(String id) {
        String[] part = id.split(":");
        return String.join("/", part[0].replace('.', '/'), part[1], part[2], part[1] + "-" + part[2] + ".jar");
    }

    /** The bundles of a feature by their ids, in its order. */
    Map<String, Path> of(JsonObject feature, Path source) throws IOException {
        Map<String, Path> found = new LinkedHashMap<>();
        for (JsonObject bundle : feature.getJsonArray("bundles").getValuesAs(JsonObject.class)) {
            found.put(bundle.getString("id"), present(bundle.getString("id"), source));
        }
        return found;
    }

    /** The feature with the SHA-256 of each of its bundles. */
    JsonObject digested(JsonObject feature, Path source) throws IOException {
        JsonArrayBuilder bundles = Json.createArrayBuilder();
        for (JsonObject bundle : feature.getJsonArray("bundles").getValuesAs(JsonObject.class)) {
            String sha256 = Assembly.sha256(present(bundle.getString("id"), source));
            bundles.add(Json.createObjectBuilder(bundle).add("sha256", sha256));
        }
        JsonObjectBuilder filled = Json.createObjectBuilder();
        feature.forEach((key, value) -> {
            if (key.equals("bundles")) {
                filled.add(key, bundles);
            } else {
                filled.add(key, value);
            }
        });
        return filled.build();
    }

    private Path present(String id, Path source) throws IOException {
        Path jar = find(id);
        if (!Files.isRegularFile(jar)) {
            throw new IOException(
                    "The feature " + source.getFileName() + " names the bundle " + id
                            + ", which the build did not gather; every bundle of a feature is a dependency of the distribution");
        }
        return jar;
    }
}
