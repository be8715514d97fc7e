package org.enlace.persistence;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.platform.contribution.Command.Progress;

/**
 * What becomes of a module's schema while the module changes. A service, there once the database answers.
 *
 * <p>An upgrade is {@link #keep}, {@link #migrate}, and either {@link #settle} once it is committed or {@link #restore}. A
 * snapshot lies in a schema of its own of the same database, encrypted as everything there; it begins as
 * {@link State#PENDING} and becomes {@link State#KEPT}. A kept one stays, for going back, until the next upgrade is settled.
 * Where the process dies in between, {@link Database#open} of the version that is true puts a pending snapshot back.
 *
 * <p>A module is named by its schema, its version by the path of the jar (or folder) that holds its migrations. Each method
 * that changes anything refuses a schema that is open; that the module does not run is the caller's care. The schema
 * {@code audit} is neither kept, nor restored, nor purged: its entries are never undone.
 *
 * <p>Every failure is a {@link SchemaFailure} that says why, and nothing has changed then. Memory does not depend on the
 * number of rows. Other schemas are read and written meanwhile; their migrations wait.
 */
public interface Schemas {
    /**
     * The scripts that would be applied, by file name, in their order; empty when nothing is new.
     *
     * @throws SchemaFailure when a script was changed after it had been applied, or the data are newer than the jar
     */
    List<String> pending(String schema, Path jar);

    /** How much there is; empty when the schema does not exist. Counts, so it takes longer the more rows there are. */
    Optional<Size> size(String schema);

    /** The snapshot there is: the pending one where there is one, else the kept one. */
    Optional<Snapshot> snapshot(String schema);

    /**
     * Copies all rows and the history of migrations, in one transaction. While it lasts each table of the schema can be
     * read and not written: who writes waits, on Derby for 10 s at most. A schema that does not exist yet is kept too:
     * restoring it then removes what was made.
     *
     * @param note what the caller wants to find in {@link #snapshot} again: versions, who, why
     * @throws SchemaFailure also when an upgrade is unfinished, when tables refer to each other in a circle, or when the
     *     schema holds what cannot be put back exactly, which is named
     */
    void keep(String schema, Map<String, String> note, Progress progress);

    /**
     * Does what {@link Database#open} would do to the schema, without opening it: applies what is new, in one transaction.
     * Then, where a snapshot is pending, takes down a hash of every row, from which {@link #later} knows what was written
     * afterwards. To be called once for each upgrade, also where nothing is new, before the new version is started.
     *
     * @return the scripts that were applied, by file name
     * @throws SchemaFailure when a script failed; then the schema is as it was, and {@link #restore} is quick
     */
    List<String> migrate(String schema, Path jar, Progress progress);

    /**
     * The upgrade is committed: what was pending is kept, and an older snapshot goes. May be called while the schema is
     * open, and again; does nothing where no snapshot is pending.
     *
     * @throws SchemaFailure when {@link #migrate} has not come to its end since {@link #keep}
     */
    void settle(String schema);

    /**
     * The upgrade is to be gone back on: what is kept waits again, and the version before puts it back when it opens the
     * schema. {@link #settle} takes that back. Does nothing where a snapshot is pending already.
     *
     * @throws SchemaFailure when there is no snapshot
     */
    void unsettle(String schema);

    /**
     * Puts back the snapshot that {@link #snapshot} tells: drops the schema, makes it anew from the old scripts and fills
     * it, history included, in one transaction; the snapshot is then gone. What was written since is lost, so ask
     * {@link #later} first, when the module has stopped.
     *
     * @param jar of the version that was there when it was kept; not read where there was none
     * @throws SchemaFailure also when there is no snapshot, or the jar's scripts are not those the snapshot was made with
     */
    void restore(String schema, Path jar, Progress progress);

    /** Drops the snapshots, where there are any. May be called while the schema is open. */
    void forget(String schema);

    /** Drops the schema and its snapshots, in one transaction, where there are any. */
    void purge(String schema);

    /**
     * How many rows were written, changed and deleted since {@link #migrate}, exactly. What the migration itself did to
     * rows does not count. May be called while the schema is open: what is then being written may be missing.
     *
     * @throws SchemaFailure also when there is no snapshot, or its {@link #migrate} has not come to its end
     */
    LaterWrites later(String schema, Progress progress);

    /**
     * Writes the rows that {@link #later} counts, one JSON object a line, UTF-8: {@code table}; {@code change}, which is
     * {@code new}, {@code changed} or {@code deleted}; {@code row} as it is now, or of a deleted one {@code key}, or, where
     * its table has no primary key, {@code sha256} and {@code rows}. The stream is flushed and left open.
     *
     * @throws IOException when the stream fails
     */
    void exportLater(String schema, OutputStream out, Progress progress) throws IOException;

    /**
     * Writes all rows, tables by name, one JSON object a line, UTF-8: {@code table} and {@code row}. Times are UTC in ISO
     * 8601, bytes Base64. The first line tells {@code schema} and {@code migrations}. The stream is flushed and left open.
     *
     * @throws SchemaFailure also when the schema does not exist
     * @throws IOException when the stream fails
     */
    void export(String schema, OutputStream out, Progress progress) throws IOException;

    /**
     * @param tables without the history of migrations
     * @param rows   in all tables
     * @param bytes  what they take up in the database, without indexes, about what a snapshot takes up
     */
    record Size(int tables, long rows, long bytes) {}

    /** How far the upgrade is that a snapshot was made for. */
    enum State {
        /** Not committed; the version before it puts the snapshot back when it opens the schema. */
        PENDING,
        /** Committed. */
        KEPT
    }

    /**
     * @param taken  when
     * @param marked when {@link #migrate} came to its end; empty before
     * @param note   what the caller gave to {@link #keep}; of a snapshot that {@link Database#open} made: empty
     */
    record Snapshot(State state, Instant taken, Optional<Instant> marked, Map<String, String> note) {
        public Snapshot {
            note = Map.copyOf(note);
        }
    }
}
