package org.enlace.modules.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
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

    /**
     * Which scripts would be applied, in order. None where the rows of an older version wait to be put back, as after a rollback
     * to a version that did not come up: that happens when it opens them.
     */
    List<String> pending(Place place) {
        return ask(
                place.schema(),
                schemas -> isWaiting(place.schema()) && !fits(place)
                        ? List.of()
                        : schemas.pending(place.schema(), place.scripts()));
    }

    /** Whether the rows that are kept wait to be put back. */
    private boolean isWaiting(String schema) {
        return state(schema).equals(Optional.of(State.PENDING));
    }

    /** Where rows still wait to be put back although a newer version counts again, they now serve a later rollback. */
    void settleWaiting(String schema) {
        if (isWaiting(schema)) {
            settle(schema);
        }
    }

    /** Whether there is such a schema in the database, whoever made it. */
    boolean exists(String schema) {
        return ask(schema, schemas -> schemas.size(schema).isPresent());
    }

    /** How many tables there are; 0 where there is no schema. */
    int tables(String schema) {
        return ask(schema, schemas -> schemas.size(schema).map(Size::tables).orElse(0));
    }

    /** How many rows there are; 0 where there is no schema yet. */
    long rows(String schema) {
        return ask(schema, schemas -> schemas.size(schema).map(Size::rows).orElse(0L));
    }

    /** What the rows take up on the disk, without indexes; 0 where there is no schema yet. */
    long bytes(String schema) {
        return ask(schema, schemas -> schemas.size(schema).map(Size::bytes).orElse(0L));
    }

    /** Keeps the rows as they are until {@link #settle} or {@link #putBack}. */
    void keep(Place place, Map<String, String> note) {
        tell(place.schema(), schemas -> schemas.keep(place.schema(), note, SILENT));
    }

    void migrate(Place place) {
        tell(place.schema(), schemas -> schemas.migrate(place.schema(), place.scripts(), SILENT));
    }

    /** The upgrade counts: what was kept now serves a later rollback. */
    void settle(String schema) {
        tell(schema, schemas -> schemas.settle(schema));
    }

    /** What was kept will not be needed. */
    void forget(String schema) {
        tell(schema, schemas -> schemas.forget(schema));
    }

    /** The rows as they were kept, in the tables of the version they were kept of; nothing where nothing waits for that. */
    void putBack(String schema, Optional<Place> former) {
        if (isWaiting(schema)) {
            tell(
                    schema,
                    schemas ->
                            schemas.restore(schema, former.map(Place::scripts).orElse(NOWHERE), SILENT));
        }
    }

    /** From here on the former version, when it opens the schema, gets the rows as they were kept. */
    void unsettle(String schema) {
        tell(schema, schemas -> schemas.unsettle(schema));
    }

    /** Whether rows are kept, and for which moment. */
    Optional<State> state(String schema) {
        return ask(schema, schemas -> schemas.snapshot(schema).map(Schemas.Snapshot::state));
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
        return ask(schema, schemas -> schemas.later(schema, SILENT).rows());
    }

    /** Writes those rows, one JSON object a line. */
    void exportLater(String schema, OutputStream out, Progress progress) throws IOException {
        writing(schema, schemas -> schemas.exportLater(schema, out, progress));
    }

    /** Writes all rows, one JSON object a line. */
    void export(String schema, OutputStream out, Progress progress) throws IOException {
        writing(schema, schemas -> schemas.export(schema, out, progress));
    }

    /** What reads records and writes them into a stream, which may fail. */
    @FunctionalInterface
    private interface Writing {
        void by(Schemas schemas) throws IOException;
    }

    private void writing(String schema, Writing act) throws IOException {
        try {
            act.by(schemas());
        } catch (SchemaFailure e) {
            throw failed(schema, e);
        }
    }

    /** Destroys all rows and what was kept of them. */
    void purge(String schema) {
        tell(schema, schemas -> schemas.purge(schema));
    }

    private void tell(String schema, Consumer<Schemas> act) {
        ask(schema, schemas -> {
            act.accept(schemas);
            return null;
        });
    }

    private <T> T ask(String schema, Function<Schemas, T> question) {
        try {
            return question.apply(schemas());
        } catch (SchemaFailure e) {
            throw failed(schema, e);
        }
    }

    private static Refusal failed(String schema, SchemaFailure e) {
        return new Refusal(
                "module.records-failed",
                "The records of the module cannot follow: " + e.getMessage()
                        + ". Nothing was changed; ask the module's maker, the log has the details",
                schema,
                e.getMessage());
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
