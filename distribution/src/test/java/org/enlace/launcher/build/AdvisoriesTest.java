package org.enlace.launcher.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which advisories concern a component, by samples in the form that OSV exports. */
class AdvisoriesTest {
    private static final String DERBY = """
            {"schema_version": "1.4.0", "id": "GHSA-rcjc-c4pj-xxrp", "modified": "2023-11-20T23:26:35Z", "aliases": ["CVE-2022-46337"],
             "summary": "Apache Derby: LDAP injection vulnerability in authenticator", "severity": [],
             "affected": [{"package": {"ecosystem": "Maven", "name": "org.apache.derby:derby"},
               "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "10.1.1.0"}, {"fixed": "10.17.1.0"}]}]}]}
            """;
    private static final String JACKSON = """
            {"id": "GHSA-72hv-8253-57qq", "summary": "jackson-core: Number Length Constraint Bypass in Async Parser",
             "affected": [
               {"package": {"ecosystem": "Maven", "name": "com.fasterxml.jackson.core:jackson-core", "purl": "pkg:maven/com.fasterxml.jackson.core/jackson-core"},
                "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "2.19.0"}, {"fixed": "2.21.1"}]}]},
               {"package": {"ecosystem": "Maven", "name": "com.fasterxml.jackson.core:jackson-core"},
                "ranges": [{"type": "ECOSYSTEM", "events": [{"fixed": "2.18.6"}, {"introduced": "2.0.0"}]}]}]}
            """;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource({
        "1.9.9,    0",
        "2.0.0,    1",
        "2.18.5,   1",
        "2.18.6,   0",
        "2.19.0-rc1, 0",
        "2.19.0,   1",
        "2.20.1,   1",
        "2.21.1-SNAPSHOT, 1",
        "2.21.1,   0",
        "2.21.8,   0"
    })
    void rangesAreComparedInMavensOrder(String version, int hits) throws Exception {
        assertEquals(hits, compare(JACKSON, "com.fasterxml.jackson.core", "jackson-core", version));
    }

