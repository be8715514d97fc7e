package org.enlace.persistence.internal;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A process that serves a node.
 *
 * @param place where its data folder lies: of two processes with the same place the earlier is dead
 * @param since when it started
 */
record Server(String place, String host, long process, Instant since) {
    /** @param folder null if the process was not started by the launcher */
    static Server here(FolderLease folder, Path data) {
        return folder == null
                ? new Server(
                        data.toAbsolutePath().toString(),
                        "?",
                        ProcessHandle.current().pid(),
                        Instant.now())
                : folder.server();
    }

    @Override
    public String toString() {
        return "the server on host " + host + " (process " + process + ", since "
                + since.truncatedTo(ChronoUnit.SECONDS) + ")";
    }
}
