package org.enlace.web.internal;

import java.util.List;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/** The services of a type that are there now. */
final class Services<T> implements AutoCloseable {
    private final ServiceTracker<T, T> tracker;
    private volatile List<T> now = List.of();
    private volatile T first;

    Services(BundleContext context, Class<T> type) {
        tracker = new ServiceTracker<>(context, type, null) {
            private final java.util.Map<ServiceReference<T>, T> present = new java.util.TreeMap<>();

            @Override
            public T addingService(ServiceReference<T> reference) {
                T service = super.addingService(reference);
                if (service != null) {
                    synchronized (present) {
                        present.put(reference, service);
                        publish();
                    }
                }
                return service;
            }

            @Override
            public void removedService(ServiceReference<T> reference, T service) {
                synchronized (present) {
                    present.remove(reference);
                    publish();
                }
                super.removedService(reference, service);
            }

            private void publish() {
                now = List.copyOf(present.values());
                first = now.isEmpty() ? null : now.get(0);
            }
        };
        tracker.open();
    }

    List<T> all() {
        return now;
    }

    Optional<T> any() {
        return Optional.ofNullable(first);
    }

    /** Null when there is none. */
    T first() {
        return first;
    }

    @Override
    public void close() {
        tracker.close();
    }
}
