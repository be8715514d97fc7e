package org.enlace.modules.internal;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.enlace.platform.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Room on the disk that is set aside while a module changes, and given back before the change is undone or cleared up after: what
 * must be done then does not fail because others filled the disk meanwhile. A file in the staging folder; what a kill leaves of it
 * goes with the rest there.
 */
final class Reserve {
    /** What the database takes before it refuses to write, and as much again for the journal, the history and the audit. */
    static final long BASE = 8L << 20;

    /** The new rows, what is kept of the old ones, and the indexes. */
    private static final int FOLD = 3;

    private static final long FULL = 1L << 20;
    private static final Logger LOG = LoggerFactory.getLogger(Reserve.class);

    private final Path file;

    Reserve(Path data) {
        file = data.resolve("tmp").resolve("module-reserve");
    }

    /** Sets the least aside. */
    void take() throws IOException {
        release();
        add(BASE);
    }

    /** Sets more aside, for rows that may have to be put back. */
    void takeForRows(long bytes) throws IOException {
        add(bytes * FOLD);
    }

    /** Written, since a file that is only said to be long takes no room. */
    private void add(long bytes) throws IOException {
        byte[] block = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (long left = bytes; left > 0; left -= block.length) {
                out.write(block, 0, (int) Math.min(left, block.length));
            }
        }
    }

    void release() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} could not be deleted; the next start does it", file, e);
        }
    }

    /**
     * What to say of a failure while the disk is full; empty while it is not. To be asked before anything is given back.
     *
     * @param what what was to be done, such as {@code notes 1.0.0}
     */
    Optional<Refusal> shortage(String what, Throwable failure) {
        File folder = file.getParent().toFile();
        long free = folder.getUsableSpace();
        // A disk that does not say how large it is does not say either what is free.
        if (free >= FULL || folder.getTotalSpace() == 0) {
            return Optional.empty();
        }
        Refusal refusal = new Refusal(
                "module.disk-full",
                what + " could not be brought in or taken out: the disk of the data folder is full, " + free
                        + " bytes are free (" + failure.getMessage() + "). Nothing was changed; make room and repeat",
                what,
                free);
        refusal.initCause(failure);
        return Optional.of(refusal);
    }
}
