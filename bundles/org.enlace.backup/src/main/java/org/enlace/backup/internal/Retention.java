package org.enlace.backup.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.enlace.backup.internal.format.BackupFolder;
import org.enlace.backup.internal.format.OpenBackup;

/**
 * Takes away what is older than is kept, and encrypted files and chunks that no backup of the folder names any more. Only what counts pushes an
 * older one out: backups that this node signed, that have all their parts, and that are not from the future. So neither a clock that
 * went wrong for a day nor what somebody else put into the folder costs a good backup, and never the one that was just made.
 */
final class Retention {
    private final BackupFolder folder;
    private final Predicate<String> ours;
    private final Steps steps;

    /** @param ours whether a key, by its id, is this node's */
    Retention(BackupFolder folder, Predicate<String> ours, Steps steps) {
        this.folder = folder;
        this.ours = ours;
        this.steps = steps;
    }

    /**
     * @param removed ids of backups that were taken away
     * @param files   how many encrypted files and chunks were
     * @param strange ids of those that were not counted and stay
     */
    record Gone(List<String> removed, long files, List<String> strange) {}

    /**
     * @param keep how many backups stay, at least one
     * @param made the id of the one that was just made
     */
    Gone keep(int keep, String made) throws IOException {
        List<String> ids = folder.ids();
        List<String> counted = ids.stream()
                .filter(id -> id.compareTo(made) <= 0)
                .filter(this::isWhole)
                .toList();
        List<String> over = counted.subList(Math.min(Math.max(1, keep), counted.size()), counted.size());
        for (String id : over) {
            steps.at("remove");
            folder.remove(id);
        }
        List<String> strange = ids.stream().filter(id -> !counted.contains(id)).toList();
        return new Gone(List.copyOf(over), unneeded(), strange);
    }

    private boolean isWhole(String id) {
        try {
            OpenBackup backup = OpenBackup.in(folder.backup(id));
            backup.requireThere();
            return ours.test(backup.signer());
        } catch (IOException e) {
            return false;
        }
    }

    private long unneeded() throws IOException {
        Set<String> files = new HashSet<>();
        Set<String> chunks = new HashSet<>();
        for (String id : folder.ids()) {
            try {
                OpenBackup backup = OpenBackup.in(folder.backup(id));
                files.addAll(backup.files().keySet());
                chunks.addAll(backup.chunks().keySet());
            } catch (IOException e) {
                // Where one cannot be read nobody knows which files it needs.
                return 0;
            }
        }
        return sweep(folder.sharedFiles(), files) + sweep(folder.chunks(), chunks);
    }

    private long sweep(Path shared, Set<String> needed) throws IOException {
        if (!Files.isDirectory(shared)) {
            return 0;
        }
        long gone = 0;
        try (Stream<Path> all = Files.walk(shared, 2)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (!needed.contains(file.getFileName().toString())) {
                    steps.at("sweep");
                    Files.delete(file);
                    gone++;
                }
            }
        }
        return gone;
    }
}
