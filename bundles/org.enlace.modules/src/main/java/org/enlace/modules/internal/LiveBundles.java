package org.enlace.modules.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.enlace.modules.internal.archive.ModuleFeature;
import org.enlace.modules.internal.archive.ModuleFeature.Part;
import org.enlace.platform.Refusal;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.hooks.bundle.EventHook;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A module's bundles in the running framework. Touches no bundle but those it is given. */
final class LiveBundles {
    private static final Logger LOG = LoggerFactory.getLogger(LiveBundles.class);
    private static final long REFRESH_SECONDS = 20;

    private final BundleContext context;
    private final FrameworkWiring wiring;
    private final Set<Bundle> abandoned = ConcurrentHashMap.newKeySet();
    private final Set<Bundle> atTheirStart = ConcurrentHashMap.newKeySet();
    private final BoundedStop stops;

    /** @param stopTime how long the bundles of a module may take to stop */
    LiveBundles(BundleContext context, Supplier<Duration> stopTime) {
        this.context = context;
        stops = new BoundedStop(
                stopTime,
                late -> uninstall(late.stream().filter(abandoned::contains).toList()));
        context.registerService(EventHook.class, this::hideAbandoned, null);
        wiring = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
    }

    /** Nobody, least of all who makes components, hears that an abandoned bundle has started after all. */
    private void hideAbandoned(BundleEvent event, Collection<BundleContext> listeners) {
        if (event.getType() == BundleEvent.STARTED && abandoned.contains(event.getBundle())) {
            listeners.clear();
        }
    }

    /** For bundles whose start goes on although nobody waits for it. */
    void abandon(List<Bundle> bundles) {
        abandoned.addAll(bundles);
        atTheirStart.addAll(bundles);
    }

    /** For abandoned bundles whose start has come to its end. */
    void takeOutAbandoned(List<Bundle> bundles) {
        atTheirStart.removeAll(bundles);
        uninstall(bundles);
    }

    /** Whether it is still in the framework although nobody wants it there, and cannot be taken out now either. */
    boolean isAbandoned(Part part) {
        find(part).filter(abandoned::contains).ifPresent(bundle -> uninstall(List.of(bundle)));
        return find(part).filter(abandoned::contains).isPresent();
    }

    Optional<Bundle> find(Part part) {
        return Optional.ofNullable(context.getBundle(part.location()));
    }

