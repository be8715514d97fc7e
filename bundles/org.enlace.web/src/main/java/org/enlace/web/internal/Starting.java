package org.enlace.web.internal;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Whether the node is still coming up, so that what is not there may be there soon. That is so from its first moment until its health
 * was good for the first time, and where something keeps it from that, for a minute after every bundle was started. A web side that is
 * put in while the node runs has no start to wait for.
 */
public final class Starting {
    static final String CODE = "starting";

    /** Seconds after which it is worth to ask again. */
    static final int RETRY_SECONDS = 1;

    private static final long LONGEST_SECONDS = 60;

    private final BooleanSupplier started;
    private final LongSupplier nanos;
    private volatile boolean over;
    private Long since;

    /** @param started whether every bundle has been started */
    public Starting(BooleanSupplier started) {
        this(started, System::nanoTime);
    }

    Starting(BooleanSupplier started, LongSupplier nanos) {
        this.started = started;
        this.nanos = nanos;
        over = started.getAsBoolean();
    }

    /** Whether every bundle has been started. */
    public boolean bundlesAre() {
        return over || started.getAsBoolean();
    }

    /** The node is ready: from now on what is not there is not there. */
    public void ready() {
        over = true;
    }

    boolean lasts() {
        if (!over && started.getAsBoolean() && longest()) {
            over = true;
        }
        return !over;
    }

    private synchronized boolean longest() {
        long now = nanos.getAsLong();
        if (since == null) {
            since = now;
        }
        return now - since > TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
    }
}
