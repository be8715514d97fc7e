package org.enlace.persistence.internal;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import org.enlace.persistence.DatabaseCopies;
import org.enlace.persistence.Schemas.State;
import org.enlace.persistence.internal.DerbyStructure.Source;
import org.enlace.platform.contribution.Command.Progress;

/**
 * Moves all that an embedded Derby holds to PostgreSQL, while officers read on and nobody writes. First nothing new is written, then
 * every table is locked, so that the copy is of one moment and nothing comes after it; the copy is one transaction of PostgreSQL; each
 * table is read back there and compared. The switch comes last: once it was tried, this Derby stays closed for writing. Derby itself is
 * only ever read. A service while the node runs on Derby.
 */
public final class DatabaseMove {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EmbeddedDerby derby;
    private final WriteGate gate;
    private final Duration patience;
    /** Held from the last question until the switch is over: an end of the database waits for it, or comes before. */
    private final ReentrantLock switching = new ReentrantLock();

    private volatile boolean ended;
    private volatile boolean cancelled;
    private volatile Connection filled;
    private StilledDerby kept;

    /** It was interrupted, or the database ends. */
    static final class Cancelled extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** What makes the node use the other database. */
    @FunctionalInterface
    interface Switch {
        /**
         * Right before the copy, which was compared, is stored for good.
         *
         * @throws IOException then nothing is moved
         */
        default void ready(Moved moved) throws IOException {
            // Nothing need be made ready.
        }

        /**
         * The copy is stored; nothing is left to do but this.
         *
         * @throws IOException when it is not certain whether it is done
         */
        void over(Moved moved) throws IOException;
    }

    /** The switch failed, so that nobody knows which database the next start takes; nothing is written until then. */
    static final class Unsettled extends Exception {
        private static final long serialVersionUID = 1L;

        Unsettled(Throwable cause) {
            super(cause);
        }
    }

    /**
     * What was moved.
     *
     * @param digest    over the names, counts and sums of all tables, 64 hexadecimal digits
     * @param bytes     as {@code COPY} writes them
     * @param copied    nanoseconds that the copy took
     * @param compared  nanoseconds that reading it back took
     * @param shortened moments that had digits below the microsecond
     * @param again     whether the target was emptied of an earlier attempt
     */
    record Moved(
            int tables,
            long rows,
            String digest,
            long bytes,
            long copied,
            long compared,
            long shortened,
            boolean again) {}

    DatabaseMove(EmbeddedDerby derby, WriteGate gate) {
        this(derby, gate, PATIENCE);
    }

    DatabaseMove(EmbeddedDerby derby, WriteGate gate, Duration patience) {
        this.derby = derby;
        this.gate = gate;
        this.patience = patience;
    }

    /**
     * Moves everything.
     *
     * @throws IOException  when nothing was moved; the node goes on as before
     * @throws Cancelled    likewise
     * @throws Unsettled    when the switch failed
     * @throws org.enlace.platform.NotNow {@code database.moving} when it is moved already
     */
    Moved move(PostgresServer to, Switch last, MoveSteps steps, Progress progress) throws IOException, Unsettled {
        if (!gate.close()) {
            gate.require();
        }
        cancelled = false;
        StilledDerby still = null;
        boolean tried = false;
        Moved moved = null;
        boolean over = false;
        try {
            steps.at("closed");
            progress.at("wait", 0, 1);
            still = StilledDerby.hold(derby, patience, this::goOn);
            progress.at("wait", 1, 1);
            refuseUpgrade(still.connection());
            steps.at("still");
            try (Connection into = to.connections().getConnection()) {
                filled = into;
                into.setAutoCommit(false);
                moved = fill(still, into, to.description(), steps, progress);
                switching.lock();
                try {
                    goOn();
                    last.ready(moved);
                    steps.at("ready");
                    into.commit();
                    steps.at("stored");
                    tried = true;
                    kept = still;
                    last.over(moved);
                    over = true;
                } finally {
                    switching.unlock();
                }
            } finally {
                filled = null;
            }
            steps.at("switched");
            return moved;
        } catch (SQLException | IOException | RuntimeException e) {
            if (over) {
                // Only the connection that is not needed any more.
                return moved;
            }
            if (tried) {
                throw new Unsettled(e);
            }
            if (cancelled || ended) {
                Cancelled cancel = new Cancelled();
                cancel.initCause(e);
                throw cancel;
            }
            if (e instanceof RuntimeException failure) {
                throw failure;
            }
            throw e instanceof IOException failure
                    ? failure
                    : new IOException("The database was not moved: " + e.getMessage(), e);
        } finally {
            if (!tried) {
                if (still != null) {
                    still.close();
                }
                gate.open();
            }
        }
    }

