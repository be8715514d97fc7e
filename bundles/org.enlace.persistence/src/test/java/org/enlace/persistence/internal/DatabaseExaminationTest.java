package org.enlace.persistence.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.enlace.persistence.Schema;
import org.enlace.persistence.Store;
import org.enlace.persistence.sample.NoteRow;
import org.enlace.persistence.testing.TestDatabase.Kind;
import org.enlace.platform.Language;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.Finding;
import org.enlace.platform.contribution.Finding.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class DatabaseExaminationTest {
    private static final Schema NOTES = new Schema("notes", List.of(NoteRow.class), NoteRow.class);

    @TempDir
    Path data;

    @ParameterizedTest
    @EnumSource(Kind.class)
    void actsThatWaitForOneAnotherAreFoundWithTheirTable(Kind kind) throws Exception {
        try (JpaDatabase database = EmptyDatabases.make(kind)) {
            Store notes = database.open(NOTES);
            database.transactions().run(() -> notes.entities().persist(new NoteRow("a", "one", null)));
            assertEquals(List.of(), codes(examined(database)));
            CountDownLatch held = new CountDownLatch(1);
            CountDownLatch enough = new CountDownLatch(1);
            CompletableFuture<Void> holder =
                    CompletableFuture.runAsync(() -> database.transactions().run(() -> {
                        rewrite(notes, "two");
                        held.countDown();
                        await(enough);
                    }));
            held.await();
            CompletableFuture<Void> waiter =
                    CompletableFuture.runAsync(() -> database.transactions().run(() -> rewrite(notes, "three")));
            try {
                List<Finding> findings = examined(database);
                long end = System.nanoTime() + Duration.ofSeconds(8).toNanos();
                while (findings.isEmpty() && System.nanoTime() < end) {
                    LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                    findings = examined(database);
                }
                assertEquals(List.of("database.locks"), codes(findings));
            } finally {
                enough.countDown();
                holder.join();
                waiter.handle((done, failed) -> null).join();
            }
            assertTrue(codes(examined(database)).stream().noneMatch("database.locks"::equals), "nobody waits any more");
        }
    }

    @Test
    void aDiskThatFillsIsToldOfBeforeItIsFull() {
        assertEquals(List.of(), disk(DatabaseExamination.LOW, 1L << 40));
        Finding low = disk(DatabaseExamination.LOW - 1, 1L << 40).get(0);
        assertEquals(Severity.WARNING, low.severity());
        assertTrue(low.what(Language.EN).contains("/data"), low.what(Language.EN));
        assertEquals(
                Severity.CRITICAL,
                disk(DatabaseExamination.VERY_LOW - 1, 1L << 40).get(0).severity());
        assertEquals(List.of(), disk(0, 0), "a disk that does not say how large it is");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void theDatabaseOfBeforeAMoveIsToldOfWhereItServesAgain(Kind kind) throws Exception {
        Properties note = new Properties();
        note.setProperty("to", "jdbc:postgresql://127.0.0.1/enlace");
        try (OutputStream out = Files.newOutputStream(data.resolve(MoveNote.DONE))) {
            note.store(out, null);
        }
        try (JpaDatabase database = EmptyDatabases.make(kind)) {
            List<Finding> findings =
                    new DatabaseExamination(data.toString(), () -> 1L << 40, () -> 1L << 40).of(database);
            assertEquals(kind == Kind.DERBY ? List.of("database.back") : List.of(), codes(findings));
            for (Finding finding : findings) {
                assertEquals(Severity.CRITICAL, finding.severity());
                assertTrue(finding.what(Language.ES).contains("jdbc:postgresql://127.0.0.1/enlace"));
            }
        }
    }

    @Test
    void everyFindingHasItsRemedyInFourLanguages() {
        Texts texts = Texts.of(DatabaseExamination.class);
        for (Language language : Language.values()) {
            assertEquals(texts.keys(Language.ES), texts.keys(language), language.tag());
            texts.keys(language).stream()
                    .filter(key -> key.startsWith("finding.") && !key.endsWith(".remedy"))
                    .forEach(key -> assertTrue(texts.has(language, key + ".remedy"), key));
        }
    }

    private static void rewrite(Store notes, String body) {
        notes.entities().find(NoteRow.class, "a").rewrite(body);
        notes.entities().flush();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Finding> examined(JpaDatabase database) throws Exception {
        return new DatabaseExamination("/data", () -> 1L << 40, () -> 1L << 40).of(database);
    }

    private static List<Finding> disk(long free, long total) {
        return new DatabaseExamination("/data", () -> free, () -> total).disk();
    }

    private static List<String> codes(List<Finding> findings) {
        return findings.stream().map(Finding::code).toList();
    }
}
