package org.enlace.persistence.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.enlace.persistence.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One kill in an ordinary build, many with {@code -Pproof}; repeatable by {@code -Denlace.proof.seed}. */
class KillTest {
    @TempDir
    Path data;

    @Test
    void noActThatWasOverIsLostToAKillAndNoneIsHalfThere() throws Exception {
        int kills = Integer.getInteger("enlace.proof.kills", 1);
        long seed = Long.getLong("enlace.proof.seed", System.nanoTime());
        Random random = new Random(seed);
        System.out.println("KillTest: " + kills + " kills, seed " + seed);
        KilledWriter.open(data).close();
        long acknowledged = 0;
        long longestReopening = 0;
        for (int kill = 0; kill < kills; kill++) {
            List<String> over = writeUntilKilled("k" + kill, 20 + random.nextInt(500));
            assertTrue(over.size() >= 20);
            acknowledged += over.size();
            long begin = System.nanoTime();
            try (JpaDatabase database = KilledWriter.open(data)) {
                longestReopening = Math.max(longestReopening, System.nanoTime() - begin);
                Set<String> stored = stored(database.open(KilledWriter.NOTES), "k" + kill);
                for (String id : over) {
                    assertTrue(stored.contains(id + "a"), () -> id + " was acknowledged and is lost, seed " + seed);
                }
                for (String id : stored) {
                    String act = id.substring(0, id.length() - 1);
                    assertTrue(
                            stored.contains(act + "a") && stored.contains(act + "b"),
                            () -> act + " is only half there, seed " + seed);
                }
            }
        }
        System.out.printf(
                "KillTest: %d acknowledged acts, none lost, none half; reopening took %d ms at most%n",
                acknowledged, longestReopening / 1_000_000);
        assertEquals(kills > 0, acknowledged > 0);
    }

    /** The acts that were over, as far as the writer could still say so. */
    private List<String> writeUntilKilled(String run, int acts) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KilledWriter.class.getName(),
                        data.toString(),
                        run)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> over = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.US_ASCII))) {
            StringBuilder line = new StringBuilder();
            for (int each = lines.read(); each >= 0; each = lines.read()) {
                if (each != '\n') {
                    line.append((char) each);
                    continue;
                }
                over.add(line.toString());
                line.setLength(0);
                if (over.size() == acts) {
                    // SIGKILL; what it had already said is still read.
                    writer.toHandle().destroyForcibly();
                }
            }
        } finally {
            writer.destroyForcibly();
        }
        writer.waitFor();
        return over;
    }

    private static Set<String> stored(Store notes, String run) {
        return new HashSet<>(notes.read(
                entities -> entities.createQuery("select n.id from NoteRow n where n.id like :run", String.class)
                        .setParameter("run", run + "-%")
                        .getResultList()));
    }
}
