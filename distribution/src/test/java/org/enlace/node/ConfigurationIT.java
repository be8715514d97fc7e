package org.enlace.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.enlace.launcher.ShellCall;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What would harm a node is not configured, and what harms it nevertheless is taken back. */
@TestInstance(Lifecycle.PER_CLASS)
class ConfigurationIT {
    private static final String DATABASE = "org.enlace.persistence";

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
    void aValueOfAnotherFormIsRefusedWithTheFormAndAnExample() {
        refused("America/Bogota", "org.enlace.web", "zone", "Mars/Phobos");
        refused("02:30", "org.enlace.backup", "time", "25:99");
        refused("/srv/backups", "org.enlace.backup", "folder", "relative/path");
        refused("America/Bogota", "org.enlace.scheduler", "zone", "Foo/Bar");
        refused("127.0.0.1", "org.enlace.shell.ssh", "host", "300.1.1.1");
        refused("no such address", "org.enlace.shell.ssh", "host", "203.0.113.9");
        refused("audit.read", "org.enlace.identity", "secondFactor", "administrator", "auditor");
        refused("no permission of this node", "org.enlace.identity", "secondFactor", "*.manage", "nothing.such");
        refused("mail.example.org", "org.enlace.mail", "host", "300.1.1.1");
        refused("https://", "org.enlace.mail", "address", "enlace");
        refused("enlace@", "org.enlace.mail", "from", "enlace");
        refused("unix:/", "org.enlace.files", "clamd", "clamd");
        refused("jdbc:postgresql://", DATABASE, "url", "jdbc:foo");
        refused("--yes", DATABASE, "url", "jdbc:postgresql://127.0.0.1:1/nowhere");
        refused("127.0.0.1:1", DATABASE, "url", "jdbc:postgresql://127.0.0.1:1/nowhere", "--yes");
        assertEquals("", node.shell("config:get", DATABASE, "url").strip());
    }

    private void refused(String says, String... words) {
        ShellCall call = set(words);
        assertEquals(1, call.status(), List.of(words) + " " + call.out());
        assertTrue(call.err().contains(says), call.err());
    }

    private ShellCall set(String... words) {
        String[] command = new String[words.length + 1];
        command[0] = "config:set";
        System.arraycopy(words, 0, command, 1, words.length);
        return node.told(command);
    }

    /** Whoever adds a key that takes a text says what it looks like, or names it here as one that may be anything. */
    @Test
    void everyTextHasAFormOrMayBeAnything() {
        Set<String> free = new TreeSet<>();
        try (JsonReader reader = Json.createReader(new StringReader(node.shell("config:list", "--json")))) {
            for (JsonObject entry : reader.readArray().getValuesAs(JsonObject.class)) {
                assertFalse(entry.getString("meaning").isEmpty()
                        && entry.getString("pid").startsWith("org.enlace"));
                if (entry.getString("pid").startsWith("org.enlace")
                        && entry.getString("takes").matches("a text|a list of texts")) {
                    free.add(entry.getString("pid") + " " + entry.getString("key"));
                }
            }
        }
        assertEquals(
                Set.of(
                        DATABASE + " user",
                        "org.enlace.mail user",
                        "org.enlace.jit.evidence loanSource",
                        "org.enlace.jit.timestamps certificates"),
                free);
    }

    @Test
    void aPasswordInAUrlIsRefusedAndStandsNowhere() throws IOException {
        for (String url : List.of(
                "jdbc:postgresql://u:hunter2@127.0.0.1/x",
                "jdbc:postgresql://127.0.0.1/x?password=hunter2",
                "jdbc:foo://127.0.0.1/x?password=hunter2")) {
            ShellCall call = set(DATABASE, "url", url);
            assertEquals(1, call.status(), url);
            assertTrue(call.err().contains("passwordFile"), call.err());
            assertFalse((call.err() + call.out()).contains("hunter2"), call.err());
        }
        assertFalse(node.shell("config:history").contains("hunter2"));
        assertFalse(node.log().contains("hunter2"));
    }

    @Test
    void aListIsShownAsAList() {
        String list = node.shell("config:list", "org.enlace.identity");
        assertTrue(list.contains("*.manage, audit.*"), list);
        node.shell("config:set", "org.enlace.identity", "secondFactor", "*.manage", "audit.read");
        list = node.shell("config:list", "org.enlace.identity");
        assertTrue(list.contains("*.manage, audit.read"), list);
        node.shell("config:undo");
    }

