package org.enlace.mail.internal;

import java.util.concurrent.TimeUnit;
import org.enlace.platform.Stale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends on a thread that is there only while there is something to send. It is never interrupted, since Derby takes that for the end
 * of the database.
 */
final class Round {
    private static final Logger LOG = LoggerFactory.getLogger(Round.class);

    private final Runnable work;
    private Thread thread;
    private boolean again;
    private boolean over;

    Round(Runnable work) {
        this.work = work;
    }

    /** There is something to send. */
    synchronized void begin() {
        again = true;
        if (thread == null && !over) {
            thread = new Thread(this::run, "enlace-mail");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void run() {
        while (next()) {
            try {
                work.run();
            } catch (Stale e) {
                // A letter that is being written holds its row, or another server was quicker: whoever it was begins a
                // round too.
                LOG.debug("A round of mail was overtaken", e);
            } catch (RuntimeException e) {
                LOG.error("Mail could not be sent; it is tried again within minutes", e);
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

    /** Waits for the letter that is being sent, ten seconds at most. */
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
