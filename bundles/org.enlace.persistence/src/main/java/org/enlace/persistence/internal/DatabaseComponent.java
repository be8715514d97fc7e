package org.enlace.persistence.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.enlace.keys.Keys;
import org.enlace.keys.NodeIdentity;
import org.enlace.persistence.Database;
import org.enlace.persistence.DatabaseCopies;
import org.enlace.persistence.Schemas;
import org.enlace.platform.Node;
import org.enlace.platform.NotNow;
import org.enlace.platform.Startup;
import org.enlace.platform.Transactions;
import org.enlace.platform.contribution.Figure;
import org.enlace.platform.contribution.Finding;
import org.enlace.platform.contribution.HealthCheck;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the database on a thread of its own, so that the node starts meanwhile, and registers {@link Database},
 * {@link Schemas} and {@link Transactions} once it answers, and last {@link DatabaseInUse}. While it does not, it is tried again, and
 * the health check says why. A changed configuration starts it anew.
 */
@Component(service = HealthCheck.class, immediate = true, configurationPid = DatabaseComponent.PID)
@Designate(ocd = DatabaseComponent.Config.class)
public final class DatabaseComponent implements HealthCheck {
    static final String PID = "org.enlace.persistence";
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseComponent.class);
    private static final Duration RETRY = Duration.ofSeconds(5);
    /** Below what a look at the health waits for each check. */
    private static final int ANSWER_MILLIS = 1_700;

    /** Where the data lie. */
    @ObjectClassDefinition(
            id = PID,
            name = "Database",
            description = "Where the node keeps its data. Without a url: Apache Derby inside the node, encrypted.")
    public @interface Config {
        @AttributeDefinition(
                description = "jdbc:postgresql://HOST:PORT/DATABASE with the driver's parameters, without a password;"
                        + " empty for the embedded database. To another host TLS with a verified certificate is used"
                        + " unless sslmode says otherwise")
        String url() default "";

        @AttributeDefinition(description = "The user at the PostgreSQL server")
        String user() default "";

        @AttributeDefinition(
                description = "A file whose first line is the user's password; absolute, or from the data folder")
        String passwordFile() default "";

        @AttributeDefinition(description = "Connections at most", min = "2", max = "200")
        int poolSize() default 10;

        @AttributeDefinition(description = "Seconds an act waits for a free connection", min = "1", max = "120")
        int waitSeconds() default 10;

        @AttributeDefinition(description = "Keep rows in memory between acts; false needs less memory and more queries")
        boolean sharedCache() default true;

        @AttributeDefinition(description = "Rows of each kind kept in memory at least", min = "10", max = "1000000")
        int cachedRows() default 1000;

        @AttributeDefinition(
                description = "PostgreSQL: seconds until another server may take over from one that is dead; one that"
                        + " cannot renew its lease for so long stores nothing",
                min = "5",
                max = "3600")
        int leaseSeconds() default 60;
    }

    private final BundleContext context;
    private final Path data;
    private final Keys keys;
    private final String country;
    private final Config config;
    private final FolderLease folder;
    private final Duration retry;
    private final BooleanSupplier starting;
    private final Consumer<String> watching;
    private final CountDownLatch ending = new CountDownLatch(1);
    private final Thread starter;
    private final List<ServiceRegistration<?>> services = new ArrayList<>();
    private JpaDatabase database;
    private Leases leases = Leases.NONE;
    private volatile Problem trouble = new Problem(true, "The database is starting");
    private Future<String> answer;

    @Activate
    public DatabaseComponent(BundleContext context, @Reference Node node, @Reference Keys keys, Config config) {
        this(
                context,
                node,
                keys,
                config,
                FolderLease.of(context, node.data()),
                RETRY,
                () -> !Startup.isOver(context),
                what -> Startup.tell(context, what));
    }

    DatabaseComponent(
            BundleContext context,
            Node node,
            Keys keys,
            Config config,
            FolderLease folder,
            Duration retry,
            BooleanSupplier starting,
            Consumer<String> watching) {
        this.context = context;
        data = node.data();
        country = node.country().value();
        this.keys = keys;
        this.config = config;
        this.folder = folder;
        this.retry = retry;
        this.starting = starting;
        this.watching = watching;
        starter = new Thread(this::start, "database-start");
        starter.setDaemon(true);
        starter.start();
    }

    private void start() {
        String told = null;
        Instant seen = null;
        while (ending.getCount() > 0) {
            Duration pause = retry;
            try {
                provide(open());
                return;
            } catch (LeaseHeld e) {
                trouble = new Problem(true, e.getMessage());
                if (seen == null || seen.equals(e.until())) {
                    // After a crash nobody renews it, and the node comes up by itself.
                    watching.accept(e.waited());
                    pause = Duration.ofMillis(Math.min(retry.toMillis(), TimeUnit.SECONDS.toMillis(e.seconds())));
                } else if (!e.by().equals(told)) {
                    told = e.by();
                    refuse(e);
                }
                seen = e.until();
            } catch (DatabaseUnavailable e) {
                trouble = new Problem(true, e.getMessage());
                if (!e.getMessage().equals(told)) {
                    told = e.getMessage();
                    if (e instanceof StartRefused refused) {
                        refuse(refused);
                    } else {
                        LOG.error("{}. It is tried again every {} s", told, retry.toSeconds());
                    }
                }
            } catch (RuntimeException | LinkageError e) {
                trouble = Problem.failure("The database could not be started; the log says why");
                LOG.error("The database could not be started", e);
                return;
            }
            try {
                if (ending.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void refuse(StartRefused refused) {
        LOG.error("{}. It is tried again every {} s", refused.getMessage(), retry.toSeconds());
        Startup.refuse(context, refused.status(), refused.getMessage());
    }

    private JpaDatabase open() {
        if (TimeZone.getDefault().getOffset(System.currentTimeMillis()) != 0) {
            LOG.warn(
                    "The program runs in the time zone {}; stored times are right only as long as it stays the same."
                            + " Start it with -Duser.timezone=UTC",
                    TimeZone.getDefault().getID());
        }
        long begin = System.nanoTime();
        watching.accept("opening the database");
        requireFolder();
        Engine engine = config.url().isEmpty()
                ? EmbeddedDerby.start(data, keys.secret(EmbeddedDerby.PURPOSE))
                : new PostgresServer(
                        config.url(),
                        config.user(),
                        config.passwordFile().isEmpty() ? null : data.resolve(config.passwordFile()),
                        config.waitSeconds());
        Leases taken = Leases.NONE;
        try {
            claim(engine);
            taken = engine instanceof PostgresServer server ? taken(server) : new Leases(folder);
            JpaDatabase opened = new JpaDatabase(
                    engine,
                    new JpaDatabase.Settings(
                            config.poolSize(), config.waitSeconds(), config.sharedCache(), config.cachedRows()),
                    starting,
                    watching,
                    taken);
            if (engine.dialect() == Dialect.POSTGRESQL) {
                markUsed(opened);
            }
            leases = taken;
            LOG.info("Database: {}, ready after {} ms", engine.description(), (System.nanoTime() - begin) / 1_000_000);
            return opened;
        } catch (RuntimeException e) {
            taken.close();
            engine.close();
            throw e;
        }
    }

    /** A server that lost the data folder opens nothing in it again, whatever is configured. */
    private void requireFolder() {
        if (folder == null) {
            return;
        }
        try {
            folder.require();
        } catch (NotNow e) {
            throw folder.isLost()
                    ? new StartRefused(StartRefused.AGAIN_LATER, e.getMessage())
                    : new DatabaseUnavailable(e.getMessage(), e);
        }
    }

    /** Takes the lease of the database and renews it from now on. */
    private Leases taken(PostgresServer server) {
        DatabaseLease lease = DatabaseLease.take(
                server,
                Server.here(folder),
                folder == null ? "" : folder.dead(),
                Duration.ofSeconds(config.leaseSeconds()),
                Clocks.SYSTEM);
        Leases both = new Leases(folder, lease);
        both.keep(lease);
        return both;
    }

    /** Before anything is written. */
    private void claim(Engine engine) {
        try (Connection connection = engine.connections().getConnection()) {
            engine.requireUsers(connection);
            DatabaseOwner.claim(connection, engine.dialect(), engine.description(), NodeIdentity.of(country, keys));
        } catch (SQLException e) {
            throw new DatabaseUnavailable(
                    "The database (" + engine.description() + ") does not answer: " + e.getMessage(), e);
        }
    }

    private void markUsed(JpaDatabase opened) {
        try {
            MoveMark.used(opened, data, keys.secret(EmbeddedDerby.PURPOSE));
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private void provide(JpaDatabase opened) {
        synchronized (this) {
            if (ending.getCount() == 0) {
                opened.close();
                return;
            }
            database = opened;
        }
        try {
            register(Transactions.class, opened.transactions());
            register(Schemas.class, opened.schemas());
            register(DatabaseCopies.class, opened.copies());
            opened.move().ifPresent(move -> register(DatabaseMove.class, move));
            register(Database.class, new DatabasePerBundle(opened));
            taken();
        } catch (IllegalStateException e) {
            LOG.debug("The bundle stopped while the database started", e);
        }
    }

    /** All that waited for the database has taken up its work: only now is a node that seems ready whole. */
    private void taken() {
        synchronized (this) {
            if (ending.getCount() > 0) {
                trouble = null;
            }
        }
        register(DatabaseInUse.class, new DatabaseInUse());
    }

    /** Outside the lock: those who waited for the service start to work on this thread. */
    private void register(Class<?> type, Object service) {
        ServiceRegistration<?> registration = context.registerService(type.getName(), service, null);
        synchronized (this) {
            services.add(registration);
        }
    }

    @Deactivate
    void stop() {
        ending.countDown();
        try {
            // Never interrupted: an interrupt would hit Derby in the middle of its files.
            starter.join(TimeUnit.SECONDS.toMillis(60));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        JpaDatabase closing;
        synchronized (this) {
            for (int last = services.size() - 1; last >= 0; last--) {
                withdraw(services.get(last));
            }
            closing = database;
            database = null;
            trouble = new Problem(true, "The database is stopped");
        }
        if (closing != null) {
            closing.close();
        }
        leases.close();
    }

    private static void withdraw(ServiceRegistration<?> service) {
        try {
            service.unregister();
        } catch (IllegalStateException e) {
            LOG.debug("The framework was quicker to withdraw the service", e);
        }
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public List<Problem> problems() {
        JpaDatabase asked;
        Future<String> asking = null;
        Problem problem;
        synchronized (this) {
            asked = database;
            problem = trouble;
            if (problem == null) {
                asking = asked(asked);
            }
        }
        if (asking != null) {
            String said = said(asking, asked.description());
            problem = said == null ? null : new Problem(true, said);
        }
        if (problem != null) {
            return List.of(problem);
        }
        // Without room what is stored can still be read, so the node goes on serving.
        return Stream.concat(
                        asked.shortage().map(why -> new Problem(asked.isTakenOver(), why)).stream(),
                        asked.faults().stream().map(Problem::failure))
                .toList();
    }

    @Override
    public List<Figure> figures() {
        JpaDatabase asked;
        synchronized (this) {
            asked = database;
        }
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.of(
                "enlace_disk_free_bytes",
                "Room on the disk of the data folder",
                data.toFile().getUsableSpace()));
        if (asked != null) {
            figures.addAll(asked.figures());
        }
        return figures;
    }

    @Override
    public List<Finding> examine() {
        List<Problem> problems = problems();
        JpaDatabase asked;
        synchronized (this) {
            asked = database;
        }
        if (asked == null || problems.stream().anyMatch(Problem::blocking)) {
            return problems.stream()
                    .map(problem -> DatabaseExamination.unusable(problem.message()))
                    .toList();
        }
        try {
            return new DatabaseExamination(data.toFile()).of(asked);
        } catch (SQLException e) {
            return List.of(DatabaseExamination.unusable(String.valueOf(e.getMessage())));
        }
    }

    /** Asks on another thread, since a database that hangs would hold the one who asks. */
    private Future<String> asked(JpaDatabase asked) {
        if (answer == null || answer.isDone()) {
            FutureTask<String> task = new FutureTask<>(asked::problem);
            Thread asking = new Thread(task, "database-health");
            asking.setDaemon(true);
            asking.start();
            answer = task;
        }
        return answer;
    }

    /** Outside the lock: whoever else asks, or stops the component, does not wait for it. */
    private static String said(Future<String> asking, String description) {
        try {
            return asking.get(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return "The database (" + description + ") has not answered for " + ANSWER_MILLIS + " ms";
        } catch (ExecutionException e) {
            return "The database (" + description + ") does not answer: " + e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "The database was not asked to the end";
        }
    }
}
