package org.enlace.training.internal.rest;

import java.time.OffsetDateTime;
import org.enlace.training.CapitalTime;
import org.enlace.training.Holiday;

/**
 * A time as the clock of a capital shows it.
 *
 * @param away    minutes outside office hours
 * @param holiday its name; absent where none is known
 */
record CapitalJson(
        String country,
        String zone,
        OffsetDateTime start,
        OffsetDateTime end,
        boolean weekend,
        long away,
        String holiday) {
    static CapitalJson of(CapitalTime time) {
        return new CapitalJson(
                time.capital().country().value(),
                time.capital().zone().getId(),
                time.start().toOffsetDateTime(),
                time.end().toOffsetDateTime(),
                time.weekend(),
                time.away(),
                time.holiday().map(Holiday::name).orElse(null));
    }
}