    @Test
    void aHitIsPrintedWithItsFixedVersion() throws Exception {
        assertEquals(1, compare(JACKSON, "com.fasterxml.jackson.core", "jackson-core", "2.18.5"));
        assertTrue(
                printed()
                        .contains("CONCERNS US GHSA-72hv-8253-57qq: com.fasterxml.jackson.core:jackson-core 2.18.5, "
                                + "fixed in 2.18.6. jackson-core: Number Length"),
                printed());
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"introduced\": \"0\"}',                                1.0, 1",
        "'{\"introduced\": \"0\"}, {\"last_affected\": \"1.0\"}',  1.0, 1",
        "'{\"introduced\": \"0\"}, {\"last_affected\": \"1.0\"}',  1.0.1, 0",
        "'{\"introduced\": \"1.0\"}, {\"last_affected\": \"1.0\"}', 1.1, 0",
        "'{\"introduced\": \"0\"}, {\"fixed\": \"1.0\"}, {\"introduced\": \"2\"}', 1.5, 0",
        "'{\"introduced\": \"0\"}, {\"fixed\": \"1.0\"}, {\"introduced\": \"2\"}', 2.1, 1",
        "'{\"introduced\": \"0\"}, {\"fixed\": \"1.0\"}',          1.0-beta1, 1"
    })
    void eventsAreTakenInTheOrderOfTheirVersions(String events, String version, int hits) throws Exception {
        assertEquals(hits, compare(advisory("Maven", "a:b", "ECOSYSTEM", events), "a", "b", version));
    }

    @Test
    void aListedVersionCountsWithoutARange() throws Exception {
        String listed =
                "{\"id\": \"X-1\", \"affected\": [{\"package\": {\"ecosystem\": \"Maven\", \"name\": \"a:b\"}, \"versions\": [\"1.2\"]}]}";
        assertEquals(1, compare(listed, "a", "b", "1.2"));
        assertTrue(printed().contains("not fixed"), printed());
        assertEquals(0, compare(listed, "a", "b", "1.3"));
    }

    @Test
    void anotherEcosystemACommitRangeAndAWithdrawnAdvisoryConcernNobody() throws Exception {
        String all = "{\"introduced\": \"0\"}";
        assertEquals(0, compare(advisory("PyPI", "a:b", "ECOSYSTEM", all), "a", "b", "1"));
        assertEquals(0, compare(advisory("Maven", "a:c", "ECOSYSTEM", all), "a", "b", "1"));
        assertEquals(0, compare(advisory("Maven", "a:b", "GIT", all), "a", "b", "1"));
        String withdrawn = advisory("Maven", "a:b", "ECOSYSTEM", all)
                .replace("{\"id\"", "{\"withdrawn\": \"2026-01-01T00:00:00Z\", \"id\"");
        assertEquals(0, compare(withdrawn, "a", "b", "1"));
        assertEquals(1, compare(advisory("Maven:https://repo.example", "a:b", "ECOSYSTEM", all), "a", "b", "1"));
    }

    @Test
    void aWebJarIsAlsoKnownByItsNameInNpm() throws Exception {
        String events = "{\"introduced\": \"0\"}, {\"fixed\": \"2.0.11\"}";
        assertEquals(
                1, compare(advisory("npm", "htmx.org", "SEMVER", events), "org.webjars.npm", "htmx.org", "2.0.10"));
        assertEquals(
                1,
                compare(
                        advisory("npm", "@ministryofjustice/frontend", "SEMVER", "{\"introduced\": \"0\"}"),
                        "org.webjars.npm",
                        "ministryofjustice__frontend",
                        "7.1.0"));
    }

    @Test
    void anAcceptedAdvisoryIsNoHitAndIsReportedWhenNotNeeded() throws Exception {
        Map<String, String> accepted =
                Map.of("CVE-2022-46337 org.apache.derby:derby", "no LDAP", "CVE-1 a:b", "a reason that is gone");
        assertEquals(0, compare(DERBY, accepted, "org.apache.derby", "derby", "10.16.1.1"));
        assertTrue(
                printed().contains("Accepted    GHSA-rcjc-c4pj-xxrp CVE-2022-46337: org.apache.derby:derby"),
                printed());
        assertTrue(printed().contains("Reason: no LDAP"), printed());
        assertTrue(printed().contains("Not needed  CVE-1 a:b"), printed());
        assertEquals(1, compare(DERBY, Map.of(), "org.apache.derby", "derby", "10.16.1.1"));
    }

    @Test
    void anArrayAndAZipAreRead() throws Exception {
        assertEquals(2, Advisories.read(file("[" + DERBY + "," + JACKSON + "]")).size());
        Path zip = folder.resolve("all.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String text : List.of(DERBY, JACKSON)) {
                out.putNextEntry(new ZipEntry("GHSA-" + text.length() + ".json"));
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
            out.putNextEntry(new ZipEntry("README.md"));
        }
        assertEquals(2, Advisories.read(zip).size());
    }

    @Test
    void whatIsNoAdvisoryIsRefusedByName() throws Exception {
        for (String wrong : List.of("", "nonsense", "[1]", "{\"summary\": \"no id\"}")) {
            Path file = file(wrong);
            IOException refused = assertThrows(IOException.class, () -> Advisories.read(file));
            assertTrue(refused.getMessage().contains(file.toString()), refused.getMessage());
        }
    }

    @Test
    void anAcceptedLineNeedsItsReason() throws Exception {
        assertEquals(
                Map.of("CVE-1 a:b", "never called here"),
                Advisories.accepted(file("# a remark\n\nCVE-1 a:b never called here\n")));
        Path wrong = file("CVE-1 a:b\n");
        assertThrows(IOException.class, () -> Advisories.accepted(wrong));
    }

    private int compare(String advisory, String group, String name, String version) throws IOException {
        return compare(advisory, Map.of(), group, name, version);
    }

    private int compare(String advisory, Map<String, String> accepted, String group, String name, String version)
            throws IOException {
        JsonObject component = Json.createObjectBuilder()
                .add("group", group)
                .add("name", name)
                .add("version", version)
                .build();
        printed.reset();
        return new Advisories(List.of(component), accepted, new PrintStream(printed, true, StandardCharsets.UTF_8))
                .compare(Advisories.read(file(advisory)));
    }

    private static String advisory(String ecosystem, String name, String type, String events) {
        return "{\"id\": \"X-1\", \"affected\": [{\"package\": {\"ecosystem\": \"" + ecosystem + "\", \"name\": \""
                + name + "\"}, \"ranges\": [{\"type\": \"" + type + "\", \"events\": [" + events + "]}]}]}";
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("given"), text);
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
