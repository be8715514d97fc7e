package org.enlace.persistence.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.persistence.LaterWrites;
import org.enlace.persistence.Schema;
import org.enlace.persistence.SchemaFailure;
import org.enlace.persistence.Schemas.State;
import org.enlace.platform.contribution.Command.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a schema to the version of the bundle that opens it: forward by its migrations, with a snapshot before; and back,
 * where a snapshot fits the bundle and nothing would be lost.
 */
final class OpenedSchema {
    private static final Logger LOG = LoggerFactory.getLogger(OpenedSchema.class);
    private static final Progress SILENT = (step, done, total) -> {};

    private final Migrations migrations;
    private final Snapshots snapshots;
    private final SchemaGate gate;
    private final Runnable changed;

    /** @param changed what follows when tables were changed */
    OpenedSchema(Migrations migrations, Snapshots snapshots, SchemaGate gate, Runnable changed) {
        this.migrations = migrations;
        this.snapshots = snapshots;
        this.gate = gate;
        this.changed = changed;
    }

    /** @throws SchemaFailure when it cannot be done; then the schema is as it was */
    void bring(Schema schema) {
        String name = schema.name();
        List<Script> scripts;
        try {
            scripts = Script.of(schema.anchor());
        } catch (RuntimeException e) {
            throw new SchemaFailure("The schema " + name + " could not be examined: " + e.getMessage(), e);
        }
        Migrations.refuseNone(name, scripts);
        Map<Integer, Integer> applied = migrations.applied(name);
        boolean undone = SchemaGate.mayBeUndone(name) && !applied.isEmpty();
        if (undone) {
            String version = Script.bundleVersion(schema.anchor());
            if (putBack(name, scripts, applied, version)) {
                changed.run();
                applied = migrations.applied(name);
            }
        }
        List<Script> missing = Migrations.missing(name, scripts, applied);
        if (missing.isEmpty()) {
            return;
        }
        gate.changing(() -> {
            if (undone) {
                forward(name, missing, scripts, Script.bundleVersion(schema.anchor()));
            } else {
                migrations.apply(name, missing, scripts);
            }
            changed.run();
            return null;
        });
    }

    /** A bundle that nobody upgrades step by step: one of the platform. */
    private void forward(String name, List<Script> missing, List<Script> scripts, String version) {
        snapshots.keep(name, Map.of(), true, SILENT);
        Shadow pending = pending(name).orElseThrow();
        try {
            migrations.apply(name, missing, scripts);
        } catch (RuntimeException e) {
            try {
                snapshots.drop(name, List.of(pending));
            } catch (RuntimeException more) {
                e.addSuppressed(more);
            }
            throw e;
        }
        snapshots.mark(name, pending, version, SILENT);
        snapshots.settle(name);
    }

    private Optional<Shadow> pending(String name) {
        return Shadow.in(snapshots.all(name), State.PENDING);
    }

    /** @return whether the schema is now what it was before the upgrade */
    private boolean putBack(String name, List<Script> scripts, Map<Integer, Integer> applied, String version) {
        List<Shadow> shadows = snapshots.all(name);
        return !shadows.isEmpty() && gate.changing(() -> putBack(name, scripts, applied, version, shadows));
    }

    private boolean putBack(
            String name, List<Script> scripts, Map<Integer, Integer> applied, String version, List<Shadow> shadows) {
        Optional<Shadow> pending = Shadow.in(shadows, State.PENDING);
        if (pending.isPresent() && unfinished(name, scripts, applied, version, pending.get())) {
            return true;
        }
        Optional<Shadow> kept = Shadow.in(shadows, State.KEPT);
        if (kept.isEmpty()
                || Migrations.unknown(scripts, applied).isEmpty()
                || !Migrations.fit(scripts, kept.get().history())) {
            return false;
        }
        LaterWrites later = snapshots.later(name, kept.get(), SILENT);
        if (!later.none()) {
            throw new SchemaFailure("The schema " + name + " was brought to the migrations " + applied.keySet()
                    + " at " + kept.get().taken() + ", and this release knows "
                    + kept.get().history().keySet()
                    + " only. Since then " + later.rows() + " rows were written, which going back would lose: " + later
                    + ". Install the newer release again, or go back by module:rollback, which exports them first");
        }
        LOG.warn(
                "Schema {}: this release is older than the data, to which nothing was written since {}; they are put back",
                name,
                kept.get().taken());
        restore(name, kept.get(), scripts);
        return true;
    }

    /** Ends what an upgrade that was cut off has left. */
    private boolean unfinished(
            String name, List<Script> scripts, Map<Integer, Integer> applied, String version, Shadow pending) {
        boolean same = applied.equals(pending.history());
        if (same && !pending.isMarked()) {
            LOG.info("Schema {}: an upgrade was cut off at {} before it began", name, pending.taken());
            snapshots.drop(name, List.of(pending));
            return false;
        }
        boolean fits = Migrations.fit(scripts, pending.history());
        // Where the upgrade brought no new script, only its version tells which bundle this is.
        if (fits && (!same || !version.equals(pending.version()))) {
            LOG.warn("Schema {}: an upgrade does not count; what was there at {} is put back", name, pending.taken());
            restore(name, pending, scripts);
            return true;
        }
        if (pending.own() && Migrations.unknown(scripts, applied).isEmpty()) {
            if (!pending.isMarked()) {
                snapshots.mark(name, pending, version, SILENT);
            }
            snapshots.settle(name);
        }
        return false;
    }

    private void restore(String name, Shadow shadow, List<Script> scripts) {
        long begin = System.nanoTime();
        snapshots.restore(name, shadow, scripts, SILENT);
        LOG.info("Schema {}: put back in {} ms", name, (System.nanoTime() - begin) / 1_000_000);
    }
}
