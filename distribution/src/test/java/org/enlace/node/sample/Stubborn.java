package org.enlace.node.sample;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Takes twenty seconds to start, and does not mind being interrupted. */
public final class Stubborn implements BundleActivator {
    private static final long SECONDS = 20;

    @Override
    public void start(BundleContext context) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        CountDownLatch never = new CountDownLatch(1);
        while (System.nanoTime() < end) {
            try {
                never.await(1, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                // It does not mind.
            }
        }
    }

    @Override
    public void stop(BundleContext context) {
        // Nothing to stop.
    }
}
