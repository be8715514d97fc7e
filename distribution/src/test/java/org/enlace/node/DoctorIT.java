package org.enlace.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.enlace.launcher.ShellCall;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Faults are injected into a running node for real, and its doctor finds them, says what to do and forgets them once they are mended. */
@TestInstance(Lifecycle.PER_CLASS)
class DoctorIT {
    private static final String MAIL = "org.enlace.mail";

    @TempDir
    private static Path folder;

    private Program node;

    @BeforeAll
    void start() {
        node = Program.demo(folder.resolve("data"));
    }

    @AfterAll
    void end() {
        node.close();
    }

    @Test
    void aMistakeInAFileIsFoundUntilItIsMended() throws Exception {
        Path file = node.data().resolve("config/mine.json");
        Files.writeString(file, "{\"" + MAIL + "\": {\"giveUpHuors\": 5}}");
        NotesNode.await("the mistake is found", () -> codes().contains("config.wrong"));
        assertTrue(node.told("node:doctor").status() >= 1);
        assertTrue(node.told("node:doctor").out().contains("did you mean \"giveUpHours\"?"));
        Files.delete(file);
        NotesNode.await("the mistake is gone", () -> !codes().contains("config.wrong"));
    }

    @Test
    void aClockBehindWhatTheNodeWroteIsCritical() throws IOException {
        assertFalse(codes().contains("clock.behind"));
        Path later = Files.writeString(node.data().resolve("log/enlace-2099-01-01.0.log.gz"), "x");
        Files.setLastModifiedTime(later, FileTime.from(Instant.now().plus(Duration.ofDays(1))));
        assertTrue(codes().contains("clock.behind"));
        assertEquals(2, node.told("node:doctor").status());
        Files.delete(later);
        assertFalse(codes().contains("clock.behind"));
    }

    @Test
    void aModuleOfWhichAFileWasChangedIsFound() throws IOException {
        assertFalse(codes().contains("module.changed"));
        Path member;
        try (Stream<Path> files = Files.walk(node.data().resolve("modules"))) {
            member = files.filter(file -> file.toString().endsWith(".json")
                            && file.toString().contains("protocol")
                            && !file.endsWith("installed.json"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] signed = Files.readAllBytes(member);
        byte[] changed = signed.clone();
        changed[changed.length / 2] ^= 1;
        Files.write(member, changed);
        try {
            NotesNode.await("the change is found", () -> codes().contains("module.changed"));
        } finally {
            Files.write(member, signed);
        }
        NotesNode.await("nothing is changed any more", () -> !codes().contains("module.changed"));
    }

    @Test
    void thePageSaysTheSameInTheReadersLanguage() throws IOException {
        Browser admin = new Browser(node).signIn(Account.ofDemo(node, "admin"));
        String page = admin.get("/doctor").body();
        assertTrue(page.contains("Estado del nodo"), page);
        admin.get("/language/fr");
        assertTrue(admin.get("/doctor").body().contains("État du nœud"));
    }

    @Test
    void monitoringReadsFiguresThatNameNobody() {
        String figures = Client.anonymous(node).get("/metrics").body();
        for (String name : Set.of(
                "enlace_disk_free_bytes ",
                "enlace_database_connections{state=\"active\"} ",
                "enlace_health_problems{blocking=\"true\",check=\"database\"} 0",
                "enlace_http_request_seconds_count{module=\"platform\"} ",
                "jvm_threads_current ")) {
            assertTrue(figures.contains("\n" + name), name + " in " + figures);
        }
        assertFalse(figures.contains("admin"), figures);
    }

    @Test
    void aSettingIsCheckedKeptOverAKillTracedAndUndone() throws IOException {
        ShellCall wrong = node.told("config:set", MAIL, "giveUpHours", "soon");
        assertEquals(1, wrong.status());
        assertTrue(wrong.err().contains("giveUpHours\" takes a whole number"), wrong.err());
        assertEquals("72\n", node.shell("config:get", MAIL, "giveUpHours"));

        node.shell("config:set", MAIL, "giveUpHours", "24");
        assertEquals("24\n", node.shell("config:get", MAIL, "giveUpHours"));
        node.killed();
        node.started();
        assertEquals("24\n", node.shell("config:get", MAIL, "giveUpHours"));

        Browser admin = new Browser(node).signIn(Account.ofDemo(node, "admin"));
        admin.done("/configuration/set", "pid", MAIL, "key", "giveUpHours", "value", "48");
        assertEquals("48\n", node.shell("config:get", MAIL, "giveUpHours"));
        assertEquals(
                422,
                admin.post("/configuration/set", "pid", MAIL, "key", "giveUpHours", "value", "0")
                        .statusCode());
        String history = node.shell("config:history");
        assertTrue(history.contains("admin") && history.contains("console"), history);
        assertTrue(admin.get("/configuration/history").body().contains("giveUpHours: 24 → 48"));

        node.shell("config:undo");
        assertEquals("24\n", node.shell("config:get", MAIL, "giveUpHours"));
        node.shell("config:set", MAIL, "giveUpHours", "--default");
        assertEquals("72\n", node.shell("config:get", MAIL, "giveUpHours"));
        assertTrue(admin.get("/audit").body().contains("Ajuste de la configuración"));
    }

    @Test
    void aSupportArchiveIsWrittenOnlyWhenAskedAndNamesNobody() throws IOException {
        Path file = folder.resolve("support.zip");
        assertEquals(1, node.told("log:bundle", file.toString()).status());
        assertFalse(Files.exists(file));
        node.shell("log:bundle", file.toString(), "--yes");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        Map<String, String> entries = entries(file);
        assertEquals(
                Set.of("README.txt", "node.json", "doctor.json", "configuration.json", "enlace.log"), entries.keySet());
        assertTrue(entries.get("node.json").contains("org.enlace.shell"));
        assertTrue(entries.get("enlace.log").contains("Database: "), entries.get("enlace.log"));
        assertTrue(entries.get("configuration.json").contains("giveUpHours"));
    }

    private Set<String> codes() {
        Set<String> codes = new TreeSet<>();
        try (JsonReader reader = Json.createReader(
                new StringReader(node.told("node:doctor", "--json").out()))) {
            reader.readObject().getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                    .flatMap(check -> check.getJsonArray("findings").getValuesAs(JsonObject.class).stream())
                    .forEach(finding -> codes.add(finding.getString("code")));
        }
        return codes;
    }

    static Map<String, String> entries(Path file) throws IOException {
        Map<String, String> entries = new TreeMap<>();
        try (InputStream in = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }
}
