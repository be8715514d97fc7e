package org.enlace.launcher.build;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * The catalogue of the module archives that this build makes. Its version is the second of the build's time stamp unless the
 * build is told another ({@code catalogue.version}); it expires a number of days after that ({@code catalogue.days}).
 */
final class CatalogueFile {
    private static final String DAYS = "365";

    private final Instant issued;
    private final JsonArrayBuilder modules = Json.createArrayBuilder();

    CatalogueFile(Instant issued) {
        this.issued = issued;
    }

    void add(String id, String version, JsonObject feature, Path archive) throws IOException {
        JsonObject module = feature.getJsonObject("extensions")
                .getJsonObject("enlace.module")
                .getJsonObject("json");
        modules.add(Json.createObjectBuilder()
                .add("id", id)
                .add("version", version)
                .add("file", archive.getFileName().toString())
                .add("size", Files.size(archive))
                .add("sha256", Assembly.sha256(archive))
                .add("title", module.getJsonObject("title"))
                .add("platform", module.getString("platform")));
    }

    /** Writes {@code catalogue.json} into a folder. */
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Duration validity = Duration.ofDays(Long.parseLong(property("catalogue.days", DAYS)));
        Assembly.write(
                Json.createObjectBuilder()
                        .add("catalogue", property("catalogue.name", "enlace"))
                        .add("version", Long.parseLong(property("catalogue.version", "" + issued.getEpochSecond())))
                        .add("issued", issued.toString())
                        .add("expires", issued.plus(validity).toString())
                        .add("modules", modules)
                        .build(),
                folder.resolve("catalogue.json"));
    }

    private static String property(String name, String otherwise) {
        String value = System.getProperty(name, "");
        return value.isBlank() ? otherwise : value;
    }
}
