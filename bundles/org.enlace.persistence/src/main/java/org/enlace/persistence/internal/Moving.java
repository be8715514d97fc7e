package org.enlace.persistence.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.enlace.configuration.Configurations;
import org.enlace.persistence.internal.DatabaseMove.Moved;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.Node;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command.Progress;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves the node's records to PostgreSQL and then the node itself, by its configuration. */
@Component(service = Moving.class)
public final class Moving {
    private static final Logger LOG = LoggerFactory.getLogger(Moving.class);
    private static final int CONNECT_SECONDS = 10;
    private static final Duration UP = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 200;

    private final Path data;
    private final Configurations configurations;
    private final MoveSteps steps;
    /** Closed while one move goes on, and from then on where it ended unsettled: its note is no other's. */
    private final WriteGate turn = new WriteGate();

    /** Goes with the database that it moves. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile DatabaseMove move;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Audit audit;

    @Activate
    public Moving(@Reference Node node, @Reference Configurations configurations) {
        this(node.data(), configurations, null, null, MoveSteps.NONE);
    }

    Moving(Path data, Configurations configurations, DatabaseMove move, Audit audit, MoveSteps steps) {
        this.data = data;
        this.configurations = configurations;
        this.move = move;
        this.audit = audit;
        this.steps = steps;
    }

    /**
     * What was done.
     *
     * @param to        the database the node runs on now
     * @param digest    over the names, counts and sums of all tables
     * @param bytes     as {@code COPY} writes them
     * @param copied    nanoseconds of the copy
     * @param compared  nanoseconds of reading it back
     * @param shortened moments that had digits below the microsecond
     * @param again     whether what an earlier attempt had left was taken away
     * @param running   whether the node runs on it already
     */
    public record Done(
            String to,
            int tables,
            long rows,
            String digest,
            long bytes,
            long copied,
            long compared,
            long shortened,
            boolean again,
            boolean running) {}

    /**
     * Moves everything; the node then runs on the other database, and the embedded one lies where it was.
     *
     * @param passwordFile a file whose first line is the password, absolute or from the data folder; empty for none
     * @throws Refusal {@code database.move-…}; but for {@code database.move-unsettled} the node goes on as before
     */
    public Done move(String url, String user, String passwordFile, Progress progress, Caller caller) {
        caller.require(Configurations.MANAGE);
        DatabaseMove now = move;
        Audit taking = audit;
        if (now == null) {
            throw new Refusal(
                    "database.move-not-embedded",
                    "The node does not run on its embedded database (any more, or yet), so there is nothing to move;"
                            + " node:status tells how it is");
        }
        if (taking == null) {
            throw new Refusal(
                    "database.move-no-audit",
                    "The audit is not there yet to take it down, so nothing is moved. Try again in a moment");
        }
        PostgresServer server = server(url, user, passwordFile);
        Map<String, String> values = new LinkedHashMap<>();
        values.put("user", user);
        values.put("passwordFile", passwordFile);
        // The last one: without it the others count for nothing.
        values.put("url", url);
        while (!turn.close()) {
            turn.require();
        }
        boolean unsettled = false;
        try {
            return moved(now, taking, server, values, progress, caller);
        } catch (DatabaseMove.Unsettled e) {
            unsettled = true;
            LOG.error("The configuration could not be switched", e);
            throw refusal(
                    "database.move-unsettled",
                    "Everything is in " + server.description() + ", but the configuration could not be switched: "
                            + e.getCause().getMessage() + ". Nothing is stored until the node is started anew: mend"
                            + " that, restart it, and see by node:status and the log which database it took",
                    e,
                    server.description(),
                    String.valueOf(e.getCause().getMessage()));
        } finally {
            if (!unsettled) {
                turn.open();
            }
        }
    }

