package org.enlace.backup.internal.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder with the backups of one node: a folder for each, the encrypted files of all of them beside ({@code files/XX/NAME}, each once),
 * chunks of its database likewise ({@code chunks/XX/NAME}), and the heads of the audit that each was made at ({@code anchors.txt} and, after a restore, others).
 *
 * @param root {@code enlace-COUNTRY-NODE} in the folder that an administrator named
 */
public record BackupFolder(Path root) {
    private static final String PART = ".part";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    public static BackupFolder of(Path folder, String country, String node) {
        return new BackupFolder(folder.resolve("enlace-" + country.toLowerCase(Locale.ROOT) + "-" + node));
    }

    /** The folder a backup lies in. */
    public static BackupFolder around(Path backup) {
        return new BackupFolder(backup.toAbsolutePath().normalize().getParent());
    }

    public Path backup(String id) {
        return root.resolve(id);
    }

    /** Where one is made that is not complete yet. */
    public Path part(String id) {
        return root.resolve(id + PART);
    }

    public Path shared(String name) {
        return root.resolve("files").resolve(name.substring(0, 2)).resolve(name);
    }

    public Path chunk(String name) {
        return chunks().resolve(name.substring(0, 2)).resolve(name);
    }

    public Path chunks() {
        return root.resolve("chunks");
    }

    public Path sharedFiles() {
        return root.resolve("files");
    }

    /**
     * Where heads go. A node that was restored goes on from an earlier head: its own would contradict those of backups that were made
     * after the one it came from, so they have a file of their own.
     *
     * @param restored when the node was restored last; empty where it never was
     */
    public Path anchors(Optional<Instant> restored) {
        return root.resolve(
                "anchors" + restored.map(at -> "-since-" + STAMP.format(at)).orElse("") + ".txt");
    }

    /**
     * The ids of the backups, the newest first. A folder takes its name only with all that belongs to it: one without a manifest was
     * damaged later, is told of as such, and what it needs of the shared files stays.
     */
    public List<String> ids() throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(root)) {
            return all.filter(Files::isDirectory)
                    .map(each -> each.getFileName().toString())
                    .filter(name -> name.matches(Manifest.ID))
                    .sorted((a, b) -> b.compareTo(a))
                    .toList();
        }
    }

    /** Takes away what was begun and never came to its end. */
    public void clear() throws IOException {
        if (!Files.isDirectory(root)) {
            return;
        }
        try (Stream<Path> all = Files.list(root)) {
            for (Path each : all.filter(path -> path.getFileName().toString().matches(Manifest.ID + "\\" + PART))
                    .toList()) {
                Durable.deleteTree(each);
            }
        }
    }

    /** Takes a backup away: first its name, so that no half of one is left. */
    public void remove(String id) throws IOException {
        Durable.rename(backup(id), part(id));
        Durable.deleteTree(part(id));
    }
}
