package org.enlace.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.enlace.launcher.ShellCall;
import org.enlace.node.Program.Outcome;
import org.junit.jupiter.api.Tag;
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
        KeptWork work;
        try (Program node = Program.demo(folder.resolve("data"))) {
            Client officer = Client.of(node);
            assertEquals(1, node.told("backup:create", "--to", to.toString()).status(), "not set up");
            ShellCall nothing = node.told("backup:list", "--from", to.toString());
            assertTrue(nothing.status() == 1 && nothing.err().contains("There is no folder"), nothing.err());
            Files.createDirectories(to);
            nothing = node.told("backup:list", "--from", to.toString());
            assertTrue(
                    nothing.status() == 1 && nothing.out().contains("There is no backup of this node"), nothing.out());
            Files.setPosixFilePermissions(passphrase, PosixFilePermissions.fromString("rw-r--r--"));
            String setUp = node.shell("backup:setup", passphrase.toString());
            assertTrue(setUp.contains("mode rw-r--r--"), setUp);
            Files.setPosixFilePermissions(passphrase, PosixFilePermissions.fromString("rw-------"));
            assertEquals(
                    "",
                    json(node.shell("backup:setup", passphrase.toString(), "--again", "--json"))
                            .getString("othersMayRead"));
            ShellCall job = node.told("node:job-run", "backup");
            assertTrue(job.status() == 1 && job.err().contains("\"folder\" of org.enlace.backup"), job.err());
            assertFalse(node.log().contains(PASSPHRASE));
            work = KeptWork.done(node);
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
            Outcome another = node.with("ENLACE_COUNTRY", "EC").run("start");
            assertTrue(another.status() == 1 && another.said().contains("ENLACE_COUNTRY=CO"), another.said());
            node.with("ENLACE_COUNTRY", "CO").started();
            alive(node, work, early, late);
            work.goesOn(node);
            provenUpTo(node, anchors);
            toldOf(node, first);
            node.shell("backup:create", "--to", to.toString());
            provenSince(node, anchors);
        }
    }

    /** The module that was installed serves, what was written is there and is found, and more can be written. */
    private static void alive(Program node, KeptWork work, Set<String> early, String late) {
        Client officer = work.signedIn(node, "admin");
        Collection<String> titles = officer.titles().values();
        assertTrue(titles.containsAll(early), titles + " and not all of " + early);
        assertFalse(titles.contains(late), "it was written later");
        assertTrue(officer.create("Written on the restored node").isPresent());
        for (String page : List.of("/protocols", "/training", "/jit", "/modules", "/officers", "/calendar", "/audit")) {
            assertEquals(200, officer.status(page), page);
        }
        String title = early.iterator().next();
        NotesNode.await(
                "the search finds it",
                () -> KeptWork.found(officer, title.toLowerCase(Locale.ROOT).split(" ")[0], title));
        assertTrue(node.told("module:list").out().contains("protocol-library"));
    }

    /** Whoever looks after the node learns of the restore and of what is left to do. */
    private static void toldOf(Program node, Path backup) {
        String status = node.shell("node:status");
        assertTrue(status.contains("from the backup " + backup.getFileName()), status);
        assertTrue(status.contains("epoch 2 of the exchange"), status);
        String found = node.told("node:doctor").out().replaceAll("\\s+", " ");
        assertTrue(found.contains("This node was restored on"), found);
    }

    /** Heads of the restored node stand apart from those of the node it was before, which they contradict. */
    private static void provenSince(Program node, Path anchors) throws IOException {
        assertEquals(2, Files.readAllLines(anchors).size());
        Path since;
        try (Stream<Path> all = Files.list(anchors.getParent())) {
            since = all.filter(file -> file.getFileName().toString().startsWith("anchors-since-"))
                    .findFirst()
                    .orElseThrow();
        }
        String proven = node.shell("audit:verify", "--anchor", since.toString());
        assertTrue(proven.startsWith("Whole") && proven.contains(" 1 anchors"), proven);
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

    @Tag("proof")
    @Test
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    void aLaterReleaseRestoresWhatAnEarlierOneBackedUpAndNotTheOtherWayRound() throws Exception {
        Path passphrase = Files.writeString(folder.resolve("passphrase"), PASSPHRASE + "\n");
        Path to = folder.resolve("stick");
        Path earlier;
        KeptWork work;
        try (Program node = Program.demo(folder.resolve("data"))) {
            node.shell("backup:setup", passphrase.toString());
            work = KeptWork.done(node);
            earlier = backedUp(node, to);
            node.enlace("stop");
        }
        Path next = Program.copiedTo(folder.resolve("enlace-0.1.1"), "0.1.1");
        try (Program node = new Program(next, folder.resolve("other")).with("ENLACE_DEMO", "1")) {
            node.enlace("restore", earlier.toString(), "--passphrase-file", passphrase.toString());
            node.started();
            assertEquals("0.1.1", json(node.shell("node:status", "--json")).getString("version"));
            work.goesOn(node);
            assertEquals(0, node.told("audit:verify").status());
            Path later = backedUp(node, to);
            Outcome refused = new Program(Program.assembled(), folder.resolve("third"))
                    .run("restore", later.toString(), "--passphrase-file", passphrase.toString());
            assertEquals(1, refused.status(), refused.said());
            assertTrue(refused.said().contains("made by Enlace 0.1.1"), refused.said());
        }
    }

    @Tag("proof")
    @Test
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    void startedAsTheProgramSaysARestoredNodeUsesItsOwnDatabaseAndNotTheOneOfBefore() throws Exception {
        Path passphrase = Files.writeString(folder.resolve("passphrase"), PASSPHRASE + "\n");
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setPort(FreePort.onLoopback())
                .setPGStartupWait(Duration.ofMinutes(1))
                .start()) {
            Path backup;
            try (Program node = Program.demo(folder.resolve("data"))) {
                node.shell("backup:setup", passphrase.toString());
                node.shell("node:move-database", database(server, "former"), "--user", "postgres");
                Client officer = Client.of(node);
                NotesNode.await("it can be written", () -> officer.create("Written before")
                        .isPresent());
                backup = backedUp(node, folder.resolve("stick"));
                node.enlace("stop");
            }
            long before = entries(server, "former");
            String anew = database(server, "anew");
            try (Program node = new Program(Program.assembled(), folder.resolve("other")).with("ENLACE_DEMO", "1")) {
                String[] restore = {
                    "restore",
                    backup.toString(),
                    "--passphrase-file",
                    passphrase.toString(),
                    "--database",
                    anew,
                    "--user",
                    "postgres"
                };
                killedWhileTheServerIsFilled(server, node, restore);
                String said = node.enlace(restore);
                assertTrue(said.contains("Its database is " + anew), said);
                node.started();
                Client officer = Client.of(node);
                assertTrue(officer.titles().containsValue("Written before"));
                assertTrue(officer.create("Written on the restored node").isPresent());
                assertEquals(
                        anew,
                        node.shell("config:get", "org.enlace.persistence", "url")
                                .strip());
                assertEquals(0, node.told("config:check").status());
                assertTrue(entries(server, "anew") > before);
                assertEquals(before, entries(server, "former"), "nobody wrote to the former database");
            }
        }
    }

    private void killedWhileTheServerIsFilled(EmbeddedPostgres server, Program node, String[] restore)
            throws Exception {
        try (Connection other = server.getDatabase("postgres", "anew").getConnection();
                Statement statement = other.createStatement()) {
            // Until this ends or not, the restore cannot make the same schema and waits.
            other.setAutoCommit(false);
            statement.execute("create schema audit");
            Process program = node.begin(folder.resolve("said"), restore);
            NotesNode.await("the restore waits for the server", () -> waits(server));
            program.destroyForcibly().waitFor();
            other.rollback();
        }
        Outcome start = node.run("start");
        assertEquals(1, start.status(), start.said());
        assertTrue(start.said().contains("was cut off. Give bin/enlace restore with that backup again"), start.said());
    }

    private static boolean waits(EmbeddedPostgres server) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from pg_stat_activity"
                        + " where wait_event_type = 'Lock' and query like 'create schema%'")) {
            rows.next();
            return rows.getLong(1) > 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path backedUp(Program node, Path to) {
        return Path.of(json(node.shell("backup:create", "--to", to.toString(), "--json"))
                .getString("folder"));
    }

    /** A new one; its url. */
    private static String database(EmbeddedPostgres server, String name) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name;
    }

    private static long entries(EmbeddedPostgres server, String name) throws SQLException {
        try (Connection connection = server.getDatabase("postgres", name).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from audit.entry")) {
            rows.next();
            return rows.getLong(1);
        }
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

    /** What a file takes on a disk is more than its bytes: a disk of just the size of the backup becomes full in the midst. */
    @Tag("proof")
    @Test
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void aDiskThatBecomesFullWhileItIsRestoredIsNamedAndTheSameCommandGoesOnOnceThereIsRoom() throws Exception {
        Path passphrase = Files.writeString(folder.resolve("passphrase"), PASSPHRASE + "\n");
        Path backup;
        try (Program node = Program.demo(folder.resolve("data"))) {
            node.shell("backup:setup", passphrase.toString());
            backup = backedUp(node, folder.resolve("stick"));
            node.enlace("stop");
        }
        String[] restore = {"restore", backup.toString(), "--passphrase-file", passphrase.toString()};
        try (SmallDisk disk = SmallDisk.at(folder.resolve("small"), 1);
                Program node = new Program(Program.assembled(), disk.folder().resolve("data"))) {
            Outcome none = node.run(restore);
            Matcher needed =
                    Pattern.compile("bytes free, and the backup has (\\d+)").matcher(none.said());
            assertTrue(none.status() == 1 && needed.find(), none.said());
            assertFalse(none.said().contains("No node starts"), none.said());

            disk.resize(Long.parseLong(needed.group(1)) + (64 << 10));
            Outcome full = node.run(restore);
            assertEquals(1, full.status(), full.said());
            assertTrue(full.said().contains("The disk of \"" + node.data() + "\" became full"), full.said());
            assertTrue(full.said().contains("give the same command again"), full.said());
            Outcome start = node.run("start");
            assertEquals(1, start.status(), start.said());
            assertTrue(start.said().contains("was cut off"), start.said());

            disk.resize(256 << 20);
            node.enlace(restore);
            node.with("ENLACE_DEMO", "1").started();
            assertEquals(0, node.told("audit:verify").status());
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

        String backup = folder.resolve("none").toString();
        assertTrue(new Program(Program.assembled(), half)
                .run("restore", backup)
                .said()
                .contains("No node starts on the folder"));
        Outcome nothing = new Program(Program.assembled(), folder.resolve("fresh")).run("restore", backup);
        assertEquals(1, nothing.status(), nothing.said());
        assertFalse(nothing.said().contains("No node starts on the folder"), nothing.said());
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
