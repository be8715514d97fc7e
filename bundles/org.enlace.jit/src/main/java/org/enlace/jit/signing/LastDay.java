package org.enlace.jit.signing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;

/**
 * Until when something runs.
 *
 * @param day  the last day
 * @param zone in which it is meant
 * @param by   the instrument that says so
 */
public record LastDay(LocalDate day, ZoneId zone, InForce by) {
    public LastDay {
        Objects.requireNonNull(day, "day");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(by, "by");
    }

    /** Midnight after the last day, in its zone; never before it was in force that it ends. */
    public Instant end() {
        Instant midnight = day.plusDays(1).atStartOfDay(zone).toInstant();
        return midnight.isBefore(by.since()) ? by.since() : midnight;
    }
}
