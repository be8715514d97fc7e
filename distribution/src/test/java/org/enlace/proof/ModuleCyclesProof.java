package org.enlace.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.enlace.node.Client;
import org.enlace.node.NextLibrary;
import org.enlace.node.NotesNode;
import org.enlace.node.Program;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real protocol library with its records, removed from a running node, installed, upgraded to a version with another table and
 * rolled back, through the shell, 500 times ({@code -Dcycles=N}).
 */
@Tag("proof")
class ModuleCyclesProof {
    private static final int WARM_UP = 20;
    private static final int CYCLES = Integer.getInteger("cycles", 500);
    private static final String MODULE = "protocol-library";

    @TempDir
    private Path folder;

    private NotesNode node;
    private Client client;

    @Test
    @Timeout(value = 90, unit = TimeUnit.MINUTES)
    void nothingOfAVersionThatIsGoneStaysBehind() throws Exception {
        // What is held softly is given back when memory runs short; here at every collection, so that it does not
        // count.
        Program program = Program.usedBefore(folder.resolve("data"))
                .with("ENLACE_DEMO", "1")
                .with("ENLACE_JAVA_OPTS", "-XX:SoftRefLRUPolicyMSPerMB=0")
                .started();
        try (NotesNode opened = NotesNode.on(program, folder.resolve("archives"))) {
            node = opened;
            client = node.client();
            String archive = Program.archive(MODULE).toString();
            String next = NextLibrary.in(folder).toString();
            String own = client.create("Ciclos").orElseThrow();
            String written = client.get("/api/protocols/" + own).body();
            Map<String, String> records = client.titles();

            Map<String, double[]> times = new LinkedHashMap<>();
            Footprint before = null;
            for (int i = 0; i < CYCLES; i++) {
                if (i == Math.min(WARM_UP, CYCLES / 2)) {
                    before = settled(i);
                } else if (i == CYCLES / 2) {
                    settled(i);
                }
                took(times, i, 404, "module:remove", MODULE);
                took(times, i, 200, "module:install", archive);
                took(times, i, 200, "module:upgrade", next);
                took(times, i, 200, "module:rollback", MODULE);
            }
            Footprint after = settled(CYCLES);

            System.out.printf(
                    "ModuleCyclesProof: %d cycles, %d records; until it answers: %s%n",
                    CYCLES,
                    records.size(),
                    times.entrySet().stream()
                            .map(each -> "%s median %.0f ms (worst %.0f)"
                                    .formatted(each.getKey(), median(each.getValue()), worst(each.getValue())))
                            .collect(Collectors.joining(", ")));
            System.out.println("ModuleCyclesProof: may grow by: " + Footprint.TOLERANCE);
            System.out.println("ModuleCyclesProof: grew most (bytes): " + after.grown(before));
            assertEquals(records, client.titles());
            assertEquals(written, client.get("/api/protocols/" + own).body());
            assertEquals(200, client.status("/health"));
            assertTrue(after.within(before, Footprint.TOLERANCE), "It has grown: " + before + " -> " + after);
        }
    }

    private Footprint settled(int cycle) throws IOException, InterruptedException {
        Footprint now = Footprint.settled(node.program().node(), client);
        System.out.println("ModuleCyclesProof: after cycle " + cycle + ": " + now);
        return now;
    }

    /** Tells a command, and asks for what the library serves until then and after. */
    private void took(Map<String, double[]> times, int cycle, int status, String... command) {
        long begun = System.nanoTime();
        node.done(command);
        assertEquals(status, client.status("/protocols"), command[0]);
        times.computeIfAbsent(command[0], name -> new double[CYCLES])[cycle] = (System.nanoTime() - begun) / 1e6;
        assertEquals(status, client.status("/api/protocols?size=5"), command[0]);
        assertEquals(status, client.status("/protocols?q=trata"), command[0]);
        assertEquals(200, client.status("/"), command[0]);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double worst(double[] values) {
        return Arrays.stream(values).max().orElse(0);
    }

    @Test
    void itWouldSeeOneOfAnythingLeftByEachCycle() {
        Footprint before = new Footprint(60, 200, 14_000, 40, 30_000_000, Map.of());
        int cycles = 480;
        assertTrue(before.within(before, Footprint.TOLERANCE));
        assertFalse(
                new Footprint(60 + cycles, 200, 14_000, 40, 30_000_000, Map.of()).within(before, Footprint.TOLERANCE));
        assertFalse(
                new Footprint(60, 200 + cycles, 14_000, 40, 30_000_000, Map.of()).within(before, Footprint.TOLERANCE));
        assertFalse(
                new Footprint(60, 200, 14_000 + cycles, 40, 30_000_000, Map.of()).within(before, Footprint.TOLERANCE));
        assertFalse(
                new Footprint(60, 200, 14_000, 40 + cycles, 30_000_000, Map.of()).within(before, Footprint.TOLERANCE));
        assertFalse(new Footprint(60, 200, 14_000, 40, 30_000_000 + cycles * 16_384L, Map.of())
                .within(before, Footprint.TOLERANCE));
    }
}
