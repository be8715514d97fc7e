package org.enlace.persistence.internal;

import java.io.File;
import org.enlace.platform.NotNow;
import org.enlace.platform.Refusal;

/**
 * The room that the embedded database needs to end what it has begun. Derby ends for good, until the node is started anew, when the
 * disk has no room for its log; so nothing new is written once there is hardly any, and all that is stored can be read on.
 */
final class Headroom {
    /** The code of the refusal. */
    static final String FULL = "database.disk-full";

    /** Two files of its log, of one megabyte each, and as much again for what is being written at that moment. */
    private static final long LEAST = 4L << 20;

    private static final int RETRY_SECONDS = 60;

    private final File folder;
    private final long least;

    /** @param folder on the disk in question */
    Headroom(File folder) {
        this(folder, LEAST);
    }

    Headroom(File folder, long least) {
        this.folder = folder;
        this.least = least;
    }

    /** @throws NotNow {@code database.disk-full} */
    void require() {
        long free = folder.getUsableSpace();
        // A disk that does not say how large it is does not say either what is free.
        if (free < least && folder.getTotalSpace() > 0) {
            throw new NotNow(
                    new Refusal(
                            FULL,
                            "Nothing can be stored: the disk of the data folder is full, " + free
                                    + " bytes are free and " + least + " are needed. Make room and repeat"),
                    RETRY_SECONDS);
        }
    }
}
