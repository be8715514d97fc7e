package org.enlace.platform;

import java.util.function.Supplier;

/**
 * The one way to change what is stored. All units of work that one act touches, in whichever bundle's schema, share one
 * database transaction: all of it is stored, or none. A service.
 */
public interface Transactions {
    /**
     * Runs the work in the current transaction, or in a new one that is committed when the work returns and rolled back
     * when it throws.
     *
     * @throws Stale when a versioned row was changed by somebody else meanwhile
     */
    <T> T call(Supplier<T> work);

    /** {@link #call} without a result. */
    default void run(Runnable work) {
        call(() -> {
            work.run();
            return null;
        });
    }

    /**
     * Does something once the current transaction is safely stored, never otherwise. Failures are logged, not thrown.
     *
     * @throws IllegalStateException outside a transaction
     */
    void afterCommit(Runnable action);
}
