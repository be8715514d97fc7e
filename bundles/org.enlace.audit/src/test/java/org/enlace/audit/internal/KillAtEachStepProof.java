package org.enlace.audit.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.enlace.audit.Verified;
import org.enlace.audit.proof.Finding;
import org.enlace.audit.proof.Findings;
import org.enlace.keys.Keys;
import org.enlace.persistence.Store;
import org.enlace.persistence.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} at every single step between a change and the signed head over its entry: never one without the other. */
@Tag("proof")
class KillAtEachStepProof {
    @TempDir
    Path data;

    @Test
    void aKillAtAnyStepLeavesTheChangeAndItsEntryOrNeither() throws Exception {
        int without = 0;
        int with = 0;
        for (int step = 1; ; step++) {
            String thing = "t" + step;
            String stopped = killedAt(step, thing);
            boolean changed = whatIsLeft(thing, stopped);
            if (stopped.isEmpty()) {
                assertTrue(changed);
                break;
            }
            System.out.printf("  killed before %s: %s%n", stopped, changed ? "both are there" : "neither is");
            without += changed ? 0 : 1;
            with += changed ? 1 : 0;
        }
        System.out.printf(
                "KillAtEachStepProof: %d kills, %d left neither, %d left both%n", without + with, without, with);
        assertTrue(without >= 6, "there were only " + without + " steps before the commit");
        assertTrue(with >= 6, "there were only " + with + " steps after the commit");
    }

    /** Whether the change is there. Its entry is exactly then, and the log is whole. */
    private boolean whatIsLeft(String thing, String stopped) {
        try (TestDatabase database = TestDatabase.onDisk(data);
                Store things = KilledOffice.things(database);
                Desk desk = new Desk(database)) {
            Set<String> changed = AuditKillTest.column(things, "select pid from hand.setting");
            Set<String> entered = AuditKillTest.column(things, "select subject_id from audit.entry");
            Set<String> expected = new HashSet<>();
            entered.forEach(each -> expected.addAll(List.of(each, each + "-more")));
            assertEquals(expected, changed, "killed before " + stopped);
            assertEquals(
                    entered.size(), desk.log.signed().map(head -> head.size()).orElse(0L));
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
                            .filter(found -> found.kind() != Finding.Kind.SIGNER_UNKNOWN)
                            .map(Finding::text)
                            .toList(),
                    "killed before " + stopped);
            return entered.contains(thing);
        }
    }

    /** Where the process stood when it was killed; empty when it came to its end. */
    private String killedAt(int step, String thing) throws IOException, InterruptedException {
        Process office = AuditKillTest.begin(StoppedOffice.class, data.toString(), thing, String.valueOf(step));
        try (BufferedReader lines = office.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("before ")) {
                    office.toHandle().destroyForcibly();
                    office.waitFor();
                    return line.substring("before ".length());
                }
                if (line.equals("over")) {
                    office.waitFor();
                    return "";
                }
            }
        } finally {
            office.destroyForcibly();
        }
        throw new AssertionError("The process ended with " + office.waitFor() + " before step " + step);
    }
}
