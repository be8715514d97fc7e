package org.enlace.backup.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.backup.internal.format.BackupFolder;
import org.enlace.backup.internal.format.ChunkSealer.Chunk;
import org.enlace.backup.internal.format.ChunkedOutput;
import org.enlace.backup.internal.format.Durable;
import org.enlace.backup.internal.format.Listed;

/** Brings the chunks of the database beside the backups of a folder, each once. */
final class SharedChunks implements ChunkedOutput.Keeper {
    private final BackupFolder folder;
    private final boolean full;
    private final Map<String, Listed> before;

    private final Map<String, Listed> listed = new LinkedHashMap<>();
    private final List<Path> unforced = new ArrayList<>();
    private long written;

    /**
     * @param full   whether every chunk of the folder is read again; one that was changed is made anew
     * @param before what the last backup of the folder has, by name
     */
    SharedChunks(BackupFolder folder, boolean full, Map<String, Listed> before) {
        this.folder = folder;
        this.full = full;
        this.before = before;
    }

    @Override
    public void keep(Chunk chunk) throws IOException {
        String name = chunk.name();
        if (listed.containsKey(name)) {
            return;
        }
        Path file = folder.chunk(name);
        Listed known = before.get(name);
        if (known != null && !full && isThere(file, known.bytes())) {
            listed.put(name, known);
            return;
        }
        byte[] sealed = chunk.seal();
        // A backup that was cut off may have left one, and half of one.
        if (!isThere(file, sealed.length) || !Arrays.equals(Files.readAllBytes(file), sealed)) {
            Durable.folder(file.getParent());
            Durable.draft(file, sealed);
            unforced.add(file);
            written += sealed.length;
        }
        listed.put(name, new Listed(name, sealed.length, Durable.hash(sealed), false));
    }

    private static boolean isThere(Path file, long bytes) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) == bytes;
    }

    /** Brings what was written to the disk, all at once: one by one the disk would be waited for a thousand times. */
    void force() throws IOException {
        Set<Path> folders = new LinkedHashSet<>();
        for (Path file : unforced) {
            Durable.force(file);
            folders.add(file.getParent());
        }
        for (Path each : folders) {
            Durable.force(each);
        }
    }

    Collection<Listed> listed() {
        return listed.values();
    }

    /** The bytes of all chunks of this backup, encrypted. */
    long bytes() {
        return listed.values().stream().mapToLong(Listed::bytes).sum();
    }

    /** Bytes that were written. */
    long written() {
        return written;
    }
}
