package org.enlace.launcher.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The bill of materials and the licences of the assembled distribution, against its files. */
class BillOfMaterialsIT {
    private static final Path HOME = Path.of("target/enlace");
    private static List<JsonObject> components;

    @BeforeAll
    static void read() throws IOException {
        components = Assembly.read(HOME.resolve("sbom.json"))
                .getJsonArray("components")
                .getValuesAs(JsonObject.class);
    }

    @Test
    void everyHashIsThatOfTheJarAsShipped() throws IOException {
        int compared = 0;
        for (JsonObject component : shipped()) {
            if (component.containsKey("hashes")) {
                JsonObject hash = component.getJsonArray("hashes").getJsonObject(0);
                assertEquals("SHA-256", hash.getString("alg"));
                String place = places(component).get(0);
                assertEquals(Assembly.sha256(bytes(place)), hash.getString("content"), place);
                compared++;
            }
        }
        assertTrue(compared > 80, "only " + compared + " hashes were compared");
    }

    @Test
    void everyJarIsAComponent() throws IOException {
        Set<String> named = shipped().stream()
                .filter(component -> component.containsKey("hashes"))
                .flatMap(component -> places(component).stream())
                .collect(Collectors.toSet());
        Set<String> missing = Folders.files(HOME).stream()
                .map(file -> Folders.name(HOME, file))
                .filter(name -> name.endsWith(".jar") && !named.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), missing);
        assertTrue(named.containsAll(Set.of("lib/launcher.jar", "lib/certificate.jar", "lib/court-bundle.jar")));
    }

    @Test
    void whatIsNotShippedIsExcluded() {
        for (JsonObject component : components) {
            assertEquals(
                    component.containsKey("evidence") ? "required" : "excluded",
                    component.getString("scope"),
                    component.getString("name"));
        }
        assertFalse(shipped().stream()
                .anyMatch(component -> component.getString("name").equals("osgi.annotation")));
    }

    @Test
    void eachLicenceIsThereOnceWithTheNotices() throws IOException {
        for (JsonObject component : shipped()) {
            JsonObject licence = component.getJsonArray("licenses").getJsonObject(0);
            String expression = licence.getString(
                    "expression",
                    licence.containsKey("license")
                            ? licence.getJsonObject("license").getString("id")
                            : "");
            for (String id : expression.split(" AND ")) {
                Path text = id.equals("EUPL-1.2") ? HOME.resolve("LICENSE") : HOME.resolve("licences/" + id + ".txt");
                assertTrue(Files.isRegularFile(text), component.getString("name") + " is under " + id);
            }
        }
        String notices = Files.readString(HOME.resolve("licences/NOTICES.txt"));
        assertTrue(notices.contains("Copyright (c) 1997, PostgreSQL Global Development Group"));
        assertTrue(notices.contains("Atlassian Pty Ltd"));
        assertEquals(notices.indexOf("Atlassian Pty Ltd"), notices.lastIndexOf("Atlassian Pty Ltd"));
    }

    @Test
    void aBundleOfAModuleNamesTheLibrariesItHasPartsOf() throws IOException {
        int named = 0;
        for (JsonObject component : shipped()) {
            String name = component.getString("group", "") + ":" + component.getString("name");
            for (String place : places(component)) {
                if (place.contains("!/bundles/org.enlace.") && !name.startsWith("org.enlace:")) {
                    String notice = new String(bytes(place + "!/META-INF/NOTICE"), StandardCharsets.UTF_8);
                    assertTrue(notice.contains(name), place + " has parts of " + name);
                    named++;
                }
            }
        }
        assertTrue(named >= 2, "only " + named + " were looked at");
    }

    private static List<JsonObject> shipped() {
        return components.stream()
                .filter(component -> !component.getString("scope").equals("excluded"))
                .toList();
    }

    private static List<String> places(JsonObject component) {
        return component.getJsonObject("evidence").getJsonArray("occurrences").getValuesAs(JsonObject.class).stream()
                .map(occurrence -> occurrence.getString("location"))
                .toList();
    }

    private static byte[] bytes(String place) throws IOException {
        String[] steps = place.split("!/");
        byte[] bytes = Files.readAllBytes(HOME.resolve(steps[0]));
        for (String step : List.of(steps).subList(1, steps.length)) {
            bytes = entry(bytes, step);
        }
        return bytes;
    }

    private static byte[] entry(byte[] archive, String name) throws IOException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return in.readAllBytes();
                }
            }
        }
        throw new IOException("no entry " + name);
    }
}
