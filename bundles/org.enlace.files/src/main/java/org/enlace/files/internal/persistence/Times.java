package org.enlace.files.internal.persistence;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Moments as microseconds since 1970, UTC. */
final class Times {
    private Times() {}

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
