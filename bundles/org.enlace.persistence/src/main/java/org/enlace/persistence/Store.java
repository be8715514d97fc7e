package org.enlace.persistence;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.util.Optional;
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

    /**
     * Reads one row by its key. Outside a transaction, and with the row in the shared cache, that is a look into memory: no
     * entity manager, no copy. So the row is only looked at, never changed or kept, and nothing else is read from inside.
     *
     * @param key of one column
     * @return what was read; empty when there is no such row
     */
    <R, T> Optional<T> find(Class<R> row, Object key, Function<R, T> read);

    /**
     * The connection of the current transaction, or of the {@link #read} this is called in: for many rows at a time, where
     * entities would be in the way. To commit, roll back or close it does nothing. Never kept beyond the transaction.
     *
     * @throws IllegalStateException outside a transaction
     */
    Connection connection();

    @Override
    void close();
}
