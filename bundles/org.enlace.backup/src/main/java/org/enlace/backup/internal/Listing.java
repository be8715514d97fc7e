package org.enlace.backup.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlace.backup.internal.Backups.Entry;
import org.enlace.backup.internal.format.BackupFolder;
import org.enlace.backup.internal.format.Manifest;
import org.enlace.backup.internal.format.OpenBackup;

/** What lies in a folder of backups. */
final class Listing {
    private Listing() {}

    /** The newest first; what cannot be read says why. */
    static List<Entry> of(BackupFolder folder) {
        List<Entry> all = new ArrayList<>();
        try {
            for (String id : folder.ids()) {
                all.add(entry(folder.backup(id), id));
            }
        } catch (IOException e) {
            throw BackupRefusals.fileUnreadable(folder.root(), e);
        }
        return all;
    }

    private static Entry entry(Path backup, String id) {
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
                    manifest.stored(),
                    open.signer(),
                    "");
        } catch (IOException e) {
            return new Entry(id, backup, Optional.empty(), false, "", 0, 0, "", String.valueOf(e.getMessage()));
        }
    }
}
