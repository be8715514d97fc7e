package org.enlace.searches.internal;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One round after the other, on a thread that is there only meanwhile: all jobs of the node share one, and many officers are told at
 * seven. It is never interrupted, since Derby takes that for the end of the database.
 */
final class Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final Consumer<BooleanSupplier> round;
    private Thread thread;
    private boolean again;
    private volatile boolean over;

    /** @param round given what tells it to stop */
    Rounds(Consumer<BooleanSupplier> round) {
        this.round = round;
    }

    synchronized void begin() {
        again = true;
        if (thread == null && !over) {
            thread = new Thread(this::run, "enlace-searches");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void run() {
        while (next()) {
            try {
                round.accept(() -> over);
            } catch (RuntimeException e) {
                LOG.error("The round of saved searches ended early; what is due is run in the next one", e);
            }
        }
    }

    private synchronized boolean next() {
        boolean todo = again && !over;
        again = false;
        if (!todo) {
            thread = null;
        }
        return todo;
    }

    /** Waits for the search that is run, ten seconds at most. */
    void close() throws InterruptedException {
        Thread last;
        synchronized (this) {
            over = true;
            last = thread;
        }
        if (last != null) {
            last.join(TimeUnit.SECONDS.toMillis(10));
        }
    }
}
