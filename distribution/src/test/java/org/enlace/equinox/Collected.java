package org.enlace.equinox;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.List;

/** Counts what the garbage collector has left. */
final class Collected {
    private static final int ROUNDS = 20;
    private static final long ROUND_MS = 500;

    private Collected() {}

    /** How many of the things are still reachable after several full collections, ended as soon as none is. */
    static long stillThere(List<? extends WeakReference<?>> things) throws InterruptedException {
        for (int round = 0; round < ROUNDS && count(things) > 0; round++) {
            ReferenceQueue<Object> queue = new ReferenceQueue<>();
            PhantomReference<Object> sentinel = new PhantomReference<>(new Object(), queue);
            System.gc();
            queue.remove(ROUND_MS);
            sentinel.clear();
        }
        return count(things);
    }

    private static long count(List<? extends WeakReference<?>> things) {
        return things.stream().filter(thing -> thing.get() != null).count();
    }
}
