package org.enlace.jit.internal;

import java.util.function.Supplier;
import org.osgi.service.component.ComponentServiceObjects;

/** A service that is asked for when it is first needed, so that a node whose teams nobody looks at loads nothing of them. */
public final class Lazily<T> implements Supplier<T> {
    private final ComponentServiceObjects<T> objects;
    private volatile T service;

    public Lazily(ComponentServiceObjects<T> objects) {
        this.objects = objects;
    }

    @Override
    public T get() {
        T known = service;
        if (known == null) {
            synchronized (this) {
                if (service == null) {
                    service = objects.getService();
                }
                known = service;
            }
        }
        return known;
    }
}
