package org.enlace.modules.internal;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.enlace.platform.Refusal;

/** Runs a module's own code, which may hang, for a limited time. */
final class Bounded {
    private static final long GRACE_SECONDS = 2;

    private Bounded() {}

    /**
     * Runs something on a thread of its own, which is interrupted when the time is over and left to itself when it does not
     * mind that.
     *
     * @param who the module, for the message
     * @throws Refusal {@code module.start-hangs} when the time is over
     */
    static <T> T run(String who, Duration limit, Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        result.complete(work.call());
                    } catch (Throwable e) {
                        result.completeExceptionally(e);
                    }
                },
                "module-start");
        thread.setDaemon(true);
        thread.start();
        try {
            return result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw asUnchecked(e.getCause());
        } catch (TimeoutException e) {
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
            thread.interrupt();
            await(result);
            Thread.currentThread().interrupt();
            throw new Refusal(
                    "module.interrupted",
                    who + " was being started when this was broken off; nothing was changed",
                    who);
        }
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
