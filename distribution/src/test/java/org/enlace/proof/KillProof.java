package org.enlace.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
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
import org.enlace.node.Client;
import org.enlace.node.Program;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The node killed with {@code kill -9} while officers write, 25 times ({@code -Dkills=N}). */
@Tag("proof")
class KillProof {
    private static final int KILLS = Integer.getInteger("kills", 25);
    private static final int WRITERS = 4;

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
}
