package org.enlace.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.enlace.node.Program.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an assembled node does by itself, and that the library it sends mail with finds its parts inside the framework. */
class JobsAndMailIT {
    @TempDir
    private Path folder;

    @Test
    void aJobRunByHandIsStillDoneAfterAKillAndMailReachesAServer() throws Exception {
        try (Post post = new Post();
                Program node = Program.usedBefore(folder.resolve("data"))) {
            String zone = atNoon();
            Path config = Files.createDirectories(node.data().resolve("config"));
            Files.writeString(
                    config.resolve("mail.json"),
                    "{ \"org.enlace.mail\": { \"host\": \"127.0.0.1\", \"port\": " + post.port()
                            + ", \"security\": \"none\", \"from\": \"enlace@fiscalia.example\" } }");
            Files.writeString(
                    config.resolve("scheduler.json"), "{ \"org.enlace.scheduler\": { \"zone\": \"" + zone + "\" } }");
            node.started();

            // What fell due while nobody was here is done first.
            NotesNode.await("the next run lies ahead", () -> ahead(job(node, "adoption-warnings")));
            JsonObject before = job(node, "adoption-warnings");
            assertEquals("daily 00:05 " + zone, before.getString("schedule"));
            assertEquals(
                    "Done: adoption-warnings",
                    node.enlace("shell", "node:job-run", "adoption-warnings").strip());
            node.killed();
            node.started();
            JsonObject after = job(node, "adoption-warnings");
            assertEquals("done", after.getString("outcome"));
            assertEquals(before.getString("due"), after.getString("due"), "a run by hand ahead of time is one more");
            Instant lastRun = Instant.parse(after.getString("lastRun"));
            assertTrue(Duration.between(lastRun, Instant.now()).compareTo(Duration.ofHours(1)) < 0);
            assertNotEquals(before.get("lastRun"), after.get("lastRun"), "it ran");
            assertTrue(
                    node.enlace("shell", "audit:search", "--code", "jobs.run").contains("adoption-warnings"));
            assertEquals("every 15m", job(node, "inbox-digests").getString("schedule"));
            assertEquals(
                    "Done: inbox-digests",
                    node.enlace("shell", "node:job-run", "inbox-digests").strip());

            JsonObject begun = Json.createReader(
                            new StringReader(node.enlace("shell", "node:job-run", "mail", "--json")))
                    .readObject();
            assertEquals("begun", begun.getString("outcome"));
            assertEquals("node:mail", begun.getString("follow"));
            assertEquals("begun", job(node, "mail").getString("outcome"));

            String taken = node.enlace("shell", "node:mail-test", "ana.rojas@fiscalia.example");
            assertEquals("The server took a mail to ana.rojas@fiscalia.example", taken.strip());
            List<String> mail = post.taken();
            assertTrue(mail.contains("To: ana.rojas@fiscalia.example"), mail::toString);
            assertTrue(mail.contains("Auto-Submitted: auto-generated"), mail::toString);
            assertTrue(
                    node.enlace("shell", "audit:search", "--code", "mail.send").contains("done"));
            assertEquals("No mail waits", node.enlace("shell", "node:mail").strip());
            Outcome injected = node.run("shell", "node:mail-test", "a@b\r\nBcc: c@d");
            assertFalse(injected.status() == 0, injected.said());
        }
    }

    /** A zone in which midnight, when the job is due, is as far as it can be. */
    private static String atNoon() {
        int hour = Instant.now().atZone(ZoneOffset.UTC).getHour();
        // The signs of these zones are those of POSIX: plus is west of Greenwich.
        return "Etc/GMT" + (hour >= 12 ? "+" + (hour - 12) : "-" + (12 - hour));
    }

    private static boolean ahead(JsonObject job) {
        return Instant.parse(job.getString("due")).isAfter(Instant.now());
    }

    private static JsonObject job(Program node, String name) {
        try (JsonReader reader = Json.createReader(new StringReader(node.enlace("shell", "node:jobs", "--json")))) {
            return reader.readArray().getValuesAs(JsonObject.class).stream()
                    .filter(job -> job.getString("name").equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** As much of a mail server as one mail needs. */
    private static final class Post implements AutoCloseable {
        private final ServerSocket door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        private final LinkedBlockingQueue<List<String>> mails = new LinkedBlockingQueue<>();

        Post() throws IOException {
            Thread thread = new Thread(this::serve);
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return door.getLocalPort();
        }

        List<String> taken() throws InterruptedException {
            List<String> mail = mails.poll(60, TimeUnit.SECONDS);
            assertTrue(mail != null, "No mail came");
            return mail;
        }

        private void serve() {
            while (!door.isClosed()) {
                try (Socket socket = door.accept();
                        BufferedReader in = new BufferedReader(
                                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
                    converse(in, socket.getOutputStream());
                } catch (IOException e) {
                    // It was closed, or the other side went away: the test says what is missing.
                    continue;
                }
            }
        }

        private void converse(BufferedReader in, OutputStream out) throws IOException {
            say(out, "220 here");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("DATA")) {
                    say(out, "354 go on");
                    mails.add(in.lines().takeWhile(each -> !each.equals(".")).toList());
                }
                say(out, line.startsWith("QUIT") ? "221 bye" : "250 yes");
            }
        }

        private static void say(OutputStream out, String line) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        @Override
        public void close() throws IOException {
            door.close();
        }
    }
}
