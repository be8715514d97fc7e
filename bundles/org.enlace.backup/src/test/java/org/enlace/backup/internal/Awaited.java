package org.enlace.backup.internal;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition. */
final class Awaited {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Awaited() {}

    static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Not within " + PATIENCE.toSeconds() + " seconds");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }
}
