package org.enlace.persistence.internal;

import java.time.Instant;

/** Another server has the lease of the database; it ends at a known time unless that server lives and renews it. */
final class LeaseHeld extends StartRefused {
    private static final long serialVersionUID = 1L;

    private final String by;
    private final Instant until;
    private final long seconds;

    /** @param seconds until then, by the clock of the database */
    LeaseHeld(String description, Server by, Instant until, long seconds) {
        super(
                AGAIN_LATER,
                "The " + description + " is in use by " + by
                        + ", and one server only may run on it, so this one did not start: stop that one (bin/enlace stop"
                        + " there), or if it is dead start this one again after " + until + ", when its lease ends");
        this.by = by.toString();
        this.until = until;
        this.seconds = seconds;
    }

    String by() {
        return by;
    }

    Instant until() {
        return until;
    }

    /** What is told while it is waited for. */
    String waited() {
        return "waiting, " + seconds + " s at most, whether " + by + " still uses the database";
    }

    long seconds() {
        return seconds;
    }
}
