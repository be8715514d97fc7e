package org.enlace.modules.internal;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops bundles within a limit, and remembers those whose stop goes on after it: only a restart is sure to end that. */
final class BoundedStop {
    private static final Logger LOG = LoggerFactory.getLogger(BoundedStop.class);

    private final Supplier<Duration> limit;
    private final Consumer<List<Bundle>> ended;
    private final Map<Bundle, String> stuck = new ConcurrentHashMap<>();

    /** @param ended is told of bundles that have stopped after all */
    BoundedStop(Supplier<Duration> limit, Consumer<List<Bundle>> ended) {
        this.limit = limit;
        this.ended = ended;
    }

    /** Stops bundles, last started first. Those that are stuck are not waited for again. */
    void stop(List<Bundle> all) {
        List<Bundle> bundles = all.stream()
                .filter(bundle -> bundle.getState() != Bundle.UNINSTALLED)
                .filter(bundle -> !LiveBundles.isFragment(bundle) && !stuck.containsKey(bundle))
                .toList();
        if (bundles.isEmpty()) {
            return;
        }
        Bounded.ends(
                limit.get(),
                () -> {
                    for (int i = bundles.size() - 1; i >= 0; i--) {
                        stop(bundles.get(i));
                    }
                },
                new Bounded.Abandoned() {
                    @Override
                    public void now() {
                        remember(bundles);
                    }

                    @Override
                    public void atItsEnd() {
                        stuck.keySet().removeAll(bundles);
                        ended.accept(bundles);
                    }
                });
    }

    private static void stop(Bundle bundle) {
        // The one before may have been interrupted, since the time was over.
        Thread.interrupted();
        try {
            bundle.stop(Bundle.STOP_TRANSIENT);
        } catch (BundleException | RuntimeException e) {
            LOG.warn("The bundle {} did not stop cleanly; it is taken out all the same", bundle.getSymbolicName(), e);
        }
    }

    private void remember(List<Bundle> bundles) {
        String threads = threads(bundles);
        for (Bundle bundle : bundles) {
            if ((bundle.getState() & (Bundle.ACTIVE | Bundle.STARTING | Bundle.STOPPING)) != 0) {
                stuck.put(
                        bundle,
                        "The bundle " + bundle.getSymbolicName() + " has not stopped within "
                                + limit.get().toSeconds() + " seconds; left behind: " + threads);
            }
        }
        stuck.values().forEach(sentence -> LOG.error("{}. Restart the node to be rid of it", sentence));
    }

    /** The threads that are in the code of bundles, each with where it is. */
    private static String threads(List<Bundle> bundles) {
        return Thread.getAllStackTraces().entrySet().stream()
                .map(thread -> Arrays.stream(thread.getValue())
                        .filter(frame -> bundles.stream().anyMatch(bundle -> holds(bundle, frame)))
                        .findFirst()
                        .map(frame -> thread.getKey().getName() + " (" + frame.getClassName() + "."
                                + frame.getMethodName() + ")")
                        .orElse(null))
                .filter(Objects::nonNull)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static boolean holds(Bundle bundle, StackTraceElement frame) {
        return bundle.getState() != Bundle.UNINSTALLED
                && bundle.getEntry(frame.getClassName().replace('.', '/') + ".class") != null;
    }

    boolean isStuck(Bundle bundle) {
        return stuck.containsKey(bundle);
    }

    /** A sentence on the stuck ones among bundles; empty when none is. */
    Optional<String> why(Collection<Bundle> bundles) {
        return bundles.stream()
                .map(stuck::get)
                .filter(Objects::nonNull)
                .distinct()
                .reduce((one, other) -> one + "; " + other);
    }
}
