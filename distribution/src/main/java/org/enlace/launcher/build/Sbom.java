package org.enlace.launcher.build;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The bill of materials of the whole distribution, as the build made it, and the part of it that a module archive carries. */
final class Sbom {
    private static final String OWN_LICENCE = "EUPL-1.2";
    private final Path file;

    Sbom(Path file) {
        this.file = file;
    }

    List<JsonObject> components() throws IOException {
        return Assembly.read(file).getJsonArray("components").getValuesAs(JsonObject.class);
    }

    /**
     * The document for the whole distribution. A component's hash is that of the jar as shipped, whose path comes first in its
     * evidence. A component of which only parts are shipped, inside other jars, has no hash.
     */
    void writeDistribution(List<Component> components, ShippedJars shipped, LicenceTable licences, Path copy)
            throws IOException {
        JsonObject document = Assembly.read(file);
        JsonArrayBuilder all = Json.createArrayBuilder();
        Set<ShippedJars.Jar> described = new HashSet<>();
        for (Component component : components) {
            all.add(component(component, licences));
            described.addAll(component.wholes());
        }
        for (ShippedJars.Jar jar : shipped.all()) {
            if (described.contains(jar)) {
                continue;
            }
            if (!jar.own()) {
                throw new IOException(jar.location() + " is shipped and in no bill of materials; "
                        + "everything shipped is a dependency of the distribution");
            }
            all.add(ownPart(
                    jar,
                    document.getJsonObject("metadata")
                            .getJsonObject("component")
                            .getString("version")));
        }
        Assembly.write(Json.createObjectBuilder(document).add("components", all).build(), copy);
    }

    private static JsonObject component(Component component, LicenceTable table) {
        JsonObjectBuilder described = Json.createObjectBuilder(component.described());
        if (!component.isShipped()) {
            return described
                    .add("scope", "excluded")
                    .add("hashes", sha256(component.gathered().sha256()))
                    .build();
        }
        described
                .add("scope", "required")
                .add(
                        "licenses",
                        licences(
                                component.isOwn()
                                        ? OWN_LICENCE
                                        : table.rows().get(component.name()).licence()))
                .add("evidence", evidence(component.places()));
        if (component.wholes().isEmpty()) {
            return described
                    .remove("hashes")
                    .add("pedigree", pedigree(component, "Parts of it lie in the jars that evidence names."))
                    .build();
        }
        String sha256 = component.wholes().get(0).sha256();
        described.add("hashes", sha256(sha256));
        if (!sha256.equals(component.gathered().sha256())) {
            described.add("pedigree", pedigree(component, "Repacked without its signature, otherwise unaltered."));
        }
        return described.build();
    }

    /** A jar that the assembly made of the project's own classes. */
    private static JsonObjectBuilder ownPart(ShippedJars.Jar jar, String version) {
        String name = Path.of(jar.location()).getFileName().toString().replace(".jar", "");
        String purl = "pkg:generic/enlace/" + name + "@" + version;
        return Json.createObjectBuilder()
                .add("type", "library")
                .add("bom-ref", purl)
                .add("group", "org.enlace")
                .add("name", name)
                .add("version", version)
                .add("scope", "required")
                .add("hashes", sha256(jar.sha256()))
                .add("licenses", licences(OWN_LICENCE))
                .add("purl", purl)
                .add("evidence", evidence(List.of(jar)));
    }

    private static JsonArrayBuilder sha256(String content) {
        return Json.createArrayBuilder()
                .add(Json.createObjectBuilder().add("alg", "SHA-256").add("content", content));
    }

    private static JsonArrayBuilder licences(String expression) {
        JsonObjectBuilder licence = Json.createObjectBuilder();
        if (expression.contains(" ") || expression.startsWith("LicenseRef-")) {
            licence.add("expression", expression);
        } else {
            licence.add("license", Json.createObjectBuilder().add("id", expression));
        }
        return Json.createArrayBuilder().add(licence);
    }

    private static JsonObjectBuilder evidence(List<ShippedJars.Jar> places) {
        JsonArrayBuilder occurrences = Json.createArrayBuilder();
        places.forEach(place -> occurrences.add(Json.createObjectBuilder().add("location", place.location())));
        return Json.createObjectBuilder().add("occurrences", occurrences);
    }

    /** The jar as its maker published it. */
    private static JsonObjectBuilder pedigree(Component component, String notes) {
        JsonObjectBuilder ancestor = Json.createObjectBuilder()
                .add("type", "library")
                .add("group", component.described().getString("group", ""))
                .add("name", component.described().getString("name"))
                .add("version", component.version())
                .add("hashes", sha256(component.gathered().sha256()))
                .add("purl", component.described().getString("purl"));
        return Json.createObjectBuilder()
                .add("ancestors", Json.createArrayBuilder().add(ancestor))
                .add("notes", notes);
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
        JsonArrayBuilder hashes = sha256(bundle.getString("sha256"));
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
        return components().stream()
                .filter(component -> purl.equals(component.getString("purl", "")))
                .findFirst()
                .orElse(null);
    }
}
