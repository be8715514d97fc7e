package org.enlace.persistence;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

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
     * Reads the rows that have one of these values in an attribute, like {@link #read}; any number of values, asked for some
     * hundred at a time.
     *
     * @param attribute the field of the row's class
     * @param read what comes out of each row, inside
     * @return in no order
     */
    <R, T> List<T> findAll(Class<R> row, String attribute, Collection<?> values, Function<R, T> read);

    /** Reads every row, in no order, like {@link #read}; for what is few by its nature. */
    <R, T> List<T> all(Class<R> row, Function<R, T> read);

    /**
     * Runs what reads by {@link #connection} alone, in the current transaction or, outside one, in one that is only read. A schema
     * without row classes is read in no other way.
     */
    <T> T reading(Supplier<T> query);

    /**
     * The connection of the current transaction, or of the {@link #read} or {@link #reading} this is called in: for many rows at a
     * time, where entities would be in the way. To commit, roll back or close it does nothing. Never kept beyond the transaction.
     *
     * @throws IllegalStateException outside a transaction
     */
    Connection connection();

    @Override
    void close();
}
