package org.enlace.reference.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.platform.Hashing;
import org.enlace.platform.contribution.Json;
import org.enlace.reference.ReferenceSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes imported versions to the disk, and moves the pointer from one to the other. */
final class Staging {
    private static final Logger LOG = LoggerFactory.getLogger(Staging.class);

    private final Path folder;
    private final Disk disk;
    private final Clock clock;

    /** @param folder of everything that was imported */
    Staging(Path folder, Disk disk, Clock clock) {
        this.folder = folder;
        this.disk = disk;
        this.clock = clock;
    }

    /** Of a version. */
    Path folder(String version) {
        return folder.resolve(version);
    }

    /** Sets a file aside that was altered. */
    void setAside(Path file) throws IOException {
        disk.move(file, file.resolveSibling(file.getFileName() + ".altered"));
    }

    /** Writes a version to its own folder, whole and synced: what the update brings, and the rest as it is in force. */
    Imported.Taken stage(UpdateFile update, Edition before) throws IOException {
        Path own = folder.resolve(update.version().value());
        disk.delete(own);
        disk.folder(folder);
        disk.folder(own);
        Map<String, String> head = new LinkedHashMap<>();
        head.put("version", update.version().value());
        head.put("issued", update.issued().toString());
        Map<String, String> hashes = new LinkedHashMap<>();
        write(own, UpdateFile.HEAD, (Json.of(head) + "\n").getBytes(StandardCharsets.UTF_8), hashes);
        for (ReferenceSet set : ReferenceSet.values()) {
            byte[] bytes = update.sets().get(set);
            write(own, set.file(), bytes != null ? bytes : Files.readAllBytes(before.file(set)), hashes);
        }
        disk.force(own);
        disk.force(folder);
        return new Imported.Taken(
                update.version(),
                update.issued(),
                update.sha256(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                hashes);
    }

    private void write(Path own, String name, byte[] bytes, Map<String, String> hashes) throws IOException {
        disk.write(own.resolve(name), bytes);
        hashes.put(name, Hashing.sha256(bytes));
    }

    /** What is going to be in force. */
    Path next() {
        return folder.resolve("next");
    }

    /** Says what is going to be in force. */
    void prepare(Imported next) throws IOException {
        Path part = folder.resolve("next.part");
        disk.write(part, next.json());
        disk.move(part, next());
        disk.force(folder);
    }

    /** Takes away versions that nobody can go back to. Not at once: somebody may still be reading the one just left. */
    void tidy(Imported imported) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Set<String> kept =
                imported.versions().stream().map(each -> each.version().value()).collect(Collectors.toSet());
        try (Stream<Path> all = Files.list(folder)) {
            for (Path each : all.filter(Files::isDirectory).toList()) {
                if (!kept.contains(each.getFileName().toString())) {
                    disk.delete(each);
                }
            }
        }
    }

    /** As far as the disk lets it. */
    void clear(Path path) {
        try {
            disk.delete(path);
        } catch (IOException e) {
            LOG.warn("{} could not be deleted: {}", path, e.toString());
        }
    }

    /** Makes what was prepared count, in one step. */
    void move(Path current) throws IOException {
        disk.move(next(), current);
        disk.force(folder);
    }
}
