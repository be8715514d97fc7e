package org.enlace.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.enlace.launcher.ShellCall;
import org.enlace.node.Account;
import org.enlace.node.Client;
import org.enlace.node.Program;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real protocol library, taken out of a running node and put back through the shell, 200 times ({@code -Dcycles=N}). */
@Tag("proof")
class ModuleCyclesProof {
    private static final int WARM_UP = 20;
    private static final int CYCLES = Integer.getInteger("cycles", 200);

    @TempDir
    private Path data;

    private Client client;
    private String archive;

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void nothingOfARemovedModuleStaysBehind() throws Exception {
        Program.demo(data).close();
        // What is held softly is given back when memory runs short; here at every collection, so that it does not
        // count.
        try (Program node = new Program(Program.assembled(), data)
                .with("ENLACE_DEMO", "1")
                .with("ENLACE_JAVA_OPTS", "-XX:SoftRefLRUPolicyMSPerMB=0")
                .started()) {
            client = Client.signedIn(node, Account.ofDemo(node, "admin"));
            archive = Program.archive("protocol-library").toString();
            String own = client.create("Ciclos").orElseThrow();
            String written = client.get("/api/protocols/" + own).body();
            Map<String, String> records = client.titles();

            double[] installs = new double[CYCLES];
            double[] removals = new double[CYCLES];
            Footprint before = null;
            for (int i = 0; i < CYCLES; i++) {
                if (i == Math.min(WARM_UP, CYCLES / 2)) {
                    before = Footprint.settled(node.node(), client);
                    System.out.println("ModuleCyclesProof: after cycle " + i + ": " + before);
                } else if (i == CYCLES / 2) {
                    System.out.println(
                            "ModuleCyclesProof: after cycle " + i + ": " + Footprint.settled(node.node(), client));
                }
                removals[i] = removed();
                installs[i] = installed();
            }
            Footprint after = Footprint.settled(node.node(), client);

            System.out.printf(
                    "ModuleCyclesProof: %d cycles, %d records; remove to 404 median %.0f ms (worst %.0f), install to 200"
                            + " median %.0f ms (worst %.0f)%n",
                    CYCLES, records.size(), median(removals), worst(removals), median(installs), worst(installs));
            System.out.println("ModuleCyclesProof: after cycle " + CYCLES + ": " + after);
            System.out.println("ModuleCyclesProof: may grow by: " + Footprint.TOLERANCE);
            System.out.println("ModuleCyclesProof: grew most (bytes): " + after.grown(before));
            assertEquals(records, client.titles());
            assertEquals(written, client.get("/api/protocols/" + own).body());
            assertEquals(200, client.status("/health"));
            assertTrue(after.within(before, Footprint.TOLERANCE), "It has grown: " + before + " -> " + after);
        }
    }

    private double removed() {
        long begun = System.nanoTime();
        told("module:remove", "protocol-library");
        assertEquals(404, client.status("/protocols"));
        double took = (System.nanoTime() - begun) / 1e6;
        assertEquals(404, client.status("/api/protocols"));
        assertEquals(200, client.status("/"));
        return took;
    }

    private double installed() {
        long begun = System.nanoTime();
        told("module:install", archive);
        assertEquals(200, client.status("/protocols"));
        double took = (System.nanoTime() - begun) / 1e6;
        assertEquals(200, client.status("/api/protocols?size=5"));
        assertEquals(200, client.status("/protocols?q=trata"));
        return took;
    }

    private void told(String... command) {
        ShellCall call = ShellCall.of(data, InputStream.nullInputStream(), List.of(command));
        assertEquals(0, call.status(), () -> List.of(command) + ": " + call.out() + call.err());
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
        int cycles = 180;
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
