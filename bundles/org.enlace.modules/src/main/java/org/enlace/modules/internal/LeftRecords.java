package org.enlace.modules.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.enlace.modules.ModuleDetails.StoredIn;
import org.enlace.modules.Modules;
import org.enlace.modules.internal.Remains.Export;
import org.enlace.modules.internal.Remains.Left;
import org.enlace.modules.internal.Shelf.Kept;
import org.enlace.modules.internal.archive.ModuleFeature;
import org.enlace.platform.Caller;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command.Progress;

/** The records that removed modules left, and those that a rollback would lose: what there is, and all of it in a file. */
final class LeftRecords {
    private final Turn turn;
    private final Shelf shelf;
    private final Inventory inventory;
    private final ModuleRecords records;
    private final Chronicle chronicle;

    LeftRecords(Turn turn, Shelf shelf, Inventory inventory, ModuleRecords records, Chronicle chronicle) {
        this.turn = turn;
        this.shelf = shelf;
        this.inventory = inventory;
        this.records = records;
        this.chronicle = chronicle;
    }

    /** One act of writing records into a file. */
    @FunctionalInterface
    private interface Writing {
        void to(String schema, OutputStream out) throws IOException;
    }

    Export exportLater(String id, Path file, Caller caller, Progress progress) {
        caller.require(Modules.MANAGE);
        return turn.take(() -> {
            Kept now = inventory.require(id);
            shelf.former(now);
            return export(
                    "modules.export-later",
                    now.feature(),
                    file,
                    caller,
                    (schema, out) -> records.exportLater(schema, out, progress));
        });
    }

    Export exportLeft(String id, Path file, Caller caller, Progress progress) {
        caller.require(Modules.MANAGE);
        return turn.take(() -> export(
                "modules.export-left",
                require(id).feature(),
                file,
                caller,
                (schema, out) -> records.export(schema, out, progress)));
    }

    private Export export(String act, ModuleFeature feature, Path file, Caller caller, Writing writing)
            throws IOException {
        String schema = feature.schema().map(StoredIn::schema).orElseThrow(() -> nothing(feature.id()));
        chronicle.exported(act, feature.id(), caller);
        return RecordFile.write(file, out -> writing.to(schema, out));
    }

    /** What all the modules that were removed left. */
    List<Left> all() {
        return turn.take(() -> {
            List<Left> all = new ArrayList<>();
            for (String id : shelf.removed()) {
                shelf.left(id)
                        .filter(kept -> kept.feature().schema().isPresent())
                        .ifPresent(kept -> all.add(left(kept)));
            }
            return all;
        });
    }

    /** @throws Refusal {@code module.still-installed}, {@code module.nothing-left} */
    Left of(String id) {
        return turn.take(() -> left(require(id)));
    }

    private Left left(Kept kept) {
        ModuleFeature feature = kept.feature();
        String schema = feature.schema().orElseThrow().schema();
        return new Left(
                feature.id(), feature.version(), feature.title(), schema, records.tables(schema), records.rows(schema));
    }

    private Kept require(String id) {
        if (inventory.find(id).isPresent()) {
            throw new Refusal(
                    "module.still-installed",
                    id + " is installed; its records are destroyed only after it was removed (module:remove " + id
                            + ")",
                    id);
        }
        try {
            return shelf.left(id)
                    .filter(kept -> kept.feature().schema().isPresent())
                    .orElseThrow(() -> nothing(id));
        } catch (IOException e) {
            throw new UncheckedIOException("What " + id + " left cannot be read: " + e.getMessage(), e);
        }
    }

    private static Refusal nothing(String id) {
        return new Refusal("module.nothing-left", "No module \"" + id + "\" left records here", id);
    }
}
