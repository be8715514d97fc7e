package org.enlace.files.internal;

import static org.enlace.files.internal.Shelf.CASE;
import static org.enlace.files.internal.Shelf.KEEPER;
import static org.enlace.files.internal.Shelf.READER;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.enlace.files.StoredFile;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.RecordId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two kills in an ordinary build, many with {@code -Pproof}; repeatable by {@code -Denlace.proof.seed}. */
class FileKillTest {
    @TempDir
    private Path data;

    private final Map<RecordId, long[]> added = new LinkedHashMap<>();

    @Test
    void after_a_kill_row_and_bytes_are_both_there_or_neither() throws Exception {
        int kills = Integer.getInteger("enlace.proof.kills", 2);
        long seed = Long.getLong("enlace.proof.seed", System.nanoTime());
        Random random = new Random(seed);
        System.out.println("FileKillTest: " + kills + " kills, seed " + seed);
        int acknowledged = 0;
        int swept = 0;
        for (int kill = 1; kill <= kills; kill++) {
            acknowledged += run(kill, 5 + random.nextInt(40), random.nextInt(30));
            swept += checked("kill " + kill + ", seed " + seed);
        }
        System.out.printf(
                "FileKillTest: %d acknowledged changes, none lost; %d files swept off the disk%n", acknowledged, swept);
    }

    private int checked(String where) throws IOException {
        Shelf.from(999_000_000L);
        try (TestDatabase database = TestDatabase.onDisk(data);
                Shelf shelf = new Shelf(database, data)) {
            int before = shelf.onDisk().size();
            shelf.restarted();
            int after = shelf.onDisk().size();
            assertTrue(
                    shelf.files.check(null, (step, done, total) -> {}, KEEPER).whole(), where);
            Set<RecordId> there =
                    shelf.files.of(CASE, READER).stream().map(StoredFile::id).collect(Collectors.toSet());
            // One erasure may have been done and not been said.
            List<RecordId> missing =
                    added.keySet().stream().filter(id -> !there.contains(id)).toList();
            assertTrue(missing.size() <= 1, where + ": " + missing);
            for (RecordId id : missing) {
                assertTrue(shelf.files.erased(id, READER).isPresent(), where + ": " + id);
                added.remove(id);
            }
            for (Map.Entry<RecordId, long[]> each : added.entrySet()) {
                long[] made = each.getValue();
                assertArrayEquals(Bytes.random((int) made[1], made[0]), shelf.read(each.getKey()), where);
            }
            long uploads = shelf.files.usage(KEEPER).uploads();
            assertTrue(after >= there.size() && after <= there.size() + uploads, where + ": " + after);
            assertEquals(
                    shelf.files.usage(KEEPER).bytes(),
                    shelf.files.of(CASE, READER).stream()
                                    .mapToLong(file -> file.content().size())
                                    .sum()
                            + uploading(shelf),
                    where);
            // What was added and not said is there too, and stays.
            there.stream()
                    .filter(id -> !added.containsKey(id))
                    .forEach(id -> shelf.files.erase(id, 1, "Not acknowledged", Shelf.ANNA));
            return before - after;
        }
    }

    private static long uploading(Shelf shelf) {
        return shelf.store.untouchedSince(Instant.parse("2200-01-01T00:00:00Z"), 1_000).stream()
                .mapToLong(incoming -> incoming.upload().offset())
                .sum();
    }

    /** @return how many changes were said */
    private int run(int number, int changes, int millis) throws IOException, InterruptedException {
        Process shelf = begin(KilledShelf.class, data.toString(), String.valueOf(number));
        int said = 0;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(shelf.getInputStream(), StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ");
                if (words[0].equals("+") && words.length == 4) {
                    added.put(
                            RecordId.parse(words[1]), new long[] {Long.parseLong(words[2]), Long.parseLong(words[3])});
                } else if (words[0].equals("-")) {
                    added.remove(RecordId.parse(words[1]));
                }
                said++;
                if (said == changes) {
                    LockSupport.parkNanos(millis * 1_000_000L);
                    shelf.toHandle().destroyForcibly();
                }
            }
        } finally {
            shelf.destroyForcibly();
        }
        shelf.waitFor();
        return said;
    }

    private static Process begin(Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-Duser.timezone=UTC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                program.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
