package org.enlace.persistence.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.enlace.platform.NotNow;
import org.enlace.platform.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says whether this server alone may write. It holds from the last confirmed renewal for a stated time and never longer, whatever kept
 * the process from renewing it; once another server has taken it, it is lost for good.
 */
abstract class Lease implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);
    /** The codes of the refusals. */
    static final String LOST = "database.lease-lost";

    static final String UNCONFIRMED = "database.lease-unconfirmed";
    private static final int RETRY_SECONDS = 10;

    private final String what;
    private final Duration lasts;
    private final LongSupplier nanos;
    private volatile long confirmed;
    private volatile String holder;

    /**
     * @param what  that is leased, as messages call it
     * @param nanos a clock that never goes back
     */
    Lease(String what, Duration lasts, LongSupplier nanos) {
        this.what = what;
        this.lasts = lasts;
        this.nanos = nanos;
        confirmed = nanos.getAsLong();
    }

    /** Renews it; tells whether that was confirmed. Never throws: the lease ends if nothing renews it. */
    final boolean renew() {
        long asked = nanos.getAsLong();
        try {
            if (holder != null || !confirm()) {
                return false;
            }
        } catch (RuntimeException e) {
            LOG.warn("The lease of {} could not be renewed; it is tried again", what, e);
            return false;
        }
        confirmed = asked;
        return true;
    }

    /** @return whether it is still this server's; false also if nobody could be asked */
    abstract boolean confirm();

    /** Another server has it now. */
    final void lose(String to) {
        holder = to;
    }

    final Duration lasts() {
        return lasts;
    }

    final String what() {
        return what;
    }

    final boolean isLost() {
        return holder != null;
    }

    /** @throws NotNow if this server must not write now */
    final void require() {
        String now = holder;
        if (now != null) {
            throw new NotNow(
                    new Refusal(
                            LOST,
                            "Nothing can be stored by this server: " + what + " was taken over by " + now
                                    + ". Stop this server (bin/enlace stop), or that one, and start the one that is to"
                                    + " serve",
                            what,
                            now),
                    RETRY_SECONDS);
        }
        long passed = nanos.getAsLong() - confirmed;
        if (passed >= lasts.toNanos()) {
            throw new NotNow(
                    new Refusal(
                            UNCONFIRMED,
                            "Nothing can be stored now: the lease of " + what + " was not renewed for "
                                    + TimeUnit.NANOSECONDS.toSeconds(passed) + " s and lasts " + lasts.toSeconds()
                                    + " s. It is tried again; see that the database and the disk answer",
                            what,
                            TimeUnit.NANOSECONDS.toSeconds(passed),
                            lasts.toSeconds()),
                    RETRY_SECONDS);
        }
    }

    /**
     * Inside a transaction that is going to write: from here on nobody takes the lease over before the transaction ends.
     *
     * @throws NotNow if another server has it
     */
    void hold(Connection transaction) throws SQLException {
        // What the process checks itself suffices.
    }

    /** Gives it back, so that the next server need not wait. */
    @Override
    public void close() {
        // Nothing to give back.
    }
}
