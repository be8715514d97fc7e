package org.enlace.node.sample;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Does not start. */
public final class Throwing implements BundleActivator {
    @Override
    public void start(BundleContext context) {
        throw new IllegalStateException("the sample does not start");
    }

    @Override
    public void stop(BundleContext context) {
        // It never started.
    }
}
