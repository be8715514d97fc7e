package org.enlace.web.internal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

/**
 * The services of a type that are there now. Each is asked for when somebody first wants it, not when it comes: most are components
 * that are only made for whoever asks, which no start should wait for.
 */
final class Services<T> implements AutoCloseable {
    private final ServiceTracker<T, Held> tracker;
    private final Map<ServiceReference<T>, Held> present = new TreeMap<>();

    /** Null after a change, until somebody asks. */
    private volatile List<T> now = List.of();

    Services(BundleContext context, Class<T> type) {
        tracker = new ServiceTracker<>(context, type, new ServiceTrackerCustomizer<>() {
            @Override
            public Held addingService(ServiceReference<T> reference) {
                Held held = new Held(context, reference);
                synchronized (present) {
                    present.put(reference, held);
                    now = null;
                }
                return held;
            }

            @Override
            public void modifiedService(ServiceReference<T> reference, Held held) {}

            @Override
            public void removedService(ServiceReference<T> reference, Held held) {
                synchronized (present) {
                    present.remove(reference);
                    now = null;
                }
                held.release();
            }
        });
        tracker.open();
    }

    List<T> all() {
        List<T> known = now;
        return known == null ? ask() : known;
    }

    /** Nobody is kept waiting while a component is made: what comes or goes meanwhile is seen by whoever asks next. */
    private List<T> ask() {
        List<Held> asked;
        synchronized (present) {
            asked = List.copyOf(present.values());
        }
        List<T> found = asked.stream().map(Held::get).filter(Objects::nonNull).toList();
        synchronized (present) {
            if (asked.equals(List.copyOf(present.values()))) {
                now = found;
            }
        }
        return found;
    }

    Optional<T> any() {
        return Optional.ofNullable(first());
    }

    /** Null when there is none. */
    T first() {
        List<T> all = all();
        return all.isEmpty() ? null : all.get(0);
    }

    @Override
    public void close() {
        tracker.close();
    }

    /** A service, from when it is asked for until it goes. */
    private final class Held {
        private final BundleContext context;
        private final ServiceReference<T> reference;
        private T service;
        private boolean gone;

        Held(BundleContext context, ServiceReference<T> reference) {
            this.context = context;
            this.reference = reference;
        }

        /**
         * Null when it cannot be made, or is gone. No lock is held while it is made: whoever takes it away may hold one that its
         * making waits for.
         */
        T get() {
            synchronized (this) {
                if (service != null || gone) {
                    return service;
                }
            }
            T made = context.getService(reference);
            T kept;
            synchronized (this) {
                if (!gone && service == null) {
                    service = made;
                    return made;
                }
                kept = service;
            }
            if (made != null) {
                context.ungetService(reference);
            }
            return kept;
        }

        void release() {
            boolean asked;
            synchronized (this) {
                gone = true;
                asked = service != null;
                service = null;
            }
            if (asked) {
                context.ungetService(reference);
            }
        }
    }
}
