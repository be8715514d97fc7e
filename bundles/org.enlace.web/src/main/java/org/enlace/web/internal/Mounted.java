package org.enlace.web.internal;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.enlace.platform.Texts;
import org.enlace.web.WebApplication;
import org.enlace.web.internal.rest.JerseyApplication;

/**
 * An application on its paths: being built, serving, or broken. It is closed once it is withdrawn and the last request in it
 * has ended.
 */
final class Mounted {
    private static final long PATIENCE_SECONDS = 20;

    private final WebApplication application;
    private final String module;
    private final List<String> paths;
    private final CompletableFuture<JerseyApplication> built = new CompletableFuture<>();
    private final AtomicInteger users = new AtomicInteger(1);
    private final Runnable whenUnused;
    private final boolean workflow;

    Mounted(WebApplication application, String module, List<String> paths, boolean workflow, Runnable whenUnused) {
        this.application = application;
        this.module = module;
        this.paths = List.copyOf(paths);
        this.whenUnused = whenUnused;
        this.workflow = workflow;
    }

    WebApplication application() {
        return application;
    }

    String module() {
        return module;
    }

    /** Its module where that has a door; null for what every node has. */
    String doorway() {
        return workflow ? module : null;
    }

    List<String> paths() {
        return paths;
    }

    Texts texts() {
        return application.texts();
    }

    CompletableFuture<JerseyApplication> built() {
        return built;
    }

    /** Why it does not serve; null while it does or may yet. */
    Throwable fault() {
        if (!built.isCompletedExceptionally()) {
            return null;
        }
        try {
            built.join();
            return null;
        } catch (java.util.concurrent.CompletionException e) {
            return e.getCause();
        }
    }

    /** Keeps it from being closed until {@link #leave()}; false when it is too late for that. */
    boolean enter() {
        int now = users.get();
        while (now > 0) {
            if (users.compareAndSet(now, now + 1)) {
                return true;
            }
            now = users.get();
        }
        return false;
    }

    /** Whether a request is at work in it. */
    boolean busy() {
        return users.get() > 1;
    }

    void leave() {
        if (users.decrementAndGet() == 0) {
            whenUnused.run();
        }
    }

    /** The application, as soon as it is built; 503 when it is broken or takes too long. */
    JerseyApplication serving() {
        try {
            return built.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new Failure(503, "module.broken", module);
        } catch (TimeoutException e) {
            throw new Failure(503, "module.starting", module);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(503, "module.starting", module);
        }
    }
}
