package org.enlace.web.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.enlace.platform.contribution.HealthCheck;
import org.enlace.platform.contribution.ServedPages;
import org.enlace.web.WebApplication;
import org.enlace.web.internal.rest.JerseyApplication;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The applications that are installed, by path. Each is made on its own, when it is first asked for or a module's change asks
 * whether it serves: one that is broken answers 503 on its paths and shows in the node's health, and the others never notice. A path belongs to whoever came first; the
 * second application on it waits, broken, until the first has gone.
 */
public final class Applications implements HealthCheck, ServedPages {
    private static final Logger LOG = LoggerFactory.getLogger(Applications.class);
    private static final Pattern PATH = Pattern.compile("/|(/[a-z0-9][a-z0-9._-]*)+");

    /** Builds an application, or throws whatever is wrong with it. */
    @FunctionalInterface
    public interface Builder {
        JerseyApplication build(WebApplication application) throws Exception;
    }

    private static final long LOOK_AGAIN_MS = 5;

    private final Builder builder;
    private final Runnable whenProven;
    private final List<Mounted> inOrder = new ArrayList<>();
    private volatile Paths paths = new Paths(Map.of(), Map.of());

    /**
     * All paths at one moment.
     *
     * @param there what is on each
     * @param away  which workflow was on a path last and is there no more; it may be in the midst of a change, and comes back
     */
    private record Paths(Map<String, Mounted> there, Map<String, String> away) {}

    /**
     * What a path leads to.
     *
     * @param mounted  null where nothing is there
     * @param doorway  whose door stands before it, also where that workflow is away; null where there is none
     */
    record Found(Mounted mounted, String doorway) {}

    /** @param whenProven run each time an application was asked whether it serves */
    public Applications(Builder builder, Runnable whenProven) {
        this.builder = builder;
        this.whenProven = whenProven;
    }

    /** Puts an application on its paths. Returns at once; it is made with the first request. */
    public synchronized void add(WebApplication application) {
        inOrder.add(begin(application));
        publish();
    }

    /** Takes an application off its paths: they are 404 when this returns. Requests in it come to their end. */
    public synchronized void remove(WebApplication application) {
        Mounted gone = inOrder.stream()
                .filter(mounted -> mounted.application() == application)
                .findFirst()
                .orElse(null);
        if (gone == null) {
            return;
        }
        inOrder.remove(gone);
        inOrder.replaceAll(mounted -> mounted.fault() instanceof PathTaken ? begin(mounted.application()) : mounted);
        publish();
        gone.leave();
    }

    /** The application a path belongs to: the one with the longest path that is the same or a folder above it; or null. */
    Mounted at(String path) {
        return longest(paths.there(), path);
    }

    /** What a path leads to, of one moment: a workflow that is changed meanwhile is there or away, never neither. */
    Found find(String path) {
        Paths now = paths;
        Mounted mounted = longest(now.there(), path);
        return new Found(mounted, mounted == null ? longest(now.away(), path) : mounted.doorway());
    }

    /** Makes the application that a path belongs to before anybody asks it. */
    void prove(String path) {
        Mounted mounted = at(path);
        if (mounted != null) {
            mounted.prove();
        }
    }

    /** What is installed, in the order it came. */
    public synchronized List<WebApplication> all() {
        return inOrder.stream().map(Mounted::application).toList();
    }

    /** What serves, or will as soon as it is asked. */
    public synchronized List<WebApplication> serving() {
        return inOrder.stream()
                .filter(mounted -> mounted.fault() == null)
                .map(Mounted::application)
                .toList();
    }

    /** What has been asked already, and serves. */
    synchronized List<WebApplication> made() {
        return inOrder.stream().filter(Mounted::made).map(Mounted::application).toList();
    }

    public void close() {
        List.copyOf(all()).forEach(this::remove);
    }

    @Override
    public boolean quiet(String module, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (busy(module)) {
            if (System.nanoTime() > end) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MS);
        }
        return true;
    }

    private synchronized boolean busy(String module) {
        return inOrder.stream().anyMatch(mounted -> mounted.module().equals(module) && mounted.busy());
    }

    @Override
    public Optional<String> fault(String path, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        Mounted mounted = at(path);
        // A component that works is not an application that is known yet: what it needs may still be opening its
        // schema.
        while (mounted == null && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MS);
            mounted = at(path);
        }
        if (mounted == null) {
            return Optional.of("no module serves it");
        }
        mounted.prove();
        whenProven.run();
        return Optional.ofNullable(mounted.fault()).map(String::valueOf);
    }

    @Override
    public String name() {
        return "web-applications";
    }

    @Override
    public synchronized List<Problem> problems() {
        return inOrder.stream()
                .filter(mounted -> mounted.fault() != null)
                .map(mounted -> new Problem(
                        false,
                        "Module \"" + mounted.module() + "\" answers 503 on " + String.join(", ", mounted.paths())
                                + ": " + mounted.fault() + ". Install a build of the module that fits this node"))
                .toList();
    }

    private Mounted begin(WebApplication application) {
        String module = "a module without a name";
        List<String> paths = List.of();
        boolean workflow = true;
        Throwable fault = null;
        try {
            module = application.module();
            workflow = application.workflow();
            paths = application.paths();
            fault = wrong(paths);
            if (fault == null) {
                return Mounted.serving(application, builder.build(application));
            }
        } catch (Throwable e) {
            fault = e;
        }
        LOG.error("The pages of module \"{}\" are not served: its application is broken", module, fault);
        return Mounted.broken(application, module, paths, workflow, fault);
    }

    private Throwable wrong(List<String> paths) {
        for (String path : paths) {
            if (!PATH.matcher(path).matches()) {
                return new IllegalStateException(
                        "The path \"" + path + "\" is not of the form /name/name in lower case");
            }
            for (Mounted other : inOrder) {
                if (!(other.fault() instanceof PathTaken) && other.paths().contains(path)) {
                    return new PathTaken(path, other.module());
                }
            }
        }
        return null;
    }

    private void publish() {
        Map<String, Mounted> there = new HashMap<>();
        for (Mounted mounted : inOrder) {
            mounted.paths().forEach(path -> there.putIfAbsent(path, mounted));
        }
        Map<String, String> away = new HashMap<>(paths.away());
        paths.there().forEach((path, mounted) -> {
            if (mounted.doorway() != null) {
                away.put(path, mounted.doorway());
            }
        });
        away.keySet().removeAll(there.keySet());
        paths = new Paths(Map.copyOf(there), Map.copyOf(away));
    }

    private static <T> T longest(Map<String, T> all, String path) {
        String part = path;
        while (!part.isEmpty()) {
            T found = all.get(part);
            if (found != null && (part.length() > 1 || path.length() == 1)) {
                return found;
            }
            part = part.substring(0, part.lastIndexOf('/'));
        }
        return null;
    }

    /** Somebody else answers on this path already. */
    private static final class PathTaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PathTaken(String path, String owner) {
            super(path + " belongs to module \"" + owner + "\" already");
        }
    }
}
