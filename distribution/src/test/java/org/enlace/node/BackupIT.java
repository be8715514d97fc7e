package org.enlace.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.enlace.launcher.ShellCall;
import org.enlace.node.Program.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A node that is backed up while officers write, and comes to life again on another machine. */
class BackupIT {
    private static final String PASSPHRASE = "cuatro caballos en la llanura";

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    void whatWasBackedUpWhileOfficersWriteIsTheWholeNodeAgain() throws Exception {
        Path passphrase = Files.writeString(folder.resolve("passphrase"), PASSPHRASE + "\n");
        Path to = folder.resolve("stick");
        Set<String> early;
        String late = "Written after the first backup";
        Path first;
        Path anchors;
        try (Program node = Program.demo(folder.resolve("data"))) {
            Client officer = Client.of(node);
            assertEquals(1, node.told("backup:create", "--to", to.toString()).status(), "not set up");
            node.shell("backup:setup", passphrase.toString());
            assertFalse(node.log().contains(PASSPHRASE));
            try (GuideWriter writer = new GuideWriter(officer, "Backed%d up")) {
                NotesNode.await("officers write", () -> writer.acknowledged().size() > 5);
                early = new TreeSet<>(writer.acknowledged());
                JsonObject made = json(node.shell("backup:create", "--full", "--to", to.toString(), "--json"));
                first = Path.of(made.getString("folder"));
                assertNull(writer.ended());
                assertEquals(0, writer.refused(), "officers notice nothing");
            }
            assertTrue(officer.create(late).isPresent());
            assertEquals(0, node.told("audit:verify").status());
            node.shell("backup:create", "--to", to.toString());
            assertEquals(2, listed(node.shell("backup:list", "--from", to.toString(), "--json")));
            assertTrue(node.shell("backup:verify", "--from", to.toString()).startsWith("Whole"));
            String proven = node.shell("backup:verify", "--from", to.toString(), "--passphrase", passphrase.toString());
            assertTrue(proven.contains("restored into a scratch place"), proven);
            anchors = first.resolveSibling("anchors.txt");
            assertEquals(2, Files.readAllLines(anchors).size());
            node.enlace("stop");
        }

        try (Program node = new Program(Program.assembled(), folder.resolve("other")).with("ENLACE_DEMO", "1")) {
            Path wrong = Files.writeString(folder.resolve("wrong"), "not the passphrase\n");
            Outcome refused = node.run("restore", first.toString(), "--passphrase-file", wrong.toString());
            assertEquals(1, refused.status(), refused.said());
            node.enlace("restore", first.toString(), "--passphrase-file", passphrase.toString());
            Outcome again = node.run("restore", first.toString(), "--passphrase-file", passphrase.toString());
            assertEquals(1, again.status(), again.said());
            node.started();
            alive(node, early, late);
            provenUpTo(node, anchors);
        }
    }

    /** The module that was installed serves, what was written is there and is found, and more can be written. */
    private static void alive(Program node, Set<String> early, String late) {
        Client officer = Client.signedIn(node, Account.ofDemo(node, "admin"));
        Collection<String> titles = officer.titles().values();
        assertTrue(titles.containsAll(early), titles + " and not all of " + early);
        assertFalse(titles.contains(late), "it was written later");
        assertTrue(officer.create("Written on the restored node").isPresent());
        for (String page : List.of("/protocols", "/training", "/jit", "/modules", "/officers", "/calendar", "/audit")) {
            assertEquals(200, officer.status(page), page);
        }
        String word = early.iterator().next();
        NotesNode.await(
                "the search finds it",
                () -> officer.get("/search?q=" + word.replace(' ', '+')).body().contains(word));
        assertTrue(node.told("module:list").out().contains("protocol-library"));
    }

    /** The log is whole up to the backup; the anchor of a later one shows what was cut; the log says why. */
    private void provenUpTo(Program node, Path anchors) throws IOException {
        NotesNode.await("the node has said that it was restored", () -> node.shell(
                        "audit:search", "--code", "backup.restored", "--json")
                .contains("backup.restored"));
        assertTrue(node.shell("audit:search", "--code", "exchange.restored", "--json")
                .contains("exchange.restored"));
        List<String> lines = Files.readAllLines(anchors);
        Path before = Files.write(folder.resolve("before.txt"), lines.subList(0, 1));
        assertTrue(node.shell("audit:verify", "--anchor", before.toString()).startsWith("Whole"));
        ShellCall cut = node.told("audit:verify", "--anchor", anchors.toString());
        assertNotEquals(0, cut.status(), cut.out());
    }

    @Test
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void aDiskThatBecomesFullLeavesNoBackupAndTheNodeServes() throws Exception {
        Path passphrase = Files.writeString(folder.resolve("passphrase"), PASSPHRASE + "\n");
        try (SmallDisk disk = SmallDisk.at(folder.resolve("small"), 2);
                Program node = Program.demo(folder.resolve("data"))) {
            node.shell("backup:setup", passphrase.toString());
            ShellCall call = node.told("backup:create", "--to", disk.folder().toString());
            assertEquals(1, call.status(), call.out());
            assertTrue(call.err().contains("Make room"), call.err());
            assertEquals(200, Client.of(node).status("/api/protocols?size=1"));
            assertFalse(Files.exists(node.data().resolve("tmp/backup-database")));
            node.shell("backup:create", "--to", folder.resolve("large").toString());
        }
    }

    @Test
    void noNodeStartsOnAFolderThatIsHalfRestored() throws IOException {
        Path half = Files.createDirectories(folder.resolve("half"));
        Files.writeString(half.resolve("restore.unfinished"), "20261129T023000412Z-4e5f\n");
        Outcome start = new Program(Program.assembled(), half).run("start");
        assertEquals(1, start.status(), start.said());
        assertTrue(start.said().contains("bin/enlace restore"), start.said());
        assertFalse(Files.exists(half.resolve("keys")));
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static int listed(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readArray().size();
        }
    }
}
