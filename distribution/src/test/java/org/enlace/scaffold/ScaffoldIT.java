package org.enlace.scaffold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.enlace.architecture.ModuleRules;
import org.enlace.launcher.build.ModuleArchives;
import org.enlace.launcher.build.Signer;
import org.enlace.node.Account;
import org.enlace.node.Browser;
import org.enlace.node.Client;
import org.enlace.node.NotesNode;
import org.enlace.node.Program;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the scaffold makes is built with its own tests, signed, installed into a running node, used and removed. */
class ScaffoldIT {
    private static final String[] GLOSSARY = {
        "glossary", "Glosario de términos", "Glossário de termos", "Glossary of terms", "Glossaire d'usage"
    };
    private static final String BUNDLE = "org.enlace.glossary";
    private static final Pattern RUN = Pattern.compile("<testsuite [^>]*?tests=\"(\\d+)\"");

    @TempDir
    private static Path folder;

    private static Project project;

    @BeforeAll
    static void aCopyOfTheSources() throws IOException {
        project = Project.copiedTo(folder.resolve("enlace"));
    }

    @Test
    void whatIsAskedForWronglyIsRefusedWithAReasonAndNothingIsWritten() throws IOException {
        Map<String, String> before = project.files();
        for (String[] wrong : new String[][] {
            {"Two words", "\"Two words\" is no id", "Título", "Título", "Title", "Titre"},
            {"x", "\"x\" is no id", "Título", "Título", "Title", "Titre"},
            {"switch", "\"switch\" means something", "Título", "Título", "Title", "Titre"},
            {"order", "\"order\" means something", "Título", "Título", "Title", "Titre"},
            {"protocols", "\"protocols\" is taken", "Título", "Título", "Title", "Titre"},
            {"officers", "\"officers\" is taken", "Título", "Título", "Title", "Titre"},
            {"glossary", "Five arguments", "Título", "Título", "Title"},
            {"glossary", "\"<b>\" is no title", "<b>", "Título", "Title", "Titre"},
        }) {
            String[] arguments =
                    Stream.concat(Stream.of(wrong[0]), Stream.of(wrong).skip(2)).toArray(String[]::new);
            Project.Outcome outcome = project.newModuleCompiled(arguments);
            assertEquals(2, outcome.status(), outcome.said());
            assertTrue(outcome.said().contains(wrong[1]), outcome.said());
        }
        assertEquals(before, project.files());
    }

    @Test
    void aGeneratedModuleIsBuiltSignedInstalledUsedAndRemoved() throws IOException {
        Map<String, String> before = project.files();
        Project.Outcome made = project.newModule(GLOSSARY);
        assertEquals(0, made.status(), made.said());
        onlyAdded(before, project.files());
        assertEquals(2, project.newModuleCompiled(GLOSSARY).status());

        Project.Outcome built = project.maven(BUNDLE, "verify");
        assertEquals(0, built.status(), built.said());
        Path bundle = project.root().resolve("bundles").resolve(BUNDLE);
        assertTrue(testsRun(bundle) >= 20, built.said());
        assertEquals(List.of(), ModuleRules.problems(bundle));

        Path archive = archive(bundle);
        try (Program node = Program.demo(folder.resolve("data"))) {
            Browser officer = new Browser(node).signIn(Account.ofDemo(node, "officer"));
            assertEquals(404, officer.get("/glossary").statusCode());
            node.enlace("shell", "module:install", archive.toString());
            assertTrue(node.enlace("shell", "module:list").contains("glossary"));
            used(officer, Client.of(node, "officer"));
            node.enlace("shell", "module:remove", "glossary");
            assertEquals(404, officer.get("/glossary").statusCode());
            assertFalse(officer.get("/").body().contains("/glossary"));
        }
    }

