package org.enlace.launcher.build;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The jars that the build gathered from its dependencies.
 *
 * @param folder laid out as a Maven repository
 */
record GatheredJars(Path folder) {
    /** @param id group:artifact:version */
    Path find(String id) {
        String[] part = id.split(":");
        return folder.resolve(part[0].replace('.', '/'))
                .resolve(part[1])
                .resolve(part[2])
                .resolve(part[1] + "-" + part[2] + ".jar");
    }

    /** The bundles of a feature, in its order. */
    List<Path> of(JsonObject feature, Path source) throws IOException {
        List<Path> jars = new ArrayList<>();
        for (JsonObject bundle : feature.getJsonArray("bundles").getValuesAs(JsonObject.class)) {
            jars.add(present(bundle.getString("id"), source));
        }
        return jars;
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
