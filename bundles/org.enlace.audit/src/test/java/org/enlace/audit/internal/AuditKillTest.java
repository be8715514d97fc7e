package org.enlace.audit.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.enlace.audit.Verified;
import org.enlace.audit.proof.Findings;
import org.enlace.keys.Keys;
import org.enlace.persistence.Store;
import org.enlace.persistence.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two kills in an ordinary build, many with {@code -Pproof}; repeatable by {@code -Denlace.proof.seed}. */
class AuditKillTest {
    @TempDir
    Path data;

    @Test
    void noChangeIsWithoutItsEntryAfterAKillAndTheLogIsWhole() throws Exception {
        int kills = Integer.getInteger("enlace.proof.kills", 2);
        long seed = Long.getLong("enlace.proof.seed", System.nanoTime());
        Random random = new Random(seed);
        System.out.println("AuditKillTest: " + kills + " kills, seed " + seed);
        long acknowledged = 0;
        long waited = 0;
        for (int kill = 0; kill < kills; kill++) {
            List<String> over = changeUntilKilled("k" + kill, 20 + random.nextInt(400));
            acknowledged += over.size();
            try (TestDatabase database = TestDatabase.onDisk(data);
                    Store things = KilledOffice.things(database);
                    Desk desk = new Desk(database)) {
                waited += database.transactions().call(desk.store::counts).waiting();
                Set<String> changed = column(things, "select pid from hand.setting");
                Set<String> entered = column(things, "select subject_id from audit.entry where code = 'things.change'");
                assertEquals(changed, entered, "seed " + seed);
                assertTrue(changed.containsAll(over), "seed " + seed);
                long size = desk.log.signed().orElseThrow().size();
                assertEquals(changed.size(), size);
                // Each process made a key of its own, so the heads of those before are signed by nobody known.
                Verified verified = new LogVerifier(
                                desk.store,
                                id -> desk.keys.signer(id).map(Keys.Signer::key),
                                List.of(),
                                new Findings(),
                                (step, done, total) -> {})
                        .verify(Clock.systemUTC());
                assertEquals(
                        List.of(),
                        verified.findings().stream()
                                .map(org.enlace.audit.proof.Finding::text)
                                .filter(text -> !text.contains("a key this node does not know"))
                                .toList(),
                        "seed " + seed);
            }
        }
        System.out.printf(
                "AuditKillTest: %d acknowledged changes, each with its entry; %d had no place yet at their kill%n",
                acknowledged, waited);
    }

    static Set<String> column(Store things, String sql) {
        return things.reading(() -> {
            Set<String> values = new TreeSet<>();
            try (PreparedStatement statement = things.connection().prepareStatement(sql);
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return values;
        });
    }

    private List<String> changeUntilKilled(String run, int changes) throws IOException, InterruptedException {
        Process office = begin(KilledOffice.class, data.toString(), run);
        List<String> over = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(office.getInputStream(), StandardCharsets.US_ASCII))) {
            StringBuilder line = new StringBuilder();
            for (int each = lines.read(); each >= 0; each = lines.read()) {
                if (each != '\n') {
                    line.append((char) each);
                    continue;
                }
                over.add(line.toString());
                line.setLength(0);
                if (over.size() == changes) {
                    office.toHandle().destroyForcibly();
                }
            }
        } finally {
            office.destroyForcibly();
        }
        office.waitFor();
        return over;
    }

    /** A process of its own, with a small heap. */
    static Process begin(Class<?> program, String... arguments) throws IOException {
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
