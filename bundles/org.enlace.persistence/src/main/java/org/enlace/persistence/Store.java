package org.enlace.persistence;

import jakarta.persistence.EntityManager;
import java.util.function.Function;

/** A module's open schema. Closed by the module when it goes. */
public interface Store extends AutoCloseable {
    /**
     * The entity manager of the current transaction. Never kept beyond it.
     *
     * @throws IllegalStateException outside a transaction; see {@link org.enlace.platform.Transactions}
     */
    EntityManager entities();

    /**
     * Reads, in the current transaction or, outside one, from one that is only read. Rows that come out are detached or
     * will be, so turn them into domain values inside.
     */
    <T> T read(Function<EntityManager, T> query);

    @Override
    void close();
}