    private Done moved(
            DatabaseMove now,
            Audit taking,
            PostgresServer server,
            Map<String, String> values,
            Progress progress,
            Caller caller)
            throws DatabaseMove.Unsettled {
        Configurations.Prepared change = configurations.prepare(DatabaseComponent.PID, values, caller);
        Throwable failure = null;
        try {
            // Before the audit knows of it: a process that is ended in between leaves no move open there.
            MoveNote.begun(data, server.endpoint());
            taking.record(Act.done("database.move-begin", caller).code("to", server.endpoint()));
            DatabaseMove.Switch last = new DatabaseMove.Switch() {
                @Override
                public void ready(Moved moved) throws IOException {
                    MoveNote.write(data, server.endpoint(), moved);
                }

                @Override
                public void over(Moved moved) {
                    change.apply();
                }
            };
            Moved moved = apart(() -> now.move(server, last, steps, progress), now);
            return told(server, moved, running());
        } catch (DatabaseMove.Cancelled e) {
            failure = e;
            throw refusal(
                    "database.move-interrupted",
                    "Interrupted. Nothing was moved, and the node goes on with its embedded database",
                    e);
        } catch (IOException e) {
            failure = e;
            LOG.warn("The database was not moved: {}", e.getMessage());
            throw refusal(
                    "database.move-failed",
                    e.getMessage() + ". Nothing was moved, and the node goes on with its embedded database",
                    e,
                    e.getMessage());
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        } finally {
            if (failure != null) {
                failed(change, taking, server, caller, data);
            }
        }
    }

    private static Refusal refusal(String code, String message, Throwable cause, Object... values) {
        Refusal refusal = new Refusal(code, message, values);
        refusal.initCause(cause);
        return refusal;
    }

    /** Asks before anything is closed or taken down. */
    private PostgresServer server(String url, String user, String passwordFile) {
        try {
            PostgresServer server = new PostgresServer(
                    url, user, passwordFile.isEmpty() ? null : data.resolve(passwordFile), CONNECT_SECONDS);
            try (Connection connection = server.connections().getConnection()) {
                connection.isValid(CONNECT_SECONDS);
                server.requireUsers(connection);
            } catch (SQLException e) {
                throw new DatabaseUnavailable(
                        "The " + server.description() + " does not let the node in: " + e.getMessage(), e);
            }
            return server;
        } catch (DatabaseUnavailable e) {
            // Some of what drivers say ends like a sentence.
            String why = e.getMessage().replaceAll("[.\\s]+$", "");
            throw refusal("database.move-target", why + ". Nothing was moved", e, why);
        }
    }

    /** On a thread that nobody interrupts, which Derby would take for the end of its files; an interrupt of this one cancels it. */
    private static Moved apart(Callable<Moved> work, DatabaseMove move) throws IOException, DatabaseMove.Unsettled {
        FutureTask<Moved> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "database-move");
        thread.setDaemon(true);
        thread.start();
        boolean interrupted = false;
        try {
            for (; ; ) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                    move.cancel();
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            if (e.getCause() instanceof DatabaseMove.Unsettled failure) {
                throw failure;
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void failed(
            Configurations.Prepared change, Audit audit, PostgresServer server, Caller caller, Path data) {
        boolean interrupted = Thread.interrupted();
        try {
            change.drop();
            audit.record(Act.failed("database.move", caller).code("to", server.endpoint()));
            // Last: where the audit is gone already, as when the node is being stopped, the next start takes it down.
            MoveNote.dropped(data);
        } catch (IOException | RuntimeException e) {
            LOG.error("That the database was not moved could not be taken down; the next start tries it", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whether the node has begun to use its new database, as far as that can be awaited. */
    private boolean running() {
        long end = System.nanoTime() + UP.toNanos();
        while (MoveNote.isPending(data)) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private static Done told(PostgresServer server, Moved moved, boolean running) {
        return new Done(
                server.description(),
                moved.tables(),
                moved.rows(),
                moved.digest(),
                moved.bytes(),
                moved.copied(),
                moved.compared(),
                moved.shortened(),
                moved.again(),
                running);
    }
}