    /** A file of the project was changed only where lines were added, and in two files only. */
    private static void onlyAdded(Map<String, String> before, Map<String, String> after) {
        Set<String> changed = new TreeSet<>();
        before.forEach((file, content) -> {
            String now = after.get(file);
            if (!content.equals(now)) {
                changed.add(file);
                assertEquals(
                        content.lines().toList(),
                        now.lines().filter(line -> !line.contains(BUNDLE)).toList());
            }
        });
        assertEquals(Set.of("bundles/pom.xml", "distribution/pom.xml"), changed);
        String left = "newmodule|TITLE_(ES|PT|EN|FR)|_OF_ENLACE|TODO|FIXME";
        after.forEach((file, content) -> {
            if (!before.containsKey(file)) {
                assertFalse(Pattern.compile(left).matcher(file + content).find(), file);
            }
        });
    }

    private static int testsRun(Path bundle) throws IOException {
        int run = 0;
        try (Stream<Path> reports = Files.list(bundle.resolve("target/surefire-reports"))) {
            for (Path report :
                    reports.filter(file -> file.toString().endsWith(".xml")).toList()) {
                Matcher tests = RUN.matcher(Files.readString(report));
                assertTrue(tests.find(), report.toString());
                run += Integer.parseInt(tests.group(1));
            }
        }
        return run;
    }

    /** As the distribution's build makes and signs it. */
    private static Path archive(Path bundle) throws IOException {
        String version = project.version();
        Path target = folder.resolve("built");
        Path jar = Path.of(BUNDLE, version, BUNDLE + "-" + version + ".jar");
        Path gathered = target.resolve("jars/org/enlace").resolve(jar);
        Files.createDirectories(gathered.getParent());
        Files.copy(bundle.resolve("target").resolve(jar.getFileName()), gathered);
        String feature = Files.readString(project.root().resolve("features/glossary.json"));
        Path filled =
                Files.writeString(target.resolve("glossary.json"), feature.replace("${project.version}", version));
        Signer signer = Signer.development(Path.of("target/signing"));
        return ModuleArchives.of(target, signer, Instant.parse("2026-11-25T00:00:00Z"))
                .make("glossary", filled);
    }

    private static void used(Browser officer, Client program) {
        assertTrue(officer.get("/").body().contains("href=\"/glossary\""));
        HttpResponse<String> empty = officer.get("/glossary");
        assertEquals(200, empty.statusCode(), empty.body());
        assertTrue(empty.body().contains("href=\"/glossary/new\""), empty.body());

        assertEquals(
                422, officer.post("/glossary/new", "title", "", "text", "Words").statusCode());
        HttpResponse<String> created = officer.done("/glossary/new", "title", "Quebracho", "text", "A hard wood");
        String id = created.headers().firstValue("Location").orElseThrow().replaceAll(".*/|\\?.*", "");
        assertTrue(officer.get("/glossary").body().contains("Quebracho"));

        String path = "/api/glossary/" + id;
        assertTrue(program.get("/api/glossary").body().contains("Quebracho"));
        assertEquals("\"v1\"", program.get(path).headers().firstValue("ETag").orElseThrow());
        String changed = "{\"title\": \"Quebracho colorado\", \"text\": \"A harder wood\"}";
        assertEquals(428, put(program, path, null, changed));
        assertEquals(200, put(program, path, "\"v1\"", changed));
        assertEquals(412, put(program, path, "\"v1\"", changed));
        assertEquals(422, put(program, path, "\"v2\"", "{\"title\": \"\", \"text\": \"Words\"}"));
        assertTrue(officer.get("/glossary/" + id).body().contains("A harder wood"));
        NotesNode.await(
                "it is found", () -> officer.get("/search?q=harder").body().contains("/glossary/" + id));

        officer.done("/glossary/" + id + "/withdraw", "version", "2", "reason", "Out of date");
        assertFalse(officer.get("/glossary").body().contains(id));
        assertTrue(officer.get("/glossary?state=withdrawn").body().contains(id));
    }

    private static int put(Client program, String path, String tag, String json) {
        var request =
                program.at(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json));
        return program.send(tag == null ? request : request.header("If-Match", tag))
                .statusCode();
    }
}
