package org.enlace.backup.internal;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command.Progress;

/**
 * One thing at a time on one data folder, on a thread that nobody interrupts: an interrupt would hit Derby in the midst of its files.
 * What is at work goes on for a while where the component is made anew, as after a change of its configuration; it keeps the turn.
 */
final class Turn {
    private static final int CLOSING = 200;
    private static final Set<Path> AT_WORK = ConcurrentHashMap.newKeySet();

    private final Path data;
    private volatile boolean cancelled;
    private volatile boolean working;

    Turn(Path data) {
        this.data = data.toAbsolutePath().normalize();
    }

    boolean isTaken() {
        return AT_WORK.contains(data);
    }

    /**
     * Does the work and waits for it.
     *
     * @throws Refusal {@code backup.busy}; {@code backup.interrupted} where the caller was, and then the work ends at its next step
     */
    <T> T take(Supplier<T> work) {
        if (!AT_WORK.add(data)) {
            throw BackupRefusals.busy();
        }
        cancelled = false;
        working = true;
        FutureTask<T> task = new FutureTask<>(() -> {
            try {
                return work.get();
            } finally {
                working = false;
                AT_WORK.remove(data);
            }
        });
        Thread thread = new Thread(task, "enlace-backup-work");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            cancelled = true;
            Thread.currentThread().interrupt();
            throw BackupRefusals.interrupted();
        }
    }

    /** Ends the work where it tells how far it is, once its caller has gone. */
    Progress heeding(Progress progress) {
        return (step, done, total) -> {
            if (cancelled) {
                throw BackupRefusals.interrupted();
            }
            progress.at(step, done, total);
        };
    }

    /** Has what is at work end, and waits for that a while. */
    void close() throws InterruptedException {
        cancelled = true;
        for (int waited = 0; working && waited < CLOSING; waited++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
