package org.enlace.scheduler.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.enlace.persistence.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two kills in an ordinary build, many with {@code -Pproof}; repeatable by {@code -Denlace.proof.seed}. */
class KilledTest {
    @TempDir
    private Path data;

    @Test
    void after_kills_each_due_time_was_done_once_and_none_is_missing() throws Exception {
        int kills = Integer.getInteger("enlace.proof.kills", 2);
        long seed = Long.getLong("enlace.proof.seed", System.nanoTime());
        Random random = new Random(seed);
        System.out.println("KilledTest: " + kills + " kills, seed " + seed);
        int within = 0;
        for (int kill = 1; kill <= kills; kill++) {
            List<String> said = runUntilKilled(20 + random.nextInt(80), kill % 2 == 0 ? '.' : '+');
            String last = said.get(said.size() - 1);
            within += last.startsWith(".") ? 1 : 0;
            try (TestDatabase database = TestDatabase.onDisk(data);
                    Desk desk = new Desk(database)) {
                List<Instant> done = desk.done("hourly");
                String where = "kill " + kill + ", seed " + seed;
                assertEquals(hours(done.size()), done, where);
                Instant acknowledged = said.stream()
                        .filter(line -> line.startsWith("+"))
                        .map(line -> Instant.parse(line.substring(2)))
                        .reduce((one, next) -> next)
                        .orElseThrow();
                assertTrue(done.contains(acknowledged), where + ": " + acknowledged + " was done and is lost");
                JobRow row = desk.store.find("hourly").orElseThrow();
                assertEquals(done.get(done.size() - 1), row.done().orElseThrow(), where);
                assertEquals(row.done().orElseThrow().plus(Duration.ofHours(1)), row.due(), where);
            }
        }
        System.out.println("KilledTest: " + within + " of them between effect and mark");
    }

    private static List<Instant> hours(int count) {
        List<Instant> all = new ArrayList<>();
        for (int hour = 1; hour <= count; hour++) {
            all.add(Desk.NOON.plus(Duration.ofHours(hour)));
        }
        return all;
    }

    /** Kills it after so many lines, right after one that begins with this sign; what it had said. */
    private List<String> runUntilKilled(int lines, char sign) throws IOException, InterruptedException {
        Process scheduler = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-Duser.timezone=UTC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KilledScheduler.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> said = new ArrayList<>();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(scheduler.getInputStream(), StandardCharsets.US_ASCII))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.matches("[.+] \\S+Z")) {
                    said.add(line);
                }
                if (said.size() >= lines && line.charAt(0) == sign) {
                    // SIGKILL; what it had already said is still read.
                    scheduler.toHandle().destroyForcibly();
                }
            }
        } finally {
            scheduler.destroyForcibly();
        }
        scheduler.waitFor();
        return said;
    }
}
