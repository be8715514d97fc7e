package org.enlace.modules.internal;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.enlace.modules.internal.Shelf.Kept;
import org.enlace.modules.internal.archive.FeatureReader;
import org.enlace.modules.internal.archive.JsonText;
import org.enlace.modules.internal.archive.ModuleFeature;
import org.enlace.platform.Refusal;

/**
 * Who had a schema first, in a file. It belongs to that module and its maker for good, also when the module was removed or its
 * records were purged. A schema that is there and belongs to no module is the platform's.
 */
final class SchemaOwners {
    private final Path file;
    private final Shelf shelf;
    private final ModuleRecords records;

    /** @param maker whom the certificate names that signed it; empty where that is not known */
    record Owner(String module, String maker) {}

    SchemaOwners(Shelf shelf, ModuleRecords records) {
        this.file = shelf.folder().resolve("schemas.json");
        this.shelf = shelf;
        this.records = records;
    }

    /** @throws Refusal {@code module.schema-owner} when the schema of a version is another's, or it has another maker */
    void require(ModuleFeature feature, String maker) throws IOException {
        if (feature.schema().isEmpty()) {
            return;
        }
        String schema = feature.schema().get().schema();
        Optional<Owner> owner = owner(schema);
        if (owner.isPresent()) {
            requireModule(schema, feature.id(), owner.get().module());
            requireMaker(feature.id(), schema, maker, owner.get().maker());
        } else if (records.exists(schema)) {
            requireModule(schema, feature.id(), FeatureReader.PLATFORM);
        }
    }

    /** What is destroyed is a module's own, as far as is known. */
    void require(String module, String schema) throws IOException {
        Optional<Owner> owner = owner(schema);
        requireModule(schema, module, owner.map(Owner::module).orElse(module));
    }

    /** Writes down that a schema belongs to a module and its maker from now on, unless it is written down already. */
    void claim(ModuleFeature feature, String maker) throws IOException {
        if (feature.schema().isPresent()
                && written(feature.schema().get().schema()).isEmpty()) {
            JsonObjectBuilder all = JsonText.object();
            content().forEach(all::add);
            all.add(
                    feature.schema().get().schema(),
                    JsonText.object().add("module", feature.id()).add("maker", maker));
            DurableFolders.replace(file, JsonText.print(all.build()));
        }
    }

    private Optional<Owner> owner(String schema) throws IOException {
        Optional<Owner> written = written(schema);
        if (written.isPresent()) {
            return written;
        }
        for (Kept kept : shelf.read().modules()) {
            if (has(kept, schema)) {
                return Optional.of(new Owner(kept.feature().id(), ""));
            }
        }
        for (String id : shelf.removed()) {
            if (shelf.left(id).filter(kept -> has(kept, schema)).isPresent()) {
                return Optional.of(new Owner(id, ""));
            }
        }
        return Optional.empty();
    }

    private static boolean has(Kept kept, String schema) {
        return kept.feature()
                .schema()
                .filter(stored -> stored.schema().equals(schema))
                .isPresent();
    }

    private Optional<Owner> written(String schema) throws IOException {
        JsonObject owner = content().getJsonObject(schema);
        return owner == null
                ? Optional.empty()
                : Optional.of(new Owner(owner.getString("module"), owner.getString("maker", "")));
    }

    private JsonObject content() throws IOException {
        try {
            return Files.exists(file)
                    ? JsonText.object(Files.readString(file))
                    : JsonText.object().build();
        } catch (JsonException e) {
            throw new IOException(file + " is damaged: " + e.getMessage() + "; put it back from a backup", e);
        }
    }

    private static void requireModule(String schema, String module, String owner) {
        if (!owner.equals(module)) {
            throw new Refusal(
                    "module.schema-owner",
                    module + " names the schema " + schema + ", which belongs to " + owner
                            + ". A schema stays with whoever had it first, also after a removal or a purge;"
                            + " nothing was changed, ask the module's maker for a release with a schema of its own",
                    module,
                    schema,
                    owner);
        }
    }

    private static void requireMaker(String module, String schema, String maker, String first) {
        if (!first.isEmpty() && !first.equals(maker)) {
            throw new Refusal(
                    "module.schema-maker",
                    module + " is signed by " + maker + ", and the records in its schema " + schema + " by a module of "
                            + first + "; nothing was changed. Get it from that maker, whose certificates all bear this"
                            + " name",
                    module,
                    maker,
                    schema,
                    first);
        }
    }
}
