package org.enlace.backup.internal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.enlace.backup.internal.Backups.Entry;
import org.enlace.backup.internal.format.BackupFolder;
import org.enlace.backup.internal.format.Manifest;
import org.enlace.backup.internal.format.OpenBackup;

/** What lies in a folder of backups. */
final class Listing {
    private Listing() {}

    /**
     * The newest first; what cannot be read, or is not of this node, says why.
     *
     * @param ours whether a key, by its id, is this node's
     */
    static List<Entry> of(BackupFolder folder, Predicate<String> ours) {
        List<Entry> all = new ArrayList<>();
        try {
            for (String id : folder.ids()) {
                all.add(entry(folder.backup(id), id, ours));
            }
        } catch (IOException e) {
            throw BackupRefusals.fileUnreadable(folder.root(), e);
        }
        return all;
    }

    /** How many lie beside, by the name of their node's folder. */
    static SortedMap<String, Integer> ofOthers(Path folder, BackupFolder own) {
        SortedMap<String, Integer> all = new TreeMap<>();
        try (Stream<Path> beside = Files.list(folder)) {
            for (Path each : beside.filter(path -> !path.equals(own.root())).toList()) {
                int count = countOf(each);
                if (count > 0) {
                    all.put(each.getFileName().toString(), count);
                }
            }
            return all;
        } catch (IOException e) {
            throw BackupRefusals.fileUnreadable(folder, e);
        }
    }

    /** What may not be looked into is nobody's folder of backups that this node could tell of. */
    private static int countOf(Path folder) throws IOException {
        try {
            return new BackupFolder(folder).ids().size();
        } catch (AccessDeniedException e) {
            return 0;
        }
    }

    private static Entry entry(Path backup, String id, Predicate<String> ours) {
        try {
            OpenBackup open = OpenBackup.in(backup);
            Manifest manifest = open.manifest();
            return new Entry(
                    id,
                    backup,
                    Optional.of(manifest.made()),
                    manifest.full(),
                    manifest.platform(),
                    manifest.files(),
                    manifest.stored() + manifest.database(),
                    open.signer(),
                    ours.test(open.signer()) ? "" : "it is signed by a key that is not this node's");
        } catch (IOException e) {
            return new Entry(id, backup, Optional.empty(), false, "", 0, 0, "", String.valueOf(e.getMessage()));
        }
    }
}
