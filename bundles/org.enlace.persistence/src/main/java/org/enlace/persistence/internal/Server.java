package org.enlace.persistence.internal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * A process that serves a node.
 *
 * @param token of this start of the process: numbers and hosts are the same in containers
 * @param since when it started
 */
record Server(String token, String host, long process, Instant since) {
    /** @param folder null if the process was not started by the launcher */
    static Server here(FolderLease folder) {
        return folder == null
                ? new Server(
                        UUID.randomUUID().toString(),
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
