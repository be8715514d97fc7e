package org.enlace.backup.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.backup.internal.format.BackupFolder;
import org.enlace.backup.internal.format.Durable;
import org.enlace.backup.internal.format.Durable.Written;
import org.enlace.backup.internal.format.Listed;
import org.enlace.files.KeptFiles;
import org.enlace.files.KeptFiles.Named;
import org.enlace.platform.contribution.Command.Progress;

/**
 * Brings the node's encrypted files beside the backups of a folder, each once. They are copied as they lie: nobody reads them without the
 * keystore and the database.
 */
final class SharedFiles {
    private static final int TOLD_EVERY = 100;

    private final KeptFiles kept;
    private final BackupFolder folder;
    private final Path own;
    private final boolean full;
    private final Map<String, Listed> before;

    private final List<Listed> listed = new ArrayList<>();
    private final Set<String> missing = new LinkedHashSet<>();
    private final List<String> differing = new ArrayList<>();
    private final Set<String> gone = new LinkedHashSet<>();
    private Set<String> still;
    private long copied;

    /**
     * @param part   the folder of the backup that is being made
     * @param full   whether every file is read again, of the node and of the folder
     * @param before what the last backup of the folder has, by name
     */
    SharedFiles(KeptFiles kept, BackupFolder folder, Path part, boolean full, Map<String, Listed> before) {
        this.kept = kept;
        this.folder = folder;
        this.own = part.resolve(Listed.OWN);
        this.full = full;
        this.before = before;
    }

    void take(List<Named> named, Progress progress) throws IOException {
        int done = 0;
        for (Named each : named) {
            if (done++ % TOLD_EVERY == 0) {
                progress.at("files", done - 1, named.size());
            }
            if (each.growing()) {
                growing(each);
            } else {
                whole(each);
            }
        }
        progress.at("files", named.size(), named.size());
    }

    private Path source(String name) {
        return kept.folder().resolve(name.substring(0, 2)).resolve(name);
    }

    private void growing(Named named) throws IOException {
        if (!Files.isDirectory(own.getParent())) {
            // Somebody else takes away what is unfinished: a second node with this one's folder.
            throw new NoSuchFileException(own.getParent().toString());
        }
        Durable.folder(own);
        Written written = copied(named, own.resolve(named.name()));
        if (written != null) {
            listed.add(new Listed(named.name(), written.bytes(), written.sha256(), true));
        }
    }

    private void whole(Named named) throws IOException {
        Path shared = folder.shared(named.name());
        Listed known = before.get(named.name());
        boolean there = Files.exists(shared);
        if (there && known != null && !known.own() && Files.size(shared) == known.bytes()) {
            if (!full) {
                listed.add(known);
                return;
            }
            if (Durable.hash(shared).equals(known.sha256())) {
                String now = sourceHash(named.name());
                if (now == null) {
                    gone.add(named.name());
                } else if (!now.equals(known.sha256())) {
                    // A file never changes: the folder has it as it was.
                    differing.add(named.name());
                }
                listed.add(known);
                return;
            }
        } else if (there && Durable.hash(shared).equals(sourceHash(named.name()))) {
            // Left by a backup that was cut off.
            listed.add(new Listed(named.name(), Files.size(shared), Durable.hash(shared), false));
            return;
        }
        Durable.folder(shared.getParent());
        Written written = copied(named, shared);
        if (written != null) {
            listed.add(new Listed(named.name(), written.bytes(), written.sha256(), false));
        }
    }

    private String sourceHash(String name) throws IOException {
        try {
            return Durable.hash(source(name));
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /** @return null where there is none, or less of it than the database says */
    private Written copied(Named named, Path to) throws IOException {
        Path source = source(named.name());
        try {
            if (Files.size(source) < named.atLeast()) {
                missing.add(named.name());
                return null;
            }
            Written written = Durable.place(to, out -> Files.copy(source, out));
            copied += written.bytes();
            return written;
        } catch (NoSuchFileException e) {
            if (!Files.exists(to.getParent())) {
                throw e;
            }
            missing.add(named.name());
            return null;
        }
    }

    List<Listed> listed() {
        return listed;
    }

    /** Bytes that were written. */
    long written() {
        return copied;
    }

    /** Files of the node that are gone, or not as they were when they were backed up first; the folder has them as they were. */
    List<String> differing() {
        List<String> all = new ArrayList<>(differing);
        gone.stream().filter(still()::contains).forEach(all::add);
        return all;
    }

    /** Named by the copy of the database, no longer by the database: erased while the backup was made. */
    List<String> erased() {
        return missing.stream().filter(name -> !still().contains(name)).toList();
    }

    /** Named by the database, and not there or cut short. */
    List<String> lost() {
        return missing.stream().filter(still()::contains).toList();
    }

    /** Asked once: what is erased between two questions would be told of in neither answer. */
    private Set<String> still() {
        if (still == null) {
            Set<String> asked = new LinkedHashSet<>(missing);
            asked.addAll(gone);
            still = asked.isEmpty() ? Set.of() : kept.known(asked);
        }
        return still;
    }
}
