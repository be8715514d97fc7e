package org.enlace.files.internal;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes from the disk what no row names: what a stop in the midst of an erasure or of a cancelled upload has left. A row is made
 * before its file and goes before it, so what a row names is never touched.
 */
final class Sweep implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

    private final FileStore store;
    private final Vault vault;
    private final Arrivals arrivals;
    private volatile String trouble;

    Sweep(FileStore store, Vault vault, Arrivals arrivals) {
        this.store = store;
        this.vault = vault;
        this.arrivals = arrivals;
    }

    /** Why it did not come to its end; null where nothing is wrong. */
    String trouble() {
        return trouble;
    }

    @Override
    public void run() {
        try {
            arrivals.giveUpIdle();
            vault.names(this::sweep);
            trouble = null;
        } catch (IOException | RuntimeException e) {
            trouble = String.valueOf(e.getMessage());
            LOG.error("What no file needs could not be swept off the disk; it is tried again at the next start", e);
        }
    }

    /** Removes what was erased. Where that fails its key is gone, and its bytes stay until the next sweep, which is told till then. */
    void remove(String name) {
        try {
            vault.remove(name);
        } catch (RuntimeException e) {
            trouble = String.valueOf(e.getMessage());
            LOG.error("What was erased has no key any more; its bytes could not be removed: {}", name, e);
        }
    }

    private void sweep(List<String> names) {
        Set<String> known = store.known(names);
        for (String name : names) {
            if (!known.contains(name)) {
                vault.remove(name);
                LOG.info("A file that no record has was removed from the disk: {}", name);
            }
        }
    }
}
