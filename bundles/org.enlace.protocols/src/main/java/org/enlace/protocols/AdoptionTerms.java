package org.enlace.protocols;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.enlace.platform.UnitId;

/**
 * How a country adopts a version.
 *
 * @param kind         of the national act
 * @param number       as printed, at most 120 characters; null where it has none
 * @param date         of the act
 * @param authority    who adopted it, at most 300 characters
 * @param units        for which units, at most 50; none for the whole country
 * @param from         the first day it holds
 * @param reservations by the key of a {@link Section}, what the country does otherwise, each at most 2 000 characters
 */
public record AdoptionTerms(
        InstrumentKind kind,
        String number,
        LocalDate date,
        String authority,
        List<UnitId> units,
        LocalDate from,
        Map<String, String> reservations) {
    public static final int UNITS_AT_MOST = 50;

    public AdoptionTerms {
        Rules.given("kind", kind);
        number = Rules.optionalLine("number", number, Rules.SHORT);
        Rules.given("date", date);
        EditionText.inRange("date", date);
        authority = Rules.line("authority", authority, Rules.LINE);
        units = List.copyOf(Rules.unlike("units", units, UNITS_AT_MOST));
        Rules.given("from", from);
        EditionText.inRange("from", from);
        Objects.requireNonNull(reservations, "reservations");
        Map<String, String> kept = new LinkedHashMap<>();
        reservations.forEach((section, words) -> {
            String clean = Rules.optionalText("reservations." + section, words, Rules.LONG_LINE);
            if (clean != null) {
                kept.put(section, clean);
            }
        });
        reservations = Collections.unmodifiableMap(kept);
    }
}
