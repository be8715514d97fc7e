package org.enlace.launcher.build;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bill of materials of the whole distribution, as the build made it, and the part of it that a module archive carries. */
final class Sbom {
    private final Path file;

    Sbom(Path file) {
        this.file = file;
    }

    void copyTo(Path copy) throws IOException {
        if (Files.exists(file)) {
            Files.copy(file, copy);
        }
    }

    /** A CycloneDX document for one module: itself, and each bundle with what the distribution's document says of it. */
    void writeModule(String name, String version, JsonArray bundles, Path target) throws IOException {
        String reference = "pkg:generic/enlace/" + name + "@" + version;
        JsonArrayBuilder components = Json.createArrayBuilder();
        JsonArrayBuilder references = Json.createArrayBuilder();
        for (JsonObject bundle : bundles.getValuesAs(JsonObject.class)) {
            JsonObject component = component(bundle);
            components.add(component);
            references.add(component.getString("bom-ref"));
        }
        JsonObjectBuilder module = Json.createObjectBuilder()
                .add("type", "application")
                .add("bom-ref", reference)
                .add("group", "org.enlace")
                .add("name", name)
                .add("version", version)
                .add("purl", reference);
        Assembly.write(
                Json.createObjectBuilder()
                        .add("bomFormat", "CycloneDX")
                        .add("specVersion", "1.6")
                        .add("version", 1)
                        .add("metadata", Json.createObjectBuilder().add("component", module))
                        .add("components", components)
                        .add(
                                "dependencies",
                                Json.createArrayBuilder()
                                        .add(Json.createObjectBuilder()
                                                .add("ref", reference)
                                                .add("dependsOn", references)))
                        .build(),
                target);
    }

    private JsonObject component(JsonObject bundle) throws IOException {
        String[] part = bundle.getString("id").split(":");
        String purl = "pkg:maven/" + part[0] + "/" + part[1] + "@" + part[2] + "?type=jar";
        JsonArray hashes = Json.createArrayBuilder()
                .add(Json.createObjectBuilder().add("alg", "SHA-256").add("content", bundle.getString("sha256")))
                .build();
        JsonObject known = known(purl);
        if (known != null) {
            return Json.createObjectBuilder(known).add("hashes", hashes).build();
        }
        return Json.createObjectBuilder()
                .add("type", "library")
                .add("bom-ref", purl)
                .add("group", part[0])
                .add("name", part[1])
                .add("version", part[2])
                .add("hashes", hashes)
                .add("purl", purl)
                .build();
    }

    private JsonObject known(String purl) throws IOException {
        if (!Files.exists(file)) {
            return null;
        }
        return Assembly.read(file).getJsonArray("components").getValuesAs(JsonObject.class).stream()
                .filter(component -> purl.equals(component.getString("purl", "")))
                .findFirst()
                .orElse(null);
    }
}
