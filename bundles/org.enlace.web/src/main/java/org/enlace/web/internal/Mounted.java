package org.enlace.web.internal;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.enlace.platform.Texts;
import org.enlace.web.WebApplication;
import org.enlace.web.internal.rest.JerseyApplication;

/**
 * An application on its paths. It is closed once it is withdrawn and the last request in it has ended.
 */
final class Mounted {
    private final WebApplication application;
    private final String module;
    private final List<String> paths;
    private final boolean workflow;
    private final JerseyApplication served;
    private final Throwable wrong;
    private final AtomicInteger users = new AtomicInteger(1);

    private Mounted(
            WebApplication application,
            String module,
            List<String> paths,
            boolean workflow,
            JerseyApplication served,
            Throwable wrong) {
        this.application = application;
        this.module = module;
        this.paths = List.copyOf(paths);
        this.workflow = workflow;
        this.served = served;
        this.wrong = wrong;
    }

    static Mounted serving(WebApplication application, JerseyApplication served) {
        return new Mounted(
                application, application.module(), application.paths(), application.workflow(), served, null);
    }

    /** One that cannot be on its paths, or cannot even say what they are. */
    static Mounted broken(
            WebApplication application, String module, List<String> paths, boolean workflow, Throwable wrong) {
        return new Mounted(application, module, paths, workflow, null, wrong);
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

    /** Why it does not serve; null while it does or may yet. */
    Throwable fault() {
        return served == null ? wrong : served.fault();
    }

    boolean made() {
        return served != null && served.made();
    }

    /** Finds out whether it serves; see {@link #fault()}. */
    void prove() {
        if (served != null) {
            served.ready();
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
        if (users.decrementAndGet() == 0 && served != null) {
            served.close();
        }
    }

    /** The application; 503 when it is broken. */
    JerseyApplication serving() {
        if (served == null) {
            throw new Failure(503, "module.broken", module);
        }
        return served;
    }
}
