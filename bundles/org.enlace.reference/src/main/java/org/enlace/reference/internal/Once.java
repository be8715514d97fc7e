package org.enlace.reference.internal;

import java.util.function.Supplier;

/** A value made at its first use. An attempt that fails is made again at the next use. */
final class Once<T> implements Supplier<T> {
    private final Supplier<T> making;
    private volatile T value;

    Once(Supplier<T> making) {
        this.making = making;
    }

    @Override
    public T get() {
        T made = value;
        if (made == null) {
            synchronized (this) {
                made = value;
                if (made == null) {
                    made = making.get();
                    value = made;
                }
            }
        }
        return made;
    }
}
