package org.enlace.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.enlace.launcher.ShellCall;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A demonstration that is moved to a PostgreSQL server while officers write, and then is the same node. */
class MoveDatabaseIT {
    private static final List<String> PAGES =
            List.of("/protocols", "/training", "/jit", "/modules", "/officers", "/audit");

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    void everythingThatWasAcknowledgedIsThereAndTheNodeWorksOn() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setPort(FreePort.onLoopback())
                        .setPGStartupWait(Duration.ofMinutes(1))
                        .start();
                Program node = Program.demo(folder.resolve("data"))) {
            String url = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/enlace";
            sql(server, "create database enlace");
            Client officer = Client.of(node);
            ShellCall wrong =
                    node.told("node:move-database", "jdbc:postgresql://127.0.0.1:1/none", "--user", "postgres");
            assertEquals(1, wrong.status());
            assertTrue(wrong.err().contains("127.0.0.1:1"), wrong.err());
            assertTrue(officer.create("Written before it was moved").isPresent());
            Set<String> acknowledged;
            try (GuideWriter writer = new GuideWriter(officer, "Moved along %d")) {
                NotesNode.await("officers write", () -> writer.acknowledged().size() > 5);
                String said = node.shell("node:move-database", url, "--user", "postgres");
                assertTrue(said.contains("The node runs on it"), said);
                int before = writer.acknowledged().size();
                NotesNode.await("officers write on", () -> writer.acknowledged().size() > before + 5);
                assertNull(writer.ended());
                acknowledged = writer.acknowledged();
            }
            works(node, officer, acknowledged);
            assertTrue(number(server, "select count(*) from audit.entry") > 0);
            assertEquals(
                    0,
                    number(
                            server,
                            "select count(*) from pg_namespace where obj_description(oid, 'pg_namespace')"
                                    + " like '%which has not used it yet'"));
            ShellCall again = node.told("node:move-database", url, "--user", "postgres");
            assertEquals(1, again.status());
            assertTrue(again.err().contains("does not run on its embedded database"), again.err());
            String log = node.log();
            assertTrue(log.contains("Database: PostgreSQL at 127.0.0.1:" + server.getPort() + "/enlace"));

            node.enlace("stop");
            node.started();
            works(node, officer, acknowledged);
            assertTrue(Files.exists(node.data().resolve("database/service.properties")), "nobody removed it");
            back(node, officer);
        }
    }

    @Tag("proof")
    @Test
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    void killedInTheMidstTheAuditSaysThatNothingWasChangedAndTheSameCommandMovesEverything() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setPort(FreePort.onLoopback())
                        .setPGStartupWait(Duration.ofMinutes(1))
                        .start();
                Program node = Program.demo(folder.resolve("data"))) {
            String url = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/enlace";
            sql(server, "create database enlace");
            try (Connection other = server.getDatabase("postgres", "enlace").getConnection();
                    Statement statement = other.createStatement()) {
                // Until this ends or not, the copy cannot make the same schema and waits.
                other.setAutoCommit(false);
                statement.execute("create schema audit");
                node.begin(folder.resolve("said"), "shell", "node:move-database", url, "--user", "postgres");
                NotesNode.await("the copy waits", () -> waits(server));
                node.killed();
                other.rollback();
            }
            node.started();
            NotesNode.await(
                    "the audit says that it was not done",
                    () -> failed(node, "config.set") == 2 && failed(node, "database.move") == 1);
            ShellCall none = node.told("config:get", "org.enlace.persistence", "url");
            assertFalse(none.out().contains("postgresql"), none.out());
            NotesNode.await("nothing of it is left", () -> left(node).isEmpty());
            assertTrue(
                    node.shell("node:move-database", url, "--user", "postgres").contains("The node runs on it"));
            NotesNode.await("the audit is on the server", () -> node.told("audit:search", "--code", "database.move")
                    .out()
                    .contains("database.move"));
            assertEquals(2, failed(node, "config.set"), "what was done in the end is not taken back");
            assertEquals(List.of(), left(node));
            othersAreRefusedAndTheSameServerTakesItBack(server, node, url);
        }
    }

    private void othersAreRefusedAndTheSameServerTakesItBack(EmbeddedPostgres server, Program node, String url)
            throws Exception {
        try (Program second = Program.usedBefore(folder.resolve("second"));
                Program stranger = new Program(Program.assembled(), folder.resolve("stranger"))) {
            Program.Outcome refused = on(second, url).run("start");
            assertEquals(1, refused.status(), refused.said());
            assertTrue(
                    refused.said().contains("in use by the server on host ")
                            && refused.said().contains("(process " + node.node().pid() + ", since "),
                    refused.said());
            assertEquals(
                    1,
                    on(stranger.with("ENLACE_COUNTRY", "EC"), url).run("start").status());
            String said = Files.readString(stranger.data().resolve("log/console.log"));
            assertTrue(said.contains("belongs to the node of CO with the first key "), said);
            assertTrue(said.contains("this is the node of EC with the first key "), said);
            assertEquals(
                    1, said.lines().filter(line -> line.contains("belongs to")).count(), said);
        }
        assertEquals(node.node().pid(), number(server, "select process from node.server"), "neither has taken it");
        assertEquals(1, number(server, "select count(*) from node.owner where country = 'CO'"));
        node.killed();
        node.started();
        assertEquals(0, node.told("audit:verify").status());
    }

    private static Program on(Program node, String url) throws IOException {
        Files.writeString(
                Files.createDirectories(node.data().resolve("config")).resolve("database.json"),
                "{ \"org.enlace.persistence\": { \"url\": \"" + url + "\", \"user\": \"postgres\" } }");
        return node;
    }

    private static boolean waits(EmbeddedPostgres server) {
        try {
            return number(
                            server,
                            "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                    + " and query like 'create schema%'")
                    > 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long failed(Program node, String code) {
        return node.told("audit:search", "--code", code, "--json")
                .out()
                .lines()
                .filter(line -> line.contains("\"outcome\": \"failed\""))
                .count();
    }

    /** What a move leaves in the data folder for the next start. */
    private static List<Path> left(Program node) {
        try (Stream<Path> history = Files.list(node.data().resolve("config/history"));
                Stream<Path> own = Files.list(node.data())) {
            return Stream.concat(
                            history.filter(file -> file.getFileName().toString().startsWith("prepared-")),
                            own.filter(file -> file.endsWith("database.moving")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A module of each kind serves, what was written is found, the audit is whole and tells of the move. */
    private static void works(Program node, Client officer, Set<String> acknowledged) {
        NotesNode.await("the node serves", () -> officer.status("/api/protocols?size=1") == 200);
        Client reader = Client.signedIn(node, Account.ofDemo(node, "admin"));
        for (String page : PAGES) {
            assertEquals(200, reader.status(page), page);
        }
        Collection<String> titles = officer.titles().values();
        assertTrue(titles.containsAll(acknowledged), "acknowledged and lost: " + acknowledged + " in " + titles);
        assertTrue(titles.contains("Written before it was moved"));
        NotesNode.await("it can be written", () -> officer.create("Written on the server")
                .isPresent());
        NotesNode.await(
                "the search finds what was written before and since",
                () -> KeptWork.found(reader, "before+moved", "Written before it was moved")
                        && KeptWork.found(reader, "written+server", "Written on the server"));
        ShellCall verified = node.told("audit:verify");
        assertEquals(0, verified.status(), verified.out() + verified.err());
        for (String code : List.of("database.move-begin", "database.move", "config.set")) {
            assertTrue(node.shell("audit:search", "--code", code, "--json").contains(code), code);
        }
        assertEquals(0, node.told("files:check").status());
        assertTrue(node.shell("config:get", "org.enlace.persistence", "url").contains("jdbc:postgresql:"));
    }

    /** The administrator goes back: what was written since is not there, what was before is, and the log says so. */
    private static void back(Program node, Client officer) throws Exception {
        ShellCall asked = node.told("config:undo");
        assertTrue(asked.status() == 1 && asked.err().contains("--yes"), asked.err());
        node.shell("config:set", "org.enlace.persistence", "--default", "url", "--yes");
        NotesNode.await("the embedded database serves what it had", () -> {
            try {
                Collection<String> titles = officer.titles().values();
                return titles.contains("Written before it was moved") && !titles.contains("Written on the server");
            } catch (RuntimeException e) {
                // Between the two databases there is no library.
                return false;
            }
        });
        NotesNode.await("the log says so", () -> logged(node).contains("runs on the embedded database again"));
        NotesNode.await(
                "the doctor says so", () -> node.told("node:doctor").out().contains("embedded database again"));
    }

    private static String logged(Program node) {
        try {
            return node.log();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sql(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(EmbeddedPostgres server, String query) throws SQLException {
        try (Connection connection = server.getDatabase("postgres", "enlace").getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
