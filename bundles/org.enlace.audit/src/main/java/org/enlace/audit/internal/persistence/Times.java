package org.enlace.audit.internal.persistence;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Points in time as the database keeps them: microseconds since 1970, UTC. */
final class Times {
    private Times() {}

    static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
