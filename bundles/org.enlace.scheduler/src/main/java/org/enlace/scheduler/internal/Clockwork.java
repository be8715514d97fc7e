package org.enlace.scheduler.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of all jobs: it looks, and waits until there is something to do. It begins with the first job. While it waits it looks
 * at the clock every ten minutes, in case somebody has set that. The thread is never interrupted, since Derby takes that for the end
 * of the database.
 */
final class Clockwork {
    private static final Logger LOG = LoggerFactory.getLogger(Clockwork.class);
    private static final long LONGEST_WAIT = TimeUnit.MINUTES.toMillis(10);

    private final Supplier<Optional<Instant>> work;
    private final Clock clock;
    private final Duration first;
    private Thread thread;
    private boolean woken;
    private boolean over;

    /**
     * @param work  does what is due, and says when there is something to do again
     * @param first how long the node is left alone with its start
     */
    Clockwork(Supplier<Optional<Instant>> work, Clock clock, Duration first) {
        this.work = work;
        this.clock = clock;
        this.first = first;
    }

    /** Something is other than it was: a job came or was run by hand. */
    synchronized void wake() {
        woken = true;
        notifyAll();
        if (thread == null && !over) {
            thread = new Thread(this::run, "enlace-scheduler");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void run() {
        try {
            boolean on = waited(Optional.of(clock.instant().plus(first)), false);
            while (on) {
                on = waited(looked(), true);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Instant> looked() {
        try {
            return work.get();
        } catch (RuntimeException e) {
            LOG.error("What is due could not be looked at; it is tried again in ten minutes", e);
            return Optional.of(clock.instant().plusMillis(LONGEST_WAIT));
        }
    }

    /**
     * Waits until it is time.
     *
     * @param hurry whether being woken ends the wait
     * @return false when all is over
     */
    private synchronized boolean waited(Optional<Instant> next, boolean hurry) throws InterruptedException {
        while (!over && !(hurry && woken) && (next.isEmpty() || clock.instant().isBefore(next.get()))) {
            long millis = next.map(at -> Duration.between(clock.instant(), at).toMillis() + 1)
                    .orElse(LONGEST_WAIT);
            wait(Math.min(Math.max(1, millis), LONGEST_WAIT));
        }
        woken = false;
        return !over;
    }

    void close() throws InterruptedException {
        Thread last;
        synchronized (this) {
            over = true;
            notifyAll();
            last = thread;
        }
        if (last != null && last != Thread.currentThread()) {
            last.join(TimeUnit.SECONDS.toMillis(10));
        }
    }
}
