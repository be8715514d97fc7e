package org.enlace.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A release of the platform that was ready on a data folder.
 *
 * @param version such as {@code 0.1.0}
 * @param home    where it lies, or lay
 */
record Release(String version, Path home) {
    /** The release that was ready here last. */
    static Optional<Release> last(DataFolder data) throws IOException {
        try {
            List<String> lines = Files.readAllLines(data.release());
            return lines.size() < 2 ? Optional.empty() : Optional.of(new Release(lines.get(0), Path.of(lines.get(1))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Remembers this release, where another was here last. */
    void remember(DataFolder data) throws IOException {
        if (!last(data).equals(Optional.of(this))) {
            DataFolder.replace(data.release(), version + "\n" + home + "\n");
        }
    }
}
