package org.enlace.jit.internal.picture;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.jit.picture.Crossing;
import org.enlace.jit.picture.MapFrame;
import org.enlace.jit.picture.Tally;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Seen;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.reference.ReferenceEntry;

/** What the map and the API have in common: crossings of the reference data, the spots of places, and what is left out. */
public final class Borders {
    private Borders() {}

    /**
     * Within which days, both of them too.
     *
     * @param zone whose days they are
     */
    public record Days(Optional<LocalDate> from, Optional<LocalDate> until, ZoneId zone) {
        /** Whether a passage was within them, as far as the reader may know when it was. */
        public boolean have(Seen seen) {
            Optional<Instant> at = Tally.moment(seen);
            if (seen.entry().kind() != EntryKind.PASSAGE || at.isEmpty()) {
                return false;
            }
            LocalDate day = LocalDate.ofInstant(at.get(), zone);
            return from.filter(day::isBefore).isEmpty()
                    && until.filter(day::isAfter).isEmpty();
        }
    }

    /** Where a place is, if it says so and the reader may know. */
    public static Optional<MapFrame.Spot> spot(Seen place) {
        return place.entry().content().amount("longitude").flatMap(longitude -> place.entry()
                .content()
                .amount("latitude")
                .map(latitude -> new MapFrame.Spot(longitude.doubleValue(), latitude.doubleValue())));
    }

    /** The places among some entries that say where they are. */
    public static List<Seen> places(Collection<Seen> here) {
        return here.stream()
                .filter(seen ->
                        seen.entry().kind() == EntryKind.PLACE && spot(seen).isPresent())
                .toList();
    }

    /** How many passages are left out, because the reader may not read where or when. */
    public static int withheld(Collection<Seen> here) {
        return (int) here.stream()
                .filter(seen -> seen.entry().kind() == EntryKind.PASSAGE)
                .filter(seen -> Tally.moment(seen).isEmpty()
                        || seen.entry().content().first("crossing").isEmpty())
                .count();
    }

    /**
     * Crossings by their ids.
     *
     * @param records of the reference data in force, retired ones among them: passages of then name them
     */
    public static Map<String, Crossing> crossings(List<ReferenceEntry> records, Language language) {
        Map<String, Crossing> crossings = new LinkedHashMap<>();
        for (ReferenceEntry each : records) {
            if (each.facts().get("lat") instanceof Number latitude
                    && each.facts().get("lon") instanceof Number longitude
                    && each.facts().get("countries") instanceof List<?> codes) {
                crossings.put(
                        each.id(),
                        new Crossing(
                                each.id(),
                                each.name(language),
                                codes.stream()
                                        .map(code -> new CountryCode(String.valueOf(code)))
                                        .toList(),
                                new MapFrame.Spot(longitude.doubleValue(), latitude.doubleValue())));
            }
        }
        return crossings;
    }
}
