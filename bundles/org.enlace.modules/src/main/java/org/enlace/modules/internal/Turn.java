package org.enlace.modules.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.enlace.platform.Refusal;

/** Modules are changed, and looked at for a plan, by one at a time. */
final class Turn {
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Supplier<Duration> patience;

    /** @param patience how long one waits for another */
    Turn(Supplier<Duration> patience) {
        this.patience = patience;
    }

    /** What is done when it is one's turn. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    /** @throws Refusal {@code module.busy} when another takes too long */
    <T> T take(Work<T> work) {
        boolean mine;
        try {
            mine = lock.tryLock(patience.get().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            mine = false;
        }
        if (!mine) {
            throw new Refusal("module.busy", "A module is being changed at this moment; wait for it and repeat");
        }
        try {
            return work.run();
        } catch (IOException e) {
            throw new UncheckedIOException("The module's files cannot be read or written: " + e.getMessage(), e);
        } finally {
            lock.unlock();
        }
    }
}
