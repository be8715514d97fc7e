package org.enlace.persistence.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.enlace.persistence.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two kills in an ordinary build, fifty with {@code -Pproof}; repeatable by {@code -Denlace.proof.seed}. */
class KilledUpgradeTest {
    private static final List<String> STEPS = List.of("restore", "migrate", "keep", "settle");

    @TempDir
    Path folder;

    @Test
    void aKillInTheMiddleOfAnyStepLeavesWhatTheVersionBeforeHad() throws Exception {
        int kills = Math.max(2, Integer.getInteger("enlace.proof.kills", 1) / 6);
        long seed = Long.getLong("enlace.proof.seed", System.nanoTime());
        Random random = new Random(seed);
        Path data = Files.createDirectory(folder.resolve("data"));
        Path modules = Files.createDirectory(folder.resolve("modules"));
        List<String> before;
        Path first;
        Path second;
        try (TestDatabase node = onDisk(data)) {
            Library library = new Library(node, modules);
            library.fill();
            library.fillMore(2_000);
            before = library.everything();
            first = library.first();
            second = library.second();
        }
        Map<String, Integer> found = new TreeMap<>();
        for (int kill = 0; kill < kills; kill++) {
            String step = STEPS.get(kill % STEPS.size());
            killed(data, first, second, step, random);
            try (TestDatabase node = onDisk(data)) {
                found.merge(
                        step + ": "
                                + node.schemas()
                                        .snapshot("notes")
                                        .map(each ->
                                                each.state() + (each.marked().isEmpty() ? ", not marked" : ""))
                                        .orElse("no snapshot"),
                        1,
                        Integer::sum);
                Library library = new Library(node, modules);
                library.open().close();
                assertEquals(before, library.everything(), () -> "killed at " + step + ", seed " + seed);
                assertEquals(List.of("notes"), library.schemas());
            }
        }
        System.out.println("KilledUpgradeTest: " + kills + " kills, seed " + seed + ", found " + found);
        assertEquals(kills, found.values().stream().mapToInt(Integer::intValue).sum());
    }

    /** Kills the process some moments after it has begun a step. */
    private static void killed(Path data, Path first, Path second, String step, Random random) throws Exception {
        Process upgrade = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KilledUpgrade.class.getName(),
                        data.toString(),
                        first.toString(),
                        second.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> told = new ArrayList<>();
        int times = 1 + random.nextInt(2);
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(upgrade.getInputStream(), StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                told.add(line);
                if (line.equals(step) && told.stream().filter(step::equals).count() == times) {
                    // Not a wait for anything: where in the step it hits is left to chance.
                    upgrade.waitFor(random.nextInt(300), TimeUnit.MILLISECONDS);
                    upgrade.toHandle().destroyForcibly();
                }
            }
        } finally {
            upgrade.destroyForcibly();
        }
        assertEquals(137, upgrade.waitFor(), () -> "it ended by itself after " + told);
    }

    private static TestDatabase onDisk(Path data) {
        return TestDatabase.of(KilledWriter.open(data));
    }
}
