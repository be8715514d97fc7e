package org.enlace.modules.internal;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.enlace.platform.Refusal;

/** Runs a module's own code, which may hang, for a limited time. */
final class Bounded {
    private static final long GRACE_SECONDS = 2;

    private Bounded() {}

    /** What becomes of work nobody waits for any more. */
    interface Abandoned {
        /** It is not waited for from now on, and may still be going on. */
        void now();

        /** It came to its end, on the thread of its own. */
        void atItsEnd();
    }

    /** For work that leaves nothing behind. */
    static final Abandoned LEFT_TO_ITSELF = new Abandoned() {
        @Override
        public void now() {
            // Nothing to do.
        }

        @Override
        public void atItsEnd() {
            // Nothing to do.
        }
    };

    /**
     * Runs something on a thread of its own, which is interrupted when the time is over and left to itself when it does not
     * mind that.
     *
     * @param who  the module, for the message
     * @param abandoned what is done when the time is over, and when the work comes to its end after all
     * @throws Refusal {@code module.start-hangs} when the time is over
     */
    static <T> T run(String who, Duration limit, Callable<T> work, Abandoned abandoned) {
        CompletableFuture<T> result = new CompletableFuture<>();
        AtomicBoolean over = new AtomicBoolean();
        Thread thread = begin("module-start", result, over, work, abandoned);
        try {
            return result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw asUnchecked(e.getCause());
        } catch (TimeoutException e) {
            if (!over.compareAndSet(false, true)) {
                return result.join();
            }
            abandoned.now();
            thread.interrupt();
            await(result);
            throw new Refusal(
                    "module.start-hangs",
                    who + " has not come up within " + limit.toSeconds()
                            + " seconds and is taken out again; ask the module's maker, or allow it more time"
                            + " (org.enlace.modules, startSeconds)",
                    who,
                    limit.toSeconds());
        } catch (InterruptedException e) {
            over.set(true);
            abandoned.now();
            thread.interrupt();
            await(result);
            Thread.currentThread().interrupt();
            throw new Refusal(
                    "module.interrupted",
                    who + " was being started when this was broken off; nothing was changed",
                    who);
        }
    }

    /**
     * Runs something that is to come to its end whoever waits for it. The time does not become shorter when the caller is
     * interrupted, so that the outcome does not depend on whether somebody goes away meanwhile.
     *
     * @return whether it came to its end, well or not
     */
    static boolean ends(Duration limit, Runnable work, Abandoned abandoned) {
        CompletableFuture<Void> result = new CompletableFuture<>();
        AtomicBoolean over = new AtomicBoolean();
        Thread thread = begin(
                "module-stop",
                result,
                over,
                () -> {
                    work.run();
                    return null;
                },
                abandoned);
        boolean interrupted = Thread.interrupted();
        interrupted |= outlast(result, limit);
        if (!result.isDone()) {
            thread.interrupt();
            interrupted |= outlast(result, Duration.ofSeconds(GRACE_SECONDS));
        }
        boolean left = !result.isDone() && over.compareAndSet(false, true);
        if (left) {
            abandoned.now();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return !left;
    }

    /** Waits in spite of interruptions; says whether there was one. */
    private static boolean outlast(CompletableFuture<?> result, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        boolean interrupted = false;
        while (true) {
            try {
                result.handle((done, failure) -> null).get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException | TimeoutException e) {
                return interrupted;
            }
        }
    }

    private static <T> Thread begin(
            String name, CompletableFuture<T> result, AtomicBoolean over, Callable<T> work, Abandoned abandoned) {
        Thread thread = new Thread(
                () -> {
                    try {
                        result.complete(work.call());
                    } catch (Throwable e) {
                        result.completeExceptionally(e);
                    }
                    if (!over.compareAndSet(false, true)) {
                        abandoned.atItsEnd();
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void await(CompletableFuture<?> result) {
        try {
            result.handle((done, failure) -> null).get(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // It is left to itself.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static RuntimeException asUnchecked(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException known
                ? known
                : new IllegalStateException("The module could not be started", cause);
    }
}
