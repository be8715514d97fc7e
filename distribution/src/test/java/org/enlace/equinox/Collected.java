package org.enlace.equinox;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.lang.runtime.ObjectMethods;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/** Counts what the garbage collector has left. */
final class Collected {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private Collected() {}

    /** A record that is nobody's. */
    private record Nobodys(Locale component) {}

    /**
     * How many of the things are still reachable: asked again after full collections until none is, for at most 40 seconds,
     * since work in flight may hold a few for a while. What holds those that stay is left as a heap dump in the folder for temporary files.
     */
    static long stillThere(List<? extends WeakReference<?>> things) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        collect();
        while (count(things) > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            collect();
        }
        long left = count(things);
        if (left > 0) {
            Path dump = Files.createTempDirectory("still-there").resolve("heap.hprof");
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(dump.toString(), true);
            System.out.println("What holds " + left + " that should be gone is in " + dump);
        }
        return left;
    }

    private static void collect() {
        forgetRecords();
        System.gc();
    }

    /**
     * Java remembers the types of the record whose comparison it made last, and so whoever loaded them. It makes one when a record is
     * first compared or hashed, which work in flight may do at any time: so it is made for this one again before each look.
     */
    private static void forgetRecords() {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        try {
            MethodHandle component =
                    lookup.findVirtual(Nobodys.class, "component", MethodType.methodType(Locale.class));
            for (String method : List.of("equals", "hashCode")) {
                ObjectMethods.bootstrap(lookup, method, MethodHandle.class, Nobodys.class, "component", component);
            }
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static long count(List<? extends WeakReference<?>> things) {
        return things.stream().filter(thing -> thing.get() != null).count();
    }
}
