package org.enlace.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.enlace.node.NotesNode.Sight;
import org.enlace.node.Program.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a node makes of its modules at a start: when their files were changed under it, and when the platform is another one. */
class ModuleAcrossStartsIT {
    @TempDir
    private Path folder;

    private Path data() {
        return folder.resolve("data");
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void aBundleChangedUnderAStoppedNodeIsNamedAndNotStarted() throws Exception {
        Program node = Program.usedBefore(data()).with("ENLACE_DEMO", "1").started();
        try (NotesNode notes = NotesNode.on(node, folder.resolve("archives"))) {
            notes.done("module:install", notes.notes("1.0.0").toString());
            notes.write("one", "words");
            Sight before = notes.sight();
            node.enlace("stop");
            changeOneByte(data().resolve("modules/notes/1.0.0/bundles/notes-1.0.0.jar"));
            node.started();

            Sight after = notes.sight();
            assertEquals("404", after.page());
            assertFalse(after.listed().endsWith(" up"), after.listed());
            assertEquals(before.stored(), after.stored());
            assertEquals(before.others(), after.others(), "the other modules are up");
            assertTrue(
                    node.log().lines().anyMatch(line -> line.contains("notes-1.0.0.jar") && line.contains("SHA-256")),
                    "the log names the file");
            String health = notes.client().get("/health").body();
            assertTrue(health.contains("notes"), health);

            notes.done("module:remove", "notes");
            notes.done("module:install", notes.notes("1.0.0").toString());
            assertEquals(before, notes.sight());
        }
    }

    @Tag("proof")
    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void aModuleWhoseSignerIsNotTrustedSaysSoAtEachStartAndIsBackOnceItIs() throws Exception {
        Program node = Program.usedBefore(data()).started();
        for (int start = 0; start < 2; start++) {
            Outcome info = node.run("shell", "module:info", "protocol-library");
            assertTrue(info.said().contains("State     down"), info.said());
            assertTrue(info.said().contains("the key of a developer's build"), "it says why: " + info.said());
            String health = Client.anonymous(node).get("/health").body();
            assertTrue(health.contains("protocol-library is not started: "), health);
            node.enlace("stop");
            if (start == 0) {
                node.started();
            }
        }
        assertEquals(
                2,
                node.log()
                        .lines()
                        .filter(line -> line.contains("protocol-library is not started"))
                        .count(),
                "the log says so each time");

        try (node) {
            node.with("ENLACE_DEMO", "1").started();
            Client client = Client.signedIn(node, Account.ofDemo(node, "admin"));
            assertEquals(200, client.status("/protocols"));
            String health = client.get("/health").body();
            assertFalse(health.contains("not started"), health);
        }
    }

    /** Of the same size, and with the time it had. */
    private static void changeOneByte(Path file) throws IOException {
        FileTime time = Files.getLastModifiedTime(file);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        Files.setLastModifiedTime(file, time);
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void aPlatformThatAModuleDoesNotFitSaysSoBeforehandAndLeavesItOut() throws Exception {
        Program node = Program.usedBefore(data()).with("ENLACE_DEMO", "1").started();
        Path next = Program.copiedTo(folder.resolve("enlace-0.1.1"), "0.1.1");
        Sight before;
        NotesNode notes = NotesNode.on(node, folder.resolve("archives"));
        Path archive = SampleModule.notes("1.0.0").forPlatform("[0.1,0.1.1)").in(folder);
        notes.done("module:install", archive.toString());
        notes.write("one", "words");
        before = notes.sight();
        node.enlace("stop");

        Map<String, String> untouched = contents();
        Outcome fits = node.run("upgrade", "--plan");
        assertEquals(0, fits.status(), fits.said());
        assertTrue(fits.said().contains("notes 1.0.0: fits"), fits.said());
        Program newer = new Program(next, data()).with("ENLACE_DEMO", "1");
        Outcome plan = newer.run("upgrade", "--plan");
        assertEquals(1, plan.status(), plan.said());
        assertTrue(plan.said().contains("notes 1.0.0: DOES NOT FIT"), plan.said());
        assertTrue(plan.said().contains("protocol-library 0.1.0: fits"), plan.said());
        assertEquals(
                2,
                new Program(next, folder.resolve("nowhere"))
                        .run("upgrade", "--plan")
                        .status());
        assertEquals(untouched, contents(), "a plan touches nothing");

        newer.started();
        try {
            Client client = Client.signedIn(newer, Account.ofDemo(newer, "admin"));
            assertEquals(404, client.status("/notes"));
            assertEquals(200, client.status("/protocols"));
            assertEquals(200, client.status("/health"));
            assertTrue(client.get("/health").body().contains("notes"), "the health names it");
            assertTrue(newer.log().contains("notes 1.0.0 is made for the platform"), "the log names it");
        } finally {
            newer.enlace("stop");
        }

        node.started();
        try (notes) {
            assertEquals(before, notes.sight(), "going back brings it back");
        }
    }

    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> all = Files.walk(data())) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                contents.put(path.toString(), Files.size(path) + " " + Files.getLastModifiedTime(path));
            }
        }
        return contents;
    }
}
