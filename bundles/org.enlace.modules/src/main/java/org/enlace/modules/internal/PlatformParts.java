package org.enlace.modules.internal;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.enlace.modules.internal.archive.JsonText;
import org.enlace.platform.Hashing;

/**
 * The platform's own bundles, against what its feature says of them. A start looks at those that changed by size or time; this reads all
 * of them, since whoever may write there can set the time too.
 */
final class PlatformParts {
    private PlatformParts() {}

    /**
     * The files that are not as they were shipped or are missing; the feature itself where it cannot be read.
     *
     * @param home the program's folder
     */
    static List<Path> changed(Path home) {
        Path feature = home.resolve("features/platform.json");
        List<Path> changed = new ArrayList<>();
        try {
            for (JsonObject bundle : JsonText.object(Files.readString(feature))
                    .getJsonArray("bundles")
                    .getValuesAs(JsonObject.class)) {
                Path jar = jar(home, bundle.getString("id").split(":"));
                if (!Files.isRegularFile(jar)
                        || !Hashing.sha256(Files.readAllBytes(jar)).equals(bundle.getString("sha256"))) {
                    changed.add(jar);
                }
            }
        } catch (IOException
                | JsonException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | NullPointerException
                | ClassCastException e) {
            return List.of(feature);
        }
        return changed;
    }

    /** @param id group, artifact and version */
    private static Path jar(Path home, String[] id) {
        return home.resolve("repository")
                .resolve(id[0].replace('.', '/'))
                .resolve(id[1])
                .resolve(id[2])
                .resolve(id[1] + "-" + id[2] + ".jar");
    }
}
