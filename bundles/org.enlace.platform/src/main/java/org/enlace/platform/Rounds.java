package org.enlace.platform;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * One round of work after the other, on a thread that is there only meanwhile: all jobs of a node share one, which long work must not
 * hold. The thread is never interrupted, since Derby takes that for the end of the database.
 */
public final class Rounds implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 10;

    private final String name;
    private final Consumer<BooleanSupplier> round;
    private final Consumer<RuntimeException> failed;
    private Thread thread;
    private boolean again;
    private volatile boolean over;

    /**
     * @param name   of the thread
     * @param round  one round; what it is given is true as soon as it should stop
     * @param failed told what a round ended with
     */
    public Rounds(String name, Consumer<BooleanSupplier> round, Consumer<RuntimeException> failed) {
        this.name = Objects.requireNonNull(name, "name");
        this.round = Objects.requireNonNull(round, "round");
        this.failed = Objects.requireNonNull(failed, "failed");
    }

    /** There is something to do: begins a round, or has another one follow that which runs. Does nothing once it is closed. */
    public synchronized void begin() {
        again = true;
        if (thread == null && !over) {
            thread = new Thread(this::run, name);
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void run() {
        while (next()) {
            try {
                round.accept(() -> over);
            } catch (RuntimeException e) {
                failed.accept(e);
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

    /** Waits for what is being done, ten seconds at most. */
    @Override
    public void close() throws InterruptedException {
        Thread last;
        synchronized (this) {
            over = true;
            last = thread;
        }
        if (last != null) {
            last.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        }
    }
}
