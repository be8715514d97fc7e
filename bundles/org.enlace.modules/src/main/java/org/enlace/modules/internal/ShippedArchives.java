package org.enlace.modules.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The module archives that lie in the program's own {@code modules} folder. */
public final class ShippedArchives {
    private final Path folder;

    public ShippedArchives(Path home) {
        folder = home.resolve("modules");
    }

    /** Every archive, by name; not the catalogue beside them. */
    public List<Path> all() {
        return matching("*-[0-9]*.zip");
    }

    /** The archives of one module. */
    public List<Path> of(String id) {
        return matching(id + "-[0-9]*.zip");
    }

    private List<Path> matching(String glob) {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> archives = Files.newDirectoryStream(folder, glob)) {
                archives.forEach(found::add);
            } catch (IOException e) {
                throw new UncheckedIOException("The folder " + folder + " cannot be read", e);
            }
        }
        found.sort(null);
        return found;
    }
}
