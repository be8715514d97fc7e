package org.enlace.persistence.internal;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.enlace.persistence.Schema;
import org.enlace.persistence.SchemaFailure;

/** Lets one at a time open or change a schema, and nobody change one that is open or that is never undone. */
final class SchemaGate {
    /** The audit log: an entry is never taken back, whatever becomes of what it tells of. */
    private static final Set<String> NEVER_UNDONE = Set.of("audit");

    private final Map<String, JpaStore> open = new ConcurrentHashMap<>();
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();
    /** Tables are made and dropped by one at a time: Derby would have others wait in the middle. */
    private final ReentrantLock tables = new ReentrantLock(true);

    static boolean mayBeUndone(String schema) {
        return !NEVER_UNDONE.contains(schema);
    }

    Map<String, JpaStore> open() {
        return open;
    }

    /** Waits until nobody else opens or changes the schema. */
    <T> T alone(String schema, Supplier<T> act) {
        Schema.refuseOther(schema);
        return holding(locks.computeIfAbsent(schema, name -> new ReentrantLock()), act);
    }

    /** Waits until nobody else makes or drops tables; inside {@link #alone}. */
    <T> T changing(Supplier<T> act) {
        return holding(tables, act);
    }

    /** As {@link #alone}, for what the schema must be closed for. */
    <T> T closed(String schema, String what, Supplier<T> act) {
        if (!mayBeUndone(schema)) {
            throw new SchemaFailure("The schema " + schema + " cannot be " + what + ": what it holds is never undone");
        }
        return alone(schema, () -> {
            if (open.containsKey(schema)) {
                throw new SchemaFailure("The schema " + schema + " cannot be " + what
                        + " while it is open: stop the module that uses it first");
            }
            return changing(act);
        });
    }

    private static <T> T holding(ReentrantLock lock, Supplier<T> act) {
        lock.lock();
        try {
            return act.get();
        } finally {
            lock.unlock();
        }
    }
}
