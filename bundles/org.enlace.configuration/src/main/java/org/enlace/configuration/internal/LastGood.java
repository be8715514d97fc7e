package org.enlace.configuration.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Copies of the node's configuration files as they were when they could last be read, in the cache of the framework. */
final class LastGood {
    private final Path folder;

    LastGood(Path folder) {
        this.folder = folder;
    }

    /** What a file said when it could last be read; {@link Settings#NONE} where that is not known. */
    Settings settings(Path file, String label) {
        try {
            return JsonSettings.read(label, Files.readAllBytes(folder.resolve(file.getFileName())));
        } catch (IOException | Unreadable e) {
            return Settings.NONE;
        }
    }

    /**
     * @param good    by file name, the bytes that could be read
     * @param present the name of every file that is there, readable or not
     */
    void keep(Map<Path, byte[]> good, Set<Path> present) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<Path, byte[]> each : good.entrySet()) {
            Path copy = folder.resolve(each.getKey());
            if (!Files.exists(copy) || !Arrays.equals(each.getValue(), Files.readAllBytes(copy))) {
                Path draft = folder.resolve(each.getKey() + ".draft");
                Files.write(draft, each.getValue());
                Files.move(draft, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        try (Stream<Path> copies = Files.list(folder)) {
            for (Path copy : copies.toList()) {
                if (!present.contains(copy.getFileName())) {
                    Files.delete(copy);
                }
            }
        }
    }
}
