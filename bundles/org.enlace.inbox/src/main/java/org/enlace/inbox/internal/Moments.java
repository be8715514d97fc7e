package org.enlace.inbox.internal;

import java.time.Instant;

/** Moments as the database keeps them, in microseconds since 1970; those of modules may lie centuries ahead. */
public final class Moments {
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private Moments() {}

    /** Of a moment before 1970 zero, of one after the year 9999 its last second. */
    public static long micros(Instant moment) {
        if (moment.isBefore(Instant.EPOCH)) {
            return 0;
        }
        Instant within = moment.isAfter(LAST) ? LAST : moment;
        return within.getEpochSecond() * 1_000_000 + within.getNano() / 1_000;
    }

    static long last() {
        return micros(LAST);
    }
}