    private Moved fill(StilledDerby still, Connection into, String description, MoveSteps steps, Progress progress)
            throws SQLException, IOException {
        PostgresTarget.requireUnicode(into, description);
        String comment = MoveMark.unused(derby.key());
        boolean again = PostgresTarget.emptied(into, description, comment);
        steps.at("emptied");
        DerbyStructure structure = DerbyStructure.of(still.connection());
        long rows = 0;
        for (Source source : structure.sources()) {
            goOn();
            rows += Direct.on(still.connection())
                    .number("select count(*) from " + Direct.quoted(source.schema(), source.name()));
        }
        long begun = System.nanoTime();
        DerbyAsPostgres copy =
                new DerbyAsPostgres(still.connection(), structure, told(new Told(progress, "copy", rows)));
        List<PostgresStructure.Named> names = PostgresCopy.fill(into, copy, "");
        if (names.isEmpty()) {
            throw new NotMovable("The database has no tables, so there is nothing to move");
        }
        steps.at("filled");
        long copied = System.nanoTime();
        compare(structure.sources(), copy.tables(), into, told(new Told(progress, "compare", rows)));
        steps.at("compared");
        for (PostgresStructure.Named name : names) {
            Direct.on(into).run("analyze " + Direct.quoted(name.schema(), name.name()));
        }
        PostgresTarget.comment(
                into,
                names.stream().map(PostgresStructure.Named::schema).distinct().toList(),
                comment);
        if (!still.isUnchanged()) {
            throw new NotMovable("Tables were made or changed meanwhile. Wait until modules are not being changed,"
                    + " and repeat the command");
        }
        return new Moved(
                copy.tables().size(),
                copy.tables().stream().mapToLong(DatabaseCopies.Table::rows).sum(),
                MoveMark.digest(copy.tables()),
                copy.bytes(),
                copied - begun,
                System.nanoTime() - copied,
                copy.shortened(),
                again);
    }

    private Runnable told(Told told) {
        return () -> {
            goOn();
            told.row();
        };
    }

    private void goOn() {
        if (cancelled || ended) {
            throw new Cancelled();
        }
    }

    private static void compare(
            List<Source> sources, Collection<DatabaseCopies.Table> read, Connection into, Runnable each)
            throws SQLException, IOException {
        List<DatabaseCopies.Table> there = new ArrayList<>();
        for (Source source : sources) {
            there.add(DerbyAsPostgres.sumOf(into, source, each));
        }
        for (DatabaseCopies.Table table : read) {
            if (!there.contains(table)) {
                throw new NotMovable("The table " + table.schema() + "." + table.name() + ", of " + table.rows()
                        + " rows, is not the same in PostgreSQL. Nothing was moved. Send the log to who maintains the"
                        + " program");
            }
        }
    }

    /** An upgrade that was begun is undone or settled by writing, which has to happen before. */
    private static void refuseUpgrade(Connection derby) throws SQLException, IOException {
        Direct look = Direct.on(derby);
        List<String> schemas = DerbyStructure.sources(derby).stream()
                .map(Source::schema)
                .distinct()
                .filter(schema -> !schema.startsWith("BEFORE_") && !schema.startsWith("BEFORE2_"))
                .toList();
        for (String schema : schemas) {
            if (Shadow.all(look, Dialect.DERBY, schema.toLowerCase(Locale.ROOT)).stream()
                    .anyMatch(shadow -> shadow.state() == State.PENDING)) {
                throw new NotMovable("An upgrade of the schema " + schema.toLowerCase(Locale.ROOT)
                        + " has not come to its end. Wait for it (module:history tells of it) and repeat the command");
            }
        }
    }

    /** Ends a move that has not come to its switch; comes back at once. */
    void cancel() {
        cancelled = true;
        if (switching.tryLock()) {
            try {
                Connection into = filled;
                if (into != null) {
                    // It may wait for a server that does not answer any more.
                    into.abort(Runnable::run);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            } finally {
                switching.unlock();
            }
        }
    }

    boolean isCancelled() {
        return cancelled;
    }

    /** The database ends: a move ends too, or has come to its end when this returns. */
    void end() {
        ended = true;
        cancel();
        switching.lock();
        switching.unlock();
    }

    /** Gives the locks back, once nobody can write any more. */
    void letGo() {
        if (kept != null) {
            kept.close();
        }
    }
}