    /** Whether the whole platform has been started. */
    boolean frameworkIsUp() {
        return context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).getState() == Bundle.ACTIVE;
    }

    /**
     * Installs the bundles that the framework does not have yet.
     *
     * @param fresh receives each new bundle at once, so that a failure half-way can be undone
     */
    void install(ModuleFeature feature, Path folder, List<Bundle> fresh) throws IOException {
        for (Part part : feature.parts()) {
            if (find(part).isPresent()) {
                continue;
            }
            try (InputStream in = reference(folder.resolve(part.member()))) {
                Bundle bundle = context.installBundle(part.location(), in);
                fresh.add(bundle);
                bundle.adapt(BundleStartLevel.class).setStartLevel(part.startLevel());
            } catch (BundleException e) {
                throw new Refusal(
                        "module.bundle-form",
                        "The bundle " + part.member() + " of " + feature.id() + " cannot be installed: "
                                + e.getMessage() + "; ask the module's maker for a sound archive",
                        part.member(),
                        e.getMessage());
            }
        }
    }

    /** The framework reads a bundle where it lies: no copy, so that a module can be put back while the disk is full. */
    private static InputStream reference(Path jar) throws IOException {
        return URI.create("reference:" + jar.toUri()).toURL().openStream();
    }

    /** Starts what does not run, lower start levels first. */
    void start(ModuleFeature feature, List<Bundle> bundles) {
        if (!wiring.resolveBundles(bundles)) {
            String names = bundles.stream()
                    .filter(bundle -> bundle.getState() == Bundle.INSTALLED)
                    .map(Bundle::getSymbolicName)
                    .collect(Collectors.joining(", "));
            throw new Refusal(
                    "module.not-linked",
                    feature.id() + " does not fit this node: the framework cannot link " + names
                            + ". Nothing was changed; get the release of the module made for this platform",
                    feature.id(),
                    names);
        }
        List<Bundle> ordered = new ArrayList<>(bundles);
        ordered.sort((a, b) -> Integer.compare(level(a), level(b)));
        for (Bundle bundle : ordered) {
            if (isFragment(bundle)) {
                continue;
            }
            try {
                bundle.start(Bundle.START_ACTIVATION_POLICY);
            } catch (BundleException e) {
                Throwable cause = rootCause(e);
                throw new Refusal(
                        "module.start-failed",
                        "The bundle " + bundle.getSymbolicName() + " of " + feature.id() + " does not start: "
                                + cause.getClass().getSimpleName() + ": " + cause.getMessage()
                                + "; nothing was changed, ask the module's maker",
                        bundle.getSymbolicName(),
                        String.valueOf(cause.getMessage()));
            }
        }
    }

    /**
     * Stops bundles, last started first, so that what they contribute is withdrawn; they come back at the next start.
     *
     * @return which of them did not stop in time and by which threads; empty when all did
     */
    Optional<String> stop(List<Bundle> bundles) {
        stops.stop(bundles);
        return stops.why(bundles);
    }

    /** Which of the bundles stop and do not come to the end of it. */
    Optional<String> stuck(Collection<Bundle> bundles) {
        return stops.why(bundles);
    }

    /** What is left in the framework of modules that were taken out, until the node is restarted. */
    Optional<String> leftBehind() {
        return stops.why(abandoned);
    }

    /** Whether an earlier start kept one of the bundles from starting. */
    boolean wereHeld(List<Bundle> bundles) {
        return bundles.stream()
                .anyMatch(bundle -> !isFragment(bundle)
                        && !bundle.adapt(BundleStartLevel.class).isPersistentlyStarted());
    }

    /** Before it is the bundles' turn to start: keeps them from it, now and later, or lets them start. */
    void hold(List<Bundle> bundles, boolean back) {
        for (Bundle bundle : bundles) {
            try {
                if (!isFragment(bundle) && back) {
                    bundle.stop();
                } else if (!isFragment(bundle)) {
                    bundle.start(Bundle.START_ACTIVATION_POLICY);
                }
            } catch (BundleException e) {
                LOG.error("Whether {} starts could not be settled", bundle.getSymbolicName(), e);
            }
        }
    }

    /**
     * Takes bundles out of the framework and lets go of their classes. An abandoned one that is still at its start would hold
     * everything up; it is left to whoever sees it come to its end. So is one that does not stop.
     */
    void uninstall(List<Bundle> all) {
        stop(all.stream().filter(this::isPastItsStart).toList());
        List<Bundle> bundles = all.stream()
                .filter(bundle -> isPastItsStart(bundle) && !stops.isStuck(bundle))
                .toList();
        all.stream().filter(stops::isStuck).forEach(abandoned::add);
        Set<Bundle> gone = new HashSet<>();
        for (Bundle bundle : bundles) {
            try {
                if (bundle.getState() != Bundle.UNINSTALLED) {
                    bundle.uninstall();
                }
                gone.add(bundle);
                abandoned.remove(bundle);
                atTheirStart.remove(bundle);
            } catch (BundleException | RuntimeException e) {
                LOG.error(
                        "The bundle {} could not be uninstalled; it is tried again with its module's next installation,"
                                + " and a restart of the node is rid of it",
                        bundle.getSymbolicName(),
                        e);
            }
        }
        refresh(gone);
    }

    private boolean isPastItsStart(Bundle bundle) {
        return !atTheirStart.contains(bundle) || bundle.getState() != Bundle.STARTING;
    }

    /** The bundles outside the given ones that use their code. */
    Set<Bundle> dependents(Collection<Bundle> bundles) {
        Set<Bundle> closure = new HashSet<>(wiring.getDependencyClosure(bundles));
        closure.removeAll(bundles);
        return closure;
    }

    /** Only what nobody else uses is refreshed, because a refresh would restart its users. */
    private void refresh(Set<Bundle> gone) {
        Set<Bundle> users = dependents(gone);
        if (gone.isEmpty()) {
            return;
        }
        if (!users.isEmpty()) {
            LOG.warn("The classes of {} are still used by {}; they are let go at the next start", gone, users);
            return;
        }
        CountDownLatch done = new CountDownLatch(1);
        wiring.refreshBundles(gone, event -> {
            if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                done.countDown();
            }
        });
        try {
            if (!done.await(REFRESH_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The framework has not let go of {} within {} seconds", gone, REFRESH_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static boolean isFragment(Bundle bundle) {
        return bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null;
    }

    static Throwable rootCause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static int level(Bundle bundle) {
        return bundle.adapt(BundleStartLevel.class).getStartLevel();
    }
}