    @Test
    void thePageStaysWhereItIsWhileTheZoneChanges() {
        Browser admin = new Browser(node).signIn(Account.ofDemo(node, "admin"));
        for (String zone : List.of("America/Lima", "America/Bogota", "America/Lima", "Europe/Madrid")) {
            String done = admin.done("/configuration/set", "pid", "org.enlace.web", "key", "zone", "value", zone)
                    .headers()
                    .firstValue("Location")
                    .orElseThrow()
                    .replace(node.address(), "");
            for (int i = 0; i < 5; i++) {
                assertEquals(200, admin.get(done).statusCode(), zone);
            }
        }
        String wrong = admin.post("/configuration/set", "pid", "org.enlace.web", "key", "zone", "value", "Mars/Phobos")
                .body();
        assertTrue(wrong.contains("una zona horaria como America/Bogota"), wrong);
        node.shell("config:set", "org.enlace.web", "zone", "--default");
        for (String minutes : List.of("31", "32", "33")) {
            node.shell("config:set", "org.enlace.identity", "idleMinutes", minutes);
            assertEquals(200, admin.get("/configuration").statusCode(), minutes);
        }
        node.shell("config:set", "org.enlace.identity", "idleMinutes", "--default");
    }

    @Test
    void whatTheModuleItselfCannotUseThePageSaysInTheReadersLanguage() throws IOException {
        Browser admin = new Browser(node).signIn(Account.ofDemo(node, "admin"));
        String says = "La clave host no puede ser 203.0.113.9: esta máquina no tiene esa dirección";
        HttpResponse<String> set =
                admin.post("/configuration/set", "pid", "org.enlace.shell.ssh", "key", "host", "value", "203.0.113.9");
        assertEquals(422, set.statusCode());
        assertTrue(set.body().contains(says), set.body());

        Path file = node.data().resolve("config/ssh.json");
        Files.writeString(file, "{\"org.enlace.shell.ssh\": {\"host\": \"203.0.113.9\"}}");
        NotesNode.await(
                "what stands in a file is in force",
                () -> node.shell("config:get", "org.enlace.shell.ssh", "host").contains("203.0.113.9"));
        String away = admin.done(
                        "/configuration/set", "pid", "org.enlace.shell.ssh", "key", "host", "value", "127.0.0.1")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        HttpResponse<String> undo = admin.post("/configuration/undo", "number", away.substring(away.indexOf('=') + 1));
        assertEquals(422, undo.statusCode());
        assertTrue(undo.body().contains(says) && undo.body().contains("Historial de la configuración"), undo.body());
        node.shell("config:set", "org.enlace.shell.ssh", "host", "--default");
    }

    @Test
    void undoingTwiceGoesTwoChangesBack() {
        node.shell("config:set", "org.enlace.mail", "seconds", "31");
        node.shell("config:set", "org.enlace.mail", "seconds", "32");
        node.shell("config:undo");
        assertEquals("31\n", node.shell("config:get", "org.enlace.mail", "seconds"));
        node.shell("config:undo");
        assertEquals("30\n", node.shell("config:get", "org.enlace.mail", "seconds"));
        ShellCall none = node.told("config:undo", "9999");
        assertTrue(none.err().contains("There is no change 9999; config:history lists them"), none.err());
    }

    @Test
    void aUrlThatTakesTheDatabaseAwayIsNamedAndTakenBackWithoutTheAudit() throws IOException {
        Path file = node.data().resolve("config/database.json");
        Files.writeString(file, "{\"" + DATABASE + "\": {\"url\": \"jdbc:foo://x/y?password=hunter2\"}}");
        NotesNode.await(
                "the node is without its database",
                () -> node.told("node:status").out().contains("not one of PostgreSQL"));
        ShellCall check = node.told("config:check");
        assertEquals(1, check.status());
        assertTrue(check.out().contains("stays in force"), check.out());
        assertFalse((check.out() + node.shell("config:list", DATABASE)).contains("hunter2"), check.out());
        assertFalse(node.told("node:status").out().contains("hunter2"));
        assertFalse(node.log().contains("hunter2"));
        assertFalse(Files.readString(node.data().resolve("config/history/changes.jsonl"))
                .contains("hunter2"));
        refused("audit is not there", "org.enlace.identity", "idleMinutes", "31");

        node.shell("config:set", DATABASE, "url", "--default", "--yes");
        NotesNode.await(
                "the database is there again",
                () -> node.told("node:status").status() == 0
                        && !node.told("node:status").out().contains("not one of PostgreSQL"));
        assertTrue(node.shell("config:history").contains("console"));
        assertTrue(node.log().contains("Without the audit"));

        Files.writeString(file, "{\"" + DATABASE + "\": {\"url\": \"jdbc:foo\"}}");
        NotesNode.await(
                "the node is without its database",
                () -> node.told("node:status").out().contains("not one of PostgreSQL"));
        node.shell("config:undo", "--yes");
        NotesNode.await(
                "the database is there again", () -> node.told("node:status").status() == 0);
        assertEquals("", node.shell("config:get", DATABASE, "url").strip());
    }
}
