package org.enlace.modules.internal;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.enlace.modules.internal.Components.Trouble;
import org.enlace.modules.internal.Shelf.Kept;
import org.enlace.modules.internal.archive.ModuleFeature.Part;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/** The bundles in the framework that are not a module's. */
final class PlatformBundles implements PlatformStart.Platform {
    private final BundleContext context;
    private final LiveBundles live;
    private final Components components;
    private final Supplier<Collection<Kept>> modules;

    PlatformBundles(
            BundleContext context, LiveBundles live, Components components, Supplier<Collection<Kept>> modules) {
        this.context = context;
        this.live = live;
        this.components = components;
        this.modules = modules;
    }

    @Override
    public boolean bundlesAreUp() {
        return live.frameworkIsUp();
    }

    /** All of them, the framework itself among them. */
    List<Bundle> all() {
        Set<String> ofModules = modules.get().stream()
                .flatMap(kept -> kept.feature().parts().stream())
                .map(Part::location)
                .collect(Collectors.toSet());
        return Arrays.stream(context.getBundles())
                .filter(bundle -> !ofModules.contains(bundle.getLocation()))
                .toList();
    }

    @Override
    public List<Trouble> troubles() {
        return components.troubles(all().stream()
                .filter(bundle -> bundle.getBundleId() != Constants.SYSTEM_BUNDLE_ID)
                .filter(bundle -> bundle.getState() == Bundle.ACTIVE)
                .toList());
    }

    @Override
    public boolean offers(String service) {
        return context.getServiceReference(service) != null;
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }
}
