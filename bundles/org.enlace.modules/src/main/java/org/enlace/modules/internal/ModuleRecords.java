package org.enlace.modules.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import org.enlace.modules.internal.Shelf.Kept;
import org.enlace.persistence.SchemaFailure;
import org.enlace.persistence.Schemas;
import org.enlace.persistence.Schemas.Size;
import org.enlace.persistence.Schemas.State;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command.Progress;

/** The records of modules while the modules change. A module that stores none needs no database. */
final class ModuleRecords {
    private static final String MIGRATIONS = "db/migration/";
    private static final Path NOWHERE = Path.of("");
    private static final Progress SILENT = (step, done, total) -> {};

    private final Neighbours neighbours;

    ModuleRecords(Neighbours neighbours) {
        this.neighbours = neighbours;
    }

    /** Where a version keeps its records, and the bundle that holds the scripts of it. */
    record Place(String schema, Path scripts) {}

    static Optional<Place> place(Kept kept) throws IOException {
        if (kept.feature().schema().isEmpty()) {
            return Optional.empty();
        }
        for (Path bundle : kept.jars()) {
            try (JarFile jar = new JarFile(bundle.toFile(), false)) {
                if (jar.stream().anyMatch(entry -> entry.getName().startsWith(MIGRATIONS))) {
                    return Optional.of(new Place(kept.feature().schema().get().schema(), bundle));
                }
            }
        }
        throw new Refusal(
                "module.feature-form",
                "The feature of " + kept.feature().id() + " names the schema "
                        + kept.feature().schema().get().schema() + ", but no bundle of it holds " + MIGRATIONS
                        + "; ask whoever made the archive for a sound one",
                kept.feature().id(),
                MIGRATIONS);
    }

    /** Which scripts would be applied, in order. */
    List<String> pending(Place place) {
        return schemas().pending(place.schema(), place.scripts());
    }

    /** How many rows there are; 0 where there is no schema yet. */
    long rows(String schema) {
        return schemas().size(schema).map(Size::rows).orElse(0L);
    }

    /** Keeps the rows as they are until {@link #settle} or {@link #putBack}. */
    void keep(Place place, Map<String, String> note) {
        schemas().keep(place.schema(), note, SILENT);
    }

    void migrate(Place place) {
        schemas().migrate(place.schema(), place.scripts(), SILENT);
    }

    /** The upgrade counts: what was kept now serves a later rollback. */
    void settle(String schema) {
        schemas().settle(schema);
    }

    /** What was kept will not be needed. */
    void forget(String schema) {
        schemas().forget(schema);
    }

    /** The rows as they were kept, in the tables of the version they were kept of; nothing where nothing waits for that. */
    void putBack(String schema, Optional<Place> former) {
        if (state(schema).equals(Optional.of(State.PENDING))) {
            schemas().restore(schema, former.map(Place::scripts).orElse(NOWHERE), SILENT);
        }
    }

    /** From here on the former version, when it opens the schema, gets the rows as they were kept. */
    void unsettle(String schema) {
        schemas().unsettle(schema);
    }

    /** Whether rows are kept, and for which moment. */
    Optional<State> state(String schema) {
        return schemas().snapshot(schema).map(Schemas.Snapshot::state);
    }

    /** Whether the rows are such as a version knows them. */
    boolean fits(Place place) {
        try {
            return schemas().pending(place.schema(), place.scripts()).isEmpty();
        } catch (SchemaFailure newer) {
            return false;
        }
    }

    /** How many rows were written, changed or deleted since the upgrade. */
    long later(String schema) {
        return schemas().later(schema, SILENT).rows();
    }

    /** Writes those rows, one JSON object a line. */
    void exportLater(String schema, OutputStream out, Progress progress) throws IOException {
        schemas().exportLater(schema, out, progress);
    }

    /** Writes all rows, one JSON object a line. */
    void export(String schema, OutputStream out, Progress progress) throws IOException {
        schemas().export(schema, out, progress);
    }

    /** Destroys all rows and what was kept of them. */
    void purge(String schema) {
        schemas().purge(schema);
    }

    private Schemas schemas() {
        return neighbours
                .find(Schemas.class)
                .orElseThrow(() -> new Refusal(
                        "module.no-database",
                        "The module stores records, and the database does not answer now; node:status tells what is"
                                + " wrong, then repeat"));
    }
}
