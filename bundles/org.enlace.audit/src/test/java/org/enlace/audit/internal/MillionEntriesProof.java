package org.enlace.audit.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.enlace.audit.Verified;
import org.enlace.audit.proof.Findings;
import org.enlace.audit.proof.Verify;
import org.enlace.keys.Keys;
import org.enlace.persistence.Store;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A million entries ({@code -Dentries=N}) are verified with flat memory, and one flipped byte among them is named. */
@Tag("proof")
class MillionEntriesProof {
    private static final int ENTRIES = Integer.getInteger("entries", 1_000_000);
    private static final long GROWTH = 24 << 20;

    @TempDir
    Path folder;

    private long least = Long.MAX_VALUE;
    private long most;
    private int steps;

    @Test
    void aMillionEntriesAreVerifiedWithFlatMemory() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("MillionEntriesProof: " + ENTRIES + " entries, seed " + seed);
        try (TestDatabase database = TestDatabase.onDisk(folder.resolve("data"));
                Desk desk = new Desk(database)) {
            long begin = System.nanoTime();
            desk.fillQuickly(ENTRIES);
            say("written and placed", begin);
            begin = System.nanoTime();
            Verified whole = verify(desk);
            say("verified in the node", begin);
            assertEquals(List.of(), whole.findings());
            assertEquals(ENTRIES, whole.entries());
            System.out.printf("  heap after collection: %d to %d MB%n", least >> 20, most >> 20);
            assertTrue(most - least < GROWTH, "memory grew by " + ((most - least) >> 20) + " MB");

            Path file = folder.resolve("export.jsonl");
            Caller auditor = Desk.officer("aud", "audit.export");
            begin = System.nanoTime();
            try (var out = new java.io.BufferedOutputStream(java.nio.file.Files.newOutputStream(file), 1 << 16)) {
                desk.proofs.export(org.enlace.audit.AuditFilter.ALL, out, auditor);
            }
            say("exported, " + (java.nio.file.Files.size(file) >> 20) + " MB", begin);
            begin = System.nanoTime();
            assertEquals(0, Verify.run(System.out, System.out, file.toString()));
            say("verified without the node", begin);

            int altered = new Random(seed).nextInt(ENTRIES);
            alter(KilledOffice.things(database), database, altered);
            begin = System.nanoTime();
            Verified damaged = verify(desk);
            say("the damage found", begin);
            assertEquals(
                    "entry " + altered + " was altered: its body no longer has the hash that was signed",
                    damaged.findings().get(0).text());
            assertEquals(1, damaged.count());
        }
    }

    private static void alter(Store hand, TestDatabase database, int leaf) {
        database.transactions().run(() -> {
            try (PreparedStatement statement = hand.connection()
                    .prepareStatement("update audit.entry set body = replace_me where id ="
                                    .replace("replace_me", "'{' || substr(cast(body as varchar(32000)), 2) || ' '")
                            + " (select entry_id from audit.leaf where place = " + leaf + ")")) {
                assertEquals(1, statement.executeUpdate());
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private Verified verify(Desk desk) {
        return new LogVerifier(
                        desk.store,
                        id -> desk.keys.signer(id).map(Keys.Signer::key),
                        List.of(),
                        new Findings(),
                        this::watch)
                .verify(Clock.systemUTC());
    }

    private void watch(String step, int done, int total) {
        if (++steps % 400 == 100) {
            System.gc();
            long used =
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
            least = Math.min(least, used);
            most = Math.max(most, used);
        }
    }

    private static void say(String what, long begin) {
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf("  %s: %.1f s, %.0f entries/s%n", what, seconds, ENTRIES / seconds);
    }
}
