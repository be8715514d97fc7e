package org.enlace.node.sample;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Takes its time, does not mind being interrupted, and hands the interruption on when it is done. */
public final class Stubborn implements BundleActivator {
    private static final long SECONDS = 12;

    @Override
    public void start(BundleContext context) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        CountDownLatch never = new CountDownLatch(1);
        boolean interrupted = false;
        while (System.nanoTime() < end) {
            try {
                never.await(1, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop(BundleContext context) {
        // Nothing to stop.
    }
}
