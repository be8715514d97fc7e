package org.enlace.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private static final int SECONDS = 20;

    @Test
    void whatComesMeanwhileIsTheNextRound() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        Semaphore go = new Semaphore(0);
        AtomicInteger rounds = new AtomicInteger();
        try (Rounds work = new Rounds(
                "work",
                over -> {
                    rounds.incrementAndGet();
                    first.countDown();
                    go.acquireUninterruptibly();
                },
                failure -> {})) {
            work.begin();
            assertTrue(first.await(SECONDS, TimeUnit.SECONDS));
            work.begin();
            work.begin();
            go.release(2);
            work.close();
            assertTrue(rounds.get() <= 2, "two that came meanwhile are one round");
        }
    }

    @Test
    void aRoundThatFailsIsToldAndAnotherOneFollows() throws Exception {
        List<String> failures = new CopyOnWriteArrayList<>();
        Semaphore told = new Semaphore(0);
        try (Rounds work = new Rounds(
                "work",
                over -> {
                    throw new IllegalStateException("no server");
                },
                failure -> {
                    failures.add(failure.getMessage());
                    told.release();
                })) {
            work.begin();
            assertTrue(told.tryAcquire(SECONDS, TimeUnit.SECONDS));
            work.begin();
            assertTrue(told.tryAcquire(SECONDS, TimeUnit.SECONDS));
            assertEquals(List.of("no server", "no server"), failures);
        }
    }

    @Test
    void closingTellsTheRoundAndWaitsForIt() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        AtomicInteger ended = new AtomicInteger();
        Rounds work = new Rounds(
                "work",
                over -> {
                    inside.countDown();
                    while (!over.getAsBoolean()) {
                        Thread.onSpinWait();
                    }
                    ended.incrementAndGet();
                },
                failure -> {});
        work.begin();
        assertTrue(inside.await(SECONDS, TimeUnit.SECONDS));
        work.close();
        assertEquals(1, ended.get());
        work.begin();
        work.close();
        assertEquals(1, ended.get(), "after the end nothing begins");
    }
}
