package org.enlace.persistence.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.persistence.expressions.ExpressionBuilder;
import org.eclipse.persistence.internal.identitymaps.CacheKey;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.jpa.JpaHelper;
import org.eclipse.persistence.queries.ReadAllQuery;
import org.enlace.persistence.SchemaFailure;
import org.enlace.persistence.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A module's schema as an EclipseLink persistence unit. What it asks itself it asks by EclipseLink's expressions: the parser of
 * JPQL is some 500 classes, which a node loads when a module brings a query of its own, and else does without.
 */
final class JpaStore implements Store {
    private static final Logger LOG = LoggerFactory.getLogger(JpaStore.class);
    private static final int BATCH = 250;

    private final String name;
    private final CompletableFuture<EntityManagerFactory> rows;
    private final ThreadTransactions transactions;
    private final Consumer<JpaStore> closed;
    private volatile AbstractSession session;
    private boolean open = true;

    /**
     * @param rows what reads and writes the row classes, which may still be in the making; null for a schema without any, which
     *     is read and written by plain SQL only
     */
    JpaStore(
            String name,
            CompletableFuture<EntityManagerFactory> rows,
            ThreadTransactions transactions,
            Consumer<JpaStore> closed) {
        this.name = name;
        this.rows = rows;
        this.transactions = transactions;
        this.closed = closed;
    }

    String name() {
        return name;
    }

    synchronized boolean isOpen() {
        return open;
    }

    EntityManager newEntityManager() {
        return factory().createEntityManager();
    }

    /**
     * What reads and writes the row classes; waits until it is made.
     *
     * @throws SchemaFailure when it could not be made
     */
    EntityManagerFactory factory() {
        if (rows == null) {
            throw new IllegalStateException("The schema " + name
                    + " was opened without row classes; name them in its Schema, or use Store.connection");
        }
        try {
            return rows.join();
        } catch (CompletionException e) {
            throw new SchemaFailure(e.getCause().getMessage(), e.getCause());
        }
    }

    private AbstractSession session() {
        AbstractSession known = session;
        if (known == null) {
            known = (AbstractSession) JpaHelper.getDatabaseSession(factory());
            session = known;
        }
        return known;
    }

    /** Why its rows cannot be used; empty while they can, or may yet. */
    Optional<String> fault() {
        try {
            if (rows != null && rows.isDone()) {
                factory();
            }
            return Optional.empty();
        } catch (SchemaFailure e) {
            return Optional.of(e.getMessage());
        }
    }

    /** Null where nothing can have been read yet. */
    private EntityManagerFactory used() {
        EntityManagerFactory factory =
                rows != null && rows.isDone() && !rows.isCompletedExceptionally() ? rows.join() : null;
        return factory != null && factory.isOpen() ? factory : null;
    }

    @Override
    public EntityManager entities() {
        Work work = transactions.current();
        if (work == null || !work.writes()) {
            throw new IllegalStateException("The schema " + name
                    + " can only be changed in a transaction; begin one by Transactions.call, or use Store.read");
        }
        return work.entities(this);
    }

    @Override
    public <T> T read(Function<EntityManager, T> query) {
        Work work = transactions.current();
        if (work != null) {
            return query.apply(work.entities(this));
        }
        return transactions.reading(() -> query.apply(transactions.current().entities(this)));
    }

    @Override
    public <T> T reading(Supplier<T> query) {
        return transactions.current() != null ? query.get() : transactions.reading(query);
    }

    @Override
    public Connection connection() {
        Work work = transactions.current();
        if (work == null) {
            throw new IllegalStateException("A connection to the schema " + name
                    + " is lent to a transaction only; begin one by Transactions.call, or use Store.read");
        }
        try {
            return work.connection();
        } catch (SQLException e) {
            throw new PersistenceException("The database gave no connection to the schema " + name, e);
        }
    }

    @Override
    public <R, T> Optional<T> find(Class<R> row, Object key, Function<R, T> read) {
        CacheKey cached = transactions.current() == null
                ? session()
                        .getIdentityMapAccessorInstance()
                        .getCacheKeyForObject(key, row, session().getDescriptor(row), false)
                : null;
        if (cached != null) {
            // Whoever stores a change puts it into the same object, under the lock against this one.
            cached.acquireReadLock();
            try {
                Object found = cached.getObject();
                if (found != null && cached.getInvalidationState() != CacheKey.CACHE_KEY_INVALID) {
                    return Optional.of(read.apply(row.cast(found)));
                }
            } finally {
                cached.releaseReadLock();
            }
        }
        return read(entities -> Optional.ofNullable(entities.find(row, key)).map(read));
    }

    @Override
    public <R, T> List<T> findAll(Class<R> row, String attribute, Collection<?> values, Function<R, T> read) {
        return read(entities -> {
            List<?> wanted = List.copyOf(values);
            List<T> found = new ArrayList<>(wanted.size());
            for (int from = 0; from < wanted.size(); from += BATCH) {
                ReadAllQuery query = new ReadAllQuery(row);
                ExpressionBuilder each = query.getExpressionBuilder();
                query.setSelectionCriteria(each.get(attribute).in(each.getParameter(attribute)));
                query.addArgument(attribute, Collection.class);
                JpaHelper.createQuery(query, entities)
                        .setParameter(attribute, wanted.subList(from, Math.min(from + BATCH, wanted.size())))
                        .getResultList()
                        .forEach(result -> found.add(read.apply(row.cast(result))));
            }
            return found;
        });
    }

    @Override
    public <R, T> List<T> all(Class<R> row, Function<R, T> read) {
        return read(entities -> {
            List<T> all = new ArrayList<>();
            JpaHelper.createQuery(new ReadAllQuery(row), entities)
                    .getResultList()
                    .forEach(result -> all.add(read.apply(row.cast(result))));
            return all;
        });
    }

    /** Everything is read from the database again when it is next asked for. */
    void forgetCached() {
        EntityManagerFactory factory = used();
        if (factory != null) {
            factory.getCache().evictAll();
        }
    }

    /** What people may call a row and its id, when it is one of this store; it is read anew from now on. */
    Map.Entry<String, String> nameAndForget(Object row) {
        EntityManagerFactory factory = used();
        boolean mine = factory != null
                && factory.getMetamodel().getEntities().stream().anyMatch(type -> type.getJavaType() == row.getClass());
        if (!mine) {
            return null;
        }
        Object id = factory.getPersistenceUnitUtil().getIdentifier(row);
        factory.getCache().evict(row.getClass(), id);
        String kind = row.getClass().getSimpleName();
        if (kind.endsWith("Row") && kind.length() > 3) {
            kind = kind.substring(0, kind.length() - 3);
        }
        return Map.entry(kind.replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT), String.valueOf(id));
    }

    @Override
    public synchronized void close() {
        if (open) {
            open = false;
            if (rows != null) {
                end();
            }
            closed.accept(this);
        }
    }

    /** Waits for what is still in the making: its bundle may be about to go. */
    private void end() {
        try {
            factory().close();
        } catch (SchemaFailure e) {
            LOG.debug("The rows of the schema {} could never be used", name, e);
        }
    }

    @Override
    public String toString() {
        return "the schema " + name;
    }
}
