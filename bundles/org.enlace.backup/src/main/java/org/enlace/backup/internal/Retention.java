package org.enlace.backup.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.enlace.backup.internal.format.BackupFolder;
import org.enlace.backup.internal.format.OpenBackup;

/** Takes away what is older than is kept, and encrypted files that no backup of the folder names any more. */
final class Retention {
    private final BackupFolder folder;
    private final Steps steps;

    Retention(BackupFolder folder, Steps steps) {
        this.folder = folder;
        this.steps = steps;
    }

    /**
     * @param removed ids of backups that were taken away
     * @param files   how many encrypted files were
     */
    record Gone(List<String> removed, long files) {}

    /** @param keep how many backups stay, at least one; those that cannot be read are not counted and stay */
    Gone keep(int keep) throws IOException {
        List<String> ids = folder.ids();
        List<String> readable = ids.stream().filter(this::isReadable).toList();
        List<String> over = readable.subList(Math.min(Math.max(1, keep), readable.size()), readable.size());
        for (String id : over) {
            steps.at("remove");
            folder.remove(id);
        }
        // Where one cannot be read nobody knows which files it needs.
        return new Gone(List.copyOf(over), readable.size() == ids.size() ? unneeded() : 0);
    }

    private boolean isReadable(String id) {
        try {
            OpenBackup.in(folder.backup(id)).files();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private long unneeded() throws IOException {
        Set<String> needed = new HashSet<>();
        for (String id : folder.ids()) {
            needed.addAll(OpenBackup.in(folder.backup(id)).files().keySet());
        }
        if (!Files.isDirectory(folder.sharedFiles())) {
            return 0;
        }
        long gone = 0;
        try (Stream<Path> all = Files.walk(folder.sharedFiles(), 2)) {
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
