package org.enlace.exchange.internal;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands over what was kept for modules, on a thread that is there only while there is something to wait for: a module that comes is
 * closed until its installation is over. The thread is never interrupted, since Derby takes that for the end of the database.
 */
final class HandingOver {
    private static final Logger LOG = LoggerFactory.getLogger(HandingOver.class);
    private static final long FIRST_PAUSE = 200;
    private static final long LONGEST_PAUSE = 30_000;

    private final Runnable work;
    private final BooleanSupplier closed;
    private Thread thread;
    private boolean again;
    private boolean over;

    /** @param closed whether a module that could take something in is closed now */
    HandingOver(Runnable work, BooleanSupplier closed) {
        this.work = work;
        this.closed = closed;
    }

    /** A module came. */
    synchronized void begin() {
        again = true;
        notifyAll();
        if (thread == null && !over) {
            thread = new Thread(this::run, "exchange-hand-over");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void run() {
        try {
            while (next()) {
                work.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("What was kept for a module could not be handed over; exchange:retry tries again", e);
        } finally {
            ended();
        }
    }

    /** Waits until no module is closed; whether there is something to do. */
    private synchronized boolean next() throws InterruptedException {
        long pause = FIRST_PAUSE;
        while (!over && again && closed.getAsBoolean()) {
            wait(pause);
            pause = Math.min(pause * 2, LONGEST_PAUSE);
        }
        boolean todo = again && !over;
        again = false;
        if (!todo) {
            thread = null;
        }
        return todo;
    }

    private synchronized void ended() {
        if (thread == Thread.currentThread()) {
            thread = null;
        }
    }

    void close() throws InterruptedException {
        Thread last;
        synchronized (this) {
            over = true;
            notifyAll();
            last = thread;
        }
        if (last != null) {
            last.join(TimeUnit.SECONDS.toMillis(10));
        }
    }
}
