package org.enlace.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.enlace.launcher.ShellCall;
import org.enlace.node.Client;
import org.enlace.node.Program;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The node killed with {@code kill -9} at random moments, 25 times in each proof ({@code -Dkills=N}). */
@Tag("proof")
class KillProof {
    private static final int KILLS = Integer.getInteger("kills", 25);
    private static final int WRITERS = 4;
    private static final String MODULE = "protocol-library";

    @TempDir
    private Path data;

    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void noAcknowledgedRecordIsLost() throws Exception {
        Random random = Seed.of("KillProof.noAcknowledgedRecordIsLost");
        try (Program node = Program.demo(data)) {
            Client client = Client.of(node);
            Map<String, String> shipped = client.titles();
            double slowest = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                writtenUntilKilled(node, client, kill, 300 + random.nextInt(3_500));
                slowest = Math.max(slowest, restarted(node));
                assertEquals(List.of(), lost(client, acknowledged.keySet()), "lost by kill " + kill);
            }
            Map<String, String> left = client.titles();
            acknowledged.forEach((id, title) -> assertEquals(title, left.get(id)));
            shipped.forEach((id, title) -> assertEquals(title, left.get(id)));
            int more = left.size() - shipped.size() - acknowledged.size();
            System.out.printf(
                    "KillProof: %d kills with %d writers, %d acknowledged records, 0 lost; %d written but cut off before"
                            + " their acknowledgement; slowest restart %.1f s%n",
                    KILLS, WRITERS, acknowledged.size(), more, slowest);
            assertTrue(acknowledged.size() > KILLS, "hardly anything was written");
            assertTrue(more >= 0 && more <= KILLS * WRITERS, more + " records nobody can have written");
            assertEquals(1, lost(client, List.of(UUID.randomUUID().toString())).size(), "a lost record would be seen");
        }
    }

    /** Writes from several threads; ends the node's process in the midst of it, after so many milliseconds of writing. */
    private void writtenUntilKilled(Program node, Client client, int kill, int after) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                String name = "Registro " + kill + "-" + writer + "-";
                writers.add(threads.submit(() -> written(client, name)));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(after));
            node.killed();
            for (Future<?> writer : writers) {
                writer.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void written(Client client, String name) {
        try {
            for (int i = 0; ; i++) {
                String title = name + i;
                Optional<String> id = client.create(title);
                assertTrue(id.isPresent(), title + " was refused");
                acknowledged.put(id.get(), title);
            }
        } catch (UncheckedIOException e) {
            // The node is gone, as it should be: what was not acknowledged does not count.
        }
    }

    private static List<String> lost(Client client, Collection<String> ids) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Callable<Optional<String>>> questions = ids.stream()
                    .<Callable<Optional<String>>>map(id ->
                            () -> client.status("/api/protocols/" + id) == 200 ? Optional.empty() : Optional.of(id))
                    .toList();
            List<String> lost = new ArrayList<>();
            for (Future<Optional<String>> answer : threads.invokeAll(questions)) {
                answer.get().ifPresent(lost::add);
            }
            return lost;
        } finally {
            threads.shutdownNow();
        }
    }

    private static double restarted(Program node) {
        long begun = System.nanoTime();
        node.started();
        return (System.nanoTime() - begun) / 1e9;
    }

    /** What the three witnesses say: the shell, the pages and API, and the folder. */
    private record Sight(boolean listed, boolean up, int page, int api, boolean folder) {
        static Sight of(Path data, Client client) {
            ShellCall list = ShellCall.of(data, InputStream.nullInputStream(), List.of("module:list", "--json"));
            assertEquals(0, list.status(), list.err());
            return new Sight(
                    list.out().contains(MODULE),
                    list.out().contains("\"up\""),
                    client.status("/protocols"),
                    client.status("/api/protocols?size=1"),
                    Files.exists(data.resolve("modules").resolve(MODULE).resolve("current")));
        }

        /** Wholly there, or wholly not. */
        boolean whole() {
            return listed ? up && page == 200 && api == 200 && folder : page == 404 && api == 404 && !folder;
        }
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void noModuleIsHalfInstalledOrHalfRemoved() throws Exception {
        Random random = Seed.of("KillProof.noModuleIsHalfInstalledOrHalfRemoved");
        assertTrue(!new Sight(true, true, 404, 200, true).whole(), "a half installed module would be seen");
        assertTrue(!new Sight(false, false, 404, 200, false).whole(), "a half removed module would be seen");
        int[] before = new int[2];
        int[] during = new int[2];
        int[] ended = new int[2];
        try (Program node = Program.demo(data)) {
            Client client = Client.of(node);
            Map<String, String> shipped = client.titles();
            boolean there = true;
            for (int kill = 0; kill < KILLS; kill++) {
                int act = there ? 1 : 0;
                List<String> command = there
                        ? List.of("module:remove", MODULE)
                        : List.of("module:install", Program.archive(MODULE).toString());
                ShellCall call = killedAmid(node, command, random.nextInt(random.nextBoolean() ? 500 : 1_500));
                node.started();
                Sight sight = Sight.of(data, client);
                assertTrue(sight.whole(), "kill " + kill + " amid " + command + " left " + sight);
                assertEquals(List.of(), staged(), "left behind by kill " + kill);
                boolean changed = sight.listed() != there;
                (call.status() == 0 ? ended : changed ? during : before)[act]++;
                assertTrue(
                        call.status() != 0 || changed, "kill " + kill + ": done, the shell said, and undone: " + sight);
                there = sight.listed();
                if (there) {
                    assertEquals(shipped, client.titles());
                }
            }
        }
        System.out.printf(
                "KillProof: %d kills amid module commands, 0 half; install: %d came to nothing, %d were in force though not"
                        + " yet confirmed, %d were confirmed; remove: %d, %d, %d%n",
                KILLS, before[0], during[0], ended[0], before[1], during[1], ended[1]);
    }

    private ShellCall killedAmid(Program node, List<String> command, int after) throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<ShellCall> call = thread.submit(() -> ShellCall.of(data, InputStream.nullInputStream(), command));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(after));
            node.killed();
            return call.get(60, TimeUnit.SECONDS);
        } finally {
            thread.shutdownNow();
        }
    }

    /** Staging folders, of which a started node has none. */
    private List<Path> staged() throws Exception {
        Path tmp = data.resolve("tmp");
        if (!Files.isDirectory(tmp)) {
            return List.of();
        }
        try (var files = Files.list(tmp)) {
            return files.filter(file -> file.getFileName().toString().startsWith("module-"))
                    .toList();
        }
    }
}
