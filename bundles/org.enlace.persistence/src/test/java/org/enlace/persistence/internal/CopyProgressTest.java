package org.enlace.persistence.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CopyProgressTest {
    private static final long MEGABYTE = 1 << 20;

    @TempDir
    private Path folder;

    private final List<String> told = new CopyOnWriteArrayList<>();

    @Test
    void eachRoundCountsAsMuchAsThereIs() {
        CopyProgress far = new CopyProgress(this::tell, 10 * MEGABYTE, 3);
        far.at(0, 0);
        far.at(0, 4 * MEGABYTE);
        far.at(0, 40 * MEGABYTE);
        far.at(1, 1, 2);
        far.at(2, Long.MAX_VALUE);
        assertEquals(
                List.of("database 0/30", "database 4/30", "database 10/30", "database 15/30", "database 30/30"), told);
    }

    @Test
    void anEmptyDatabaseIsDoneAtOnce() {
        CopyProgress far = new CopyProgress(this::tell, 0, 2);
        far.at(0, 0, 0);
        far.at(1, 0, 0);
        assertEquals(List.of("database 1/1", "database 1/1"), told);
    }

    @Test
    void whatSomebodyElseWritesIsToldUntilItIsOver() throws Exception {
        Files.write(folder.resolve("c1.dat"), new byte[3 << 20]);
        CountDownLatch twice = new CountDownLatch(2);
        CopyProgress far = new CopyProgress(
                (step, done, total) -> {
                    tell(step, done, total);
                    twice.countDown();
                },
                5 * MEGABYTE,
                1);
        try (CopyProgress.Watch watch = far.watching(0, folder)) {
            twice.await();
        }
        assertEquals(Set.of("database 3/5"), Set.copyOf(told));
    }

    @Test
    void whoDoesNotWantToKnowAnyMoreEndsTheWatchAndNotTheWork() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CopyProgress far = new CopyProgress(
                (step, done, total) -> {
                    asked.countDown();
                    throw new IllegalStateException("interrupted");
                },
                MEGABYTE,
                1);
        try (CopyProgress.Watch watch = far.watching(0, folder)) {
            asked.await();
        }
        assertFalse(Thread.currentThread().isInterrupted());
    }

    private void tell(String step, int done, int total) {
        told.add(step + " " + done + "/" + total);
    }
}
