package org.enlace.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.enlace.node.Program;
import org.enlace.node.Program.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The assembled node as a process: it starts, says how it is, stops, and comes back from what may befall it. */
class NodeLifecycleIT {
    @TempDir
    private Path folder;

    private Program enlace;

    @BeforeEach
    void aNodeThatHasRunBefore() {
        enlace = Program.usedBefore(folder.resolve("data"));
    }

    @AfterEach
    void nothingIsLeftRunning() {
        enlace.run("stop");
    }

    private void started() {
        started("start");
    }

    private void started(String... command) {
        Outcome start = enlace.run(command);
        assertEquals(0, start.status(), start.said());
        assertTrue(start.said().contains("is ready at " + enlace.address()), start.said());
    }

    @Test
    void onAnEmptyFolderItStartsSaysThatItIsReadyAndStops() throws IOException {
        enlace = new Program(Program.assembled(), folder.resolve("empty")).with(SuperUser.ALLOW, "0");
        started("start", SuperUser.FLAG);
        assertEquals(0, enlace.run("status").status());
        assertEquals(
                enlace.address(),
                Files.readString(enlace.data().resolve("run/http")).strip());
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(enlace.data())));
        assertFalse(Files.exists(enlace.data().resolve("run/start")), "what it does while it starts");
        assertTrue(enlace.log().contains("Ready at " + enlace.address()), enlace.log());

        Outcome stop = enlace.run("stop");
        assertEquals(0, stop.status(), stop.said());
        assertEquals(Background.NOT_RUNNING, enlace.run("status").status());
        assertFalse(Files.exists(enlace.data().resolve("run/enlace.pid")));
        assertFalse(Files.exists(enlace.data().resolve("run/http")));

        // The second run makes the archive of class data, where Java can: with an agent in it, it cannot.
        enlace.with("ENLACE_JAVA_OPTS", "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0");
        started("start", SuperUser.FLAG);
    }

    @Test
    void withoutACountryNothingIsStartedOrWritten() {
        enlace = new Program(Program.assembled(), folder.resolve("empty")).with("ENLACE_COUNTRY", "");
        assertRefused("ENLACE_COUNTRY is not set");
    }

    @Test
    void rootStartsNothingAndWritesNothing() {
        assumeTrue("root".equals(System.getProperty("user.name")), "the tests do not run as root");
        enlace = new Program(Program.assembled(), folder.resolve("empty")).with(SuperUser.ALLOW, "0");
        assertRefused(SuperUser.FLAG);
    }

    private void assertRefused(String why) {
        for (String command : List.of("run", "start")) {
            Outcome outcome = enlace.run(command);
            assertEquals(2, outcome.status(), outcome.said());
            assertTrue(outcome.said().contains(why), outcome.said());
        }
        assertFalse(Files.exists(enlace.data()));
    }

    @Test
    void aNodeOfOneCountryIsNotStartedAsAnother() throws IOException {
        Outcome start = enlace.with("ENLACE_COUNTRY", "EC").run("start");
        assertEquals(1, start.status(), start.said());
        assertTrue(start.said().contains("\"EC\"") && start.said().contains("Set ENLACE_COUNTRY=CO"), start.said());
        assertFalse(Files.exists(enlace.data().resolve("run/http")));
    }

    @Test
    void afterAKillItStartsAgain() throws IOException {
        started();
        enlace.killed();
        assertEquals(Background.NOT_RUNNING, enlace.run("status").status());
        started();
        assertEquals(0, enlace.run("status").status());
    }

    @Test
    void aSecondNodeOnTheSameDataIsRefusedAndTheFirstGoesOn() throws IOException {
        started();
        long first = enlace.node().pid();
        Outcome second = enlace.run("run");
        assertEquals(1, second.status(), second.said());
        assertTrue(second.said().contains("process " + first), second.said());
        assertEquals(1, enlace.run("start").status());
        assertEquals(0, enlace.run("status").status());
    }

    @Test
    void aPortInUseIsNamed() throws IOException {
        try (ServerSocket other = new ServerSocket(enlace.port(), 1, InetAddress.getLoopbackAddress())) {
            Outcome start = enlace.run("start");
            assertEquals(1, start.status(), start.said());
            assertTrue(start.said().contains(String.valueOf(other.getLocalPort())), start.said());
            assertTrue(start.said().contains("ENLACE_HTTP_PORT"), start.said());
        }
    }

    @Tag("proof")
    @Test
    void itWritesNothingIntoItsHome() throws IOException {
        Path home = Program.copiedTo(folder.resolve("home"));
        enlace = new Program(home, folder.resolve("empty"));
        Map<String, String> before = contents(home);
        started();
        assertEquals(0, enlace.run("stop").status());
        assertEquals(before, contents(home));
    }

    @Tag("proof")
    @Test
    void theCacheMayBeDeleted() throws IOException {
        started();
        assertEquals(0, enlace.run("stop").status());
        DataFolder.delete(enlace.data().resolve("cache"));
        started();
    }

    @Test
    void aDamagedCacheIsMadeAnew() throws IOException {
        started();
        assertEquals(0, enlace.run("stop").status());
        try (Stream<Path> files = Files.walk(enlace.data().resolve("cache/osgi"))) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("framework.info"))
                    .toList()) {
                Files.writeString(file, "damaged");
            }
        }
        started();
    }

    @Test
    void aDamagedModuleStaysOutAndTheNodeStarts() throws IOException {
        Path module = Files.createDirectories(enlace.data().resolve("modules/broken/1.0.0"));
        Files.writeString(enlace.data().resolve("modules/broken/current"), "1.0.0\n");
        Files.writeString(module.resolve("feature.json"), "{ \"id\": ");
        started();
        assertTrue(enlace.log().contains("A module is left out"), enlace.log());
        assertTrue(enlace.log().contains(module.resolve("feature.json").toString()), enlace.log());
    }

    @Test
    void aBundleThatLacksSomethingIsNamedInALineAndTheNodeStarts() throws IOException {
        Path module = Files.createDirectories(enlace.data().resolve("modules/unfit/1.0.0"));
        Files.writeString(enlace.data().resolve("modules/unfit/current"), "1.0.0\n");
        Path jar = Files.createDirectory(module.resolve("bundles")).resolve("unfit-1.0.0.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        manifest.getMainAttributes().putValue("Bundle-ManifestVersion", "2");
        manifest.getMainAttributes().putValue("Bundle-SymbolicName", "unfit");
        manifest.getMainAttributes().putValue("Bundle-Version", "1.0.0");
        manifest.getMainAttributes().putValue("Import-Package", "org.nowhere;version=\"[3,4)\"");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        Files.writeString(module.resolve("feature.json"), """
                {
                  "feature-resource-version": "1.0",
                  "id": "org.example:unfit:1.0.0",
                  "bundles": [ { "id": "org.example:unfit:1.0.0", "start-level": 10, "sha256": "%s" } ]
                }
                """.formatted(Digests.sha256(jar)));
        enlace.run("start");
        assertNotEquals(0, Health.ask(enlace.address()).status(), "the node answers");
        String line = enlace.log()
                .lines()
                .filter(text -> text.contains("The bundle unfit 1.0.0"))
                .findFirst()
                .orElseThrow();
        assertTrue(line.contains("no installed bundle offers the package org.nowhere"), line);
        assertFalse(enlace.log().contains("at org.eclipse.osgi.container"), "no page of stack trace");
    }

    @Test
    void aDamagedPlatformIsRefusedByName() throws IOException {
        Path home = Program.copiedTo(folder.resolve("home"));
        enlace = new Program(home, folder.resolve("data"));
        Path feature = home.resolve("features/platform.json");
        String text = Files.readString(feature);
        Files.writeString(feature, text.substring(0, text.length() / 2));
        Outcome run = enlace.run("run");
        assertNotEquals(0, run.status());
        assertTrue(run.said().contains(feature.toString()), run.said());
    }

    private static Map<String, String> contents(Path home) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> all = Files.walk(home)) {
            for (Path path : all.toList()) {
                contents.put(path.toString(), Files.isDirectory(path) ? "folder" : Installed.stamp(path));
            }
        }
        return contents;
    }
}
