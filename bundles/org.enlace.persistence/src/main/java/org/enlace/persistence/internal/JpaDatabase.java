package org.enlace.persistence.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariPoolMXBean;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.MappedSuperclass;
import java.lang.annotation.Annotation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.eclipse.persistence.config.PersistenceUnitProperties;
import org.eclipse.persistence.config.SystemProperties;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.eclipse.persistence.sessions.DatabaseSession;
import org.enlace.persistence.Database;
import org.enlace.persistence.DatabaseCopies;
import org.enlace.persistence.Schema;
import org.enlace.persistence.SchemaFailure;
import org.enlace.persistence.Schemas;
import org.enlace.persistence.Store;
import org.enlace.platform.NotNow;
import org.enlace.platform.Transactions;
import org.enlace.platform.contribution.Figure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The node's database: a pool of connections to an {@link Engine}, and the stores that are open on it. */
public final class JpaDatabase implements Database, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JpaDatabase.class);
    private static final AtomicInteger SESSIONS = new AtomicInteger();

    private static final List<Class<? extends Annotation>> MAPPED =
            List.of(Entity.class, Embeddable.class, MappedSuperclass.class, Converter.class);

    private final Engine engine;
    private final Settings settings;
    private final BooleanSupplier starting;
    private final ConnectionPool pool;
    private final ThreadTransactions transactions;
    private final SlowActs slow = new SlowActs();
    private final SchemaGate gate = new SchemaGate();
    private final OpenedSchema opened;
    private final ShadowSchemas schemas;
    private final WriteGate writing = new WriteGate();
    private final Leases leases;
    private final DatabaseMove move;

    /**
     * @param poolSize      connections at most
     * @param waitSeconds   how long an act waits for a connection before it fails
     * @param sharedCache   whether rows are kept in memory between transactions
     * @param cachedRows    how many rows of each kind are kept at least
     */
    record Settings(int poolSize, int waitSeconds, boolean sharedCache, int cachedRows) {}

    /** @throws DatabaseUnavailable when the first connection cannot be made */
    JpaDatabase(Engine engine, Settings settings) {
        this(engine, settings, () -> false, what -> {}, Leases.NONE);
    }

    /**
     * @param starting whether the node is on its way up
     * @param watching is told of each migration
     * @param leases   without which nothing is written; not closed here
     * @throws DatabaseUnavailable when the first connection cannot be made
     */
    JpaDatabase(Engine engine, Settings settings, BooleanSupplier starting, Consumer<String> watching, Leases leases) {
        this.leases = leases;
        this.starting = starting;
        this.engine = engine;
        this.settings = settings;
        HikariConfig config = new HikariConfig();
        config.setPoolName("enlace");
        config.setDataSource(engine.connections());
        config.setMaximumPoolSize(settings.poolSize());
        config.setMinimumIdle(1);
        try {
            this.pool = new ConnectionPool(config, settings.waitSeconds());
        } catch (RuntimeException e) {
            throw new DatabaseUnavailable(
                    "The database (" + engine.description() + ") does not answer: " + root(e).getMessage(), e);
        }
        WriteCheck check = new Check();
        this.transactions = new ThreadTransactions(pool, check, slow);
        SchemaUsers users = new SchemaUsers(engine, pool, check);
        Migrations migrations = new Migrations(pool, engine.dialect(), check, users, watching);
        Snapshots snapshots = new Snapshots(pool, engine.dialect(), check, users);
        this.opened = new OpenedSchema(migrations, snapshots, gate, this::tablesChanged);
        this.schemas = new ShadowSchemas(gate, migrations, snapshots, engine.dialect(), this::tablesChanged);
        this.move = engine instanceof EmbeddedDerby derby ? new DatabaseMove(derby, writing) : null;
    }

    private final class Check implements WriteCheck {
        @Override
        public void require() {
            requireWritable();
        }

        @Override
        public void hold(Connection transaction) throws SQLException {
            leases.hold(transaction);
        }
    }

    /** @throws NotNow when nothing may be written now */
    private void requireWritable() {
        leases.require();
        writing.require();
        engine.requireRoom();
    }

    private static Throwable root(Throwable failure) {
        Throwable at = failure;
        while (at.getCause() != null && at.getCause() != at) {
            at = at.getCause();
        }
        return at;
    }

    public Transactions transactions() {
        return transactions;
    }

    public Schemas schemas() {
        return schemas;
    }

    public DatabaseCopies copies() {
        return new EngineCopies(engine);
    }

    /** Moves it elsewhere; empty where it is on a server. */
    Optional<DatabaseMove> move() {
        return Optional.ofNullable(move);
    }

    String description() {
        return engine.description();
    }

    @Override
    public Store open(Schema schema) {
        return gate.alone(schema.name(), () -> openAlone(schema));
    }

    private Store openAlone(Schema schema) {
        if (pool.isClosed()) {
            throw new IllegalStateException("The database is closed");
        }
        JpaStore left = gate.open().get(schema.name());
        if (left != null) {
            LOG.warn("The schema {} was still open; it is closed and opened anew", schema.name());
            left.close();
        }
        long begin = System.nanoTime();
        opened.bring(schema);
        long migrated = System.nanoTime();
        JpaStore store = new JpaStore(schema.name(), rows(schema), transactions, this::forget);
        gate.open().put(schema.name(), store);
        LOG.debug(
                "Schema {} opened in {} ms: {} for its migrations, {} for its rows",
                schema.name(),
                (System.nanoTime() - begin) / 1_000_000,
                (migrated - begin) / 1_000_000,
                (System.nanoTime() - migrated) / 1_000_000);
        return store;
    }

    /**
     * While the node starts they are made meanwhile, and whoever reads waits: its bundle has been installed for long. Later a
     * bundle whose rows cannot be used does not come up at all.
     */
    private CompletableFuture<EntityManagerFactory> rows(Schema schema) {
        // A unit of EclipseLink costs a start some milliseconds and half a megabyte, also without a row.
        if (schema.rows().isEmpty()) {
            return null;
        }
        return starting.getAsBoolean()
                ? CompletableFuture.supplyAsync(() -> toldFactory(schema), JpaDatabase::besides)
                : CompletableFuture.completedFuture(factory(schema));
    }

    private EntityManagerFactory toldFactory(Schema schema) {
        try {
            return factory(schema);
        } catch (RuntimeException | LinkageError e) {
            LOG.error("The rows of the schema {} cannot be used", schema.name(), e);
            throw e;
        }
    }

    private static void besides(Runnable work) {
        Thread thread = new Thread(work, "database-rows");
        thread.setDaemon(true);
        thread.start();
    }

    /** Why the rows of some schema cannot be used; empty while all can. */
    List<String> faults() {
        return gate.open().values().stream()
                .flatMap(store -> store.fault().stream())
                .toList();
    }

    private void forget(JpaStore store) {
        gate.open().remove(store.name(), store);
    }

    /** A server's connection keeps statements as they were prepared, and refuses them once their tables are others. */
    private void tablesChanged() {
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    private EntityManagerFactory factory(Schema schema) {
        for (Class<?> row : schema.rows()) {
            if (MAPPED.stream().noneMatch(row::isAnnotationPresent)) {
                throw new SchemaFailure("The rows of the schema " + schema.name() + " cannot be used: " + row.getName()
                        + " carries none of the JPA annotations Entity, Embeddable, MappedSuperclass, Converter");
            }
        }
        ClassLoader loader = new UnitLoader(
                schema.anchor().getClassLoader(),
                List.of(
                        PersistenceProvider.class.getClassLoader(),
                        PersistenceUnitProperties.class.getClassLoader(),
                        JpaDatabase.class.getClassLoader()));
        Map<String, Object> properties = new HashMap<>();
        properties.put(PersistenceUnitProperties.SESSION_NAME, schema.name() + "-" + SESSIONS.incrementAndGet());
        properties.put(
                PersistenceUnitProperties.TARGET_DATABASE, engine.dialect().jpaPlatform());
        properties.put(PersistenceUnitProperties.WEAVING, "false");
        properties.put(PersistenceUnitProperties.EXCLUDE_ECLIPSELINK_ORM_FILE, "true");
        properties.put(SystemProperties.ARCHIVE_FACTORY, NoArchives.class.getName());
        properties.put(PersistenceUnitProperties.DEPLOY_ON_STARTUP, "true");
        properties.put(PersistenceUnitProperties.LOGGING_LOGGER, EclipseLinkLog.class.getName());
        properties.put(PersistenceUnitProperties.LOGGING_PARAMETERS, "false");
        properties.put(PersistenceUnitProperties.CACHE_SHARED_DEFAULT, String.valueOf(settings.sharedCache()));
        properties.put(PersistenceUnitProperties.CACHE_SIZE_DEFAULT, String.valueOf(settings.cachedRows()));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            EntityManagerFactory made = new PersistenceProvider()
                    .createContainerEntityManagerFactory(
                            new ModuleUnit(schema, transactions.connections(), loader, settings.sharedCache()),
                            properties);
            // The pool has waited for a connection and looked whether it lives; to ask it thrice more makes officers
            // wait for a minute.
            made.unwrap(DatabaseSession.class).getLogin().setQueryRetryAttemptCount(0);
            return made;
        } catch (RuntimeException e) {
            throw new SchemaFailure(
                    "The rows of the schema " + schema.name() + " cannot be used: " + e.getMessage(), e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** What keeps the database from answering, or null. May take as long as an act waits for a connection. */
    String problem() {
        try (Connection connection = pool.getConnection()) {
            return connection.isValid(1) ? null : "The database (" + description() + ") does not answer";
        } catch (SQLException e) {
            return "The database (" + description() + ") does not answer: " + e.getMessage();
        }
    }

    Dialect dialect() {
        return engine.dialect();
    }

    /** A connection of the pool, to be closed by who takes it. */
    Connection pooled() throws SQLException {
        return pool.getConnection();
    }

    /** How many acts wait although as many connections are in use as there may be; one that is being made is not waited for long. */
    int waitingForConnections() {
        HikariPoolMXBean now = pool.getHikariPoolMXBean();
        return now.getActiveConnections() < settings.poolSize() ? 0 : now.getThreadsAwaitingConnection();
    }

    /** For monitoring: connections by what they do, and how many acts of the last day were slow. */
    List<Figure> figures() {
        HikariPoolMXBean now = pool.getHikariPoolMXBean();
        Figure slowOnes = Figure.of(
                "enlace_database_slow_acts",
                "Acts of the last day that took two seconds or more",
                slow.slow().stream().mapToInt(SlowActs.Slow::times).sum());
        return List.of(
                connections("active", now.getActiveConnections()),
                connections("idle", now.getIdleConnections()),
                connections("awaited", now.getThreadsAwaitingConnection()),
                slowOnes);
    }

    private static Figure connections(String state, int count) {
        return Figure.of(
                        "enlace_database_connections", "Connections to the database, and acts that wait for one", count)
                .with("state", state);
    }

    List<SlowActs.Slow> slowActs() {
        return slow.slow();
    }

    /** Whether another server has taken over what this one held: it stays shut for writing. */
    boolean isTakenOver() {
        return leases.isLost();
    }

    /** Why nothing is stored although the database answers; empty while it stores. */
    Optional<String> shortage() {
        try {
            requireWritable();
            return Optional.empty();
        } catch (NotNow now) {
            return Optional.of(now.getMessage());
        }
    }

    @Override
    public void close() {
        if (move != null) {
            move.end();
        }
        List.copyOf(gate.open().values()).forEach(JpaStore::close);
        pool.close();
        if (move != null) {
            move.letGo();
        }
        engine.close();
    }
}
