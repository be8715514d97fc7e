package org.enlace.jit.internal.web.bundle;

import java.util.Set;
import java.util.function.Supplier;
import org.enlace.jit.internal.BundleArea;
import org.enlace.jit.internal.web.work.WorkWay;

/** The pages of bundles, for the module's web application. */
public final class BundleResources {
    private BundleResources() {}

    public static Set<Object> of(WorkWay way, Supplier<BundleArea> area) {
        return Set.of(new BundlePages(way, area), new DecisionPages(way, area));
    }
}
