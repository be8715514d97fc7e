package org.enlace.equinox;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Counts what the garbage collector has left. */
final class Collected {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private Collected() {}

    /**
     * How many of the things are still reachable: asked again after full collections until none is, for at most 40 seconds,
     * since work in flight may hold a few for a while.
     */
    static long stillThere(List<? extends WeakReference<?>> things) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        System.gc();
        while (count(things) > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            System.gc();
        }
        return count(things);
    }

    private static long count(List<? extends WeakReference<?>> things) {
        return things.stream().filter(thing -> thing.get() != null).count();
    }
}
