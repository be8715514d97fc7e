package org.enlace.persistence.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.enlace.platform.NotNow;
import org.enlace.platform.Refusal;

/**
 * Says whether this server alone may write. It holds from the last confirmed renewal for a stated time and never longer, whatever kept
 * the process from renewing it; once another server has taken it, it is lost for good.
 */
abstract class Lease implements AutoCloseable {
    /** The codes of the refusals. */
    static final String LOST = "database.lease-lost";

    static final String UNCONFIRMED = "database.lease-unconfirmed";
    private static final int RETRY_SECONDS = 10;

    private final String what;
    private final Duration lasts;

    /** @param what that is leased, as messages call it */
    Lease(String what, Duration lasts) {
        this.what = what;
        this.lasts = lasts;
    }

    /** The server that has it now; null while it is this one's. */
    abstract String holder();

    /** The time since it was renewed last. */
    abstract Duration unrenewed();

    final Duration lasts() {
        return lasts;
    }

    final String what() {
        return what;
    }

    final boolean isLost() {
        return holder() != null;
    }

    /** @throws NotNow if this server must not write now */
    final void require() {
        String now = holder();
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
        Duration passed = unrenewed();
        if (passed.compareTo(lasts) >= 0) {
            throw new NotNow(
                    new Refusal(
                            UNCONFIRMED,
                            "Nothing can be stored now: the lease of " + what + " was not renewed for "
                                    + passed.toSeconds() + " s and lasts " + lasts.toSeconds()
                                    + " s. It is tried again; see that the database and the disk answer",
                            what,
                            passed.toSeconds(),
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
