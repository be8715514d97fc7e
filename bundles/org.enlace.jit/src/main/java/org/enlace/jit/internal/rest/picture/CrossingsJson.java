package org.enlace.jit.internal.rest.picture;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.enlace.jit.internal.picture.Borders;
import org.enlace.jit.picture.Crossing;
import org.enlace.jit.picture.MapFrame;
import org.enlace.jit.picture.Tally;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.Seen;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/**
 * Where borders were crossed, and the places a team knows, as the caller may see it.
 *
 * @param crossings the most crossed first
 * @param withheld  passages that are left out, because the caller may not read where or when
 * @param more      whether the team has more entries than are read for one answer
 */
public record CrossingsJson(List<CrossingJson> crossings, List<PlaceJson> places, int withheld, boolean more) {
    /**
     * @param here  passages and places that the caller may know of
     * @param named those who crossed whom the caller may know of
     */
    static CrossingsJson of(
            List<Tally> tallies,
            List<Seen> here,
            boolean more,
            Map<String, Crossing> crossings,
            Map<RecordId, Seen> named) {
        return new CrossingsJson(
                tallies.stream()
                        .map(tally -> CrossingJson.of(tally, Optional.ofNullable(crossings.get(tally.id())), named))
                        .toList(),
                Borders.places(here).stream().map(PlaceJson::of).toList(),
                Borders.withheld(here),
                more);
    }

    /**
     * @param id        of the reference data
     * @param name      in the caller's language; absent, as the place is, where the reference data has it not
     * @param countries on its sides
     * @param into      how often towards which country
     * @param unknown   how often nobody knows which way
     */
    public record CrossingJson(
            String id,
            String name,
            List<String> countries,
            Double latitude,
            Double longitude,
            SortedMap<String, Integer> into,
            int unknown,
            List<PassageJson> passages) {
        static CrossingJson of(Tally tally, Optional<Crossing> crossing, Map<RecordId, Seen> named) {
            SortedMap<String, Integer> into = new TreeMap<>();
            tally.into().forEach((country, count) -> into.put(country.value(), count));
            return new CrossingJson(
                    tally.id(),
                    crossing.map(Crossing::name).orElse(null),
                    crossing.map(one -> one.countries().stream()
                                    .map(CountryCode::value)
                                    .toList())
                            .orElse(List.of()),
                    crossing.map(one -> one.spot().latitude()).orElse(null),
                    crossing.map(one -> one.spot().longitude()).orElse(null),
                    into,
                    tally.unknown(),
                    tally.passages().stream()
                            .map(passage -> PassageJson.of(passage, crossing, named))
                            .toList());
        }
    }

    /**
     * @param entry   that says so
     * @param towards the country that was entered; absent where nobody knows
     * @param nature  {@code fact} or {@code assessment}
     */
    public record PassageJson(
            RecordId entry, Instant at, String towards, List<WhoJson> who, String owner, String nature) {
        static PassageJson of(Seen passage, Optional<Crossing> crossing, Map<RecordId, Seen> named) {
            Entry entry = passage.entry();
            return new PassageJson(
                    entry.id(),
                    Tally.moment(passage).orElse(null),
                    Tally.towards(entry, crossing).map(CountryCode::value).orElse(null),
                    entry.content().ids("who").stream()
                            .map(named::get)
                            .filter(Objects::nonNull)
                            .map(WhoJson::of)
                            .toList(),
                    entry.owner().value(),
                    entry.grading().map(grading -> grading.nature().token()).orElse(null));
        }
    }

    /** @param title a code where the name is kept from the caller or not shown in pictures */
    public record WhoJson(RecordId entry, String kind, String title) {
        static WhoJson of(Seen seen) {
            return new WhoJson(seen.entry().id(), seen.entry().kind().token(), seen.title());
        }
    }

    /** A place that says where it is. */
    public record PlaceJson(RecordId entry, String title, double latitude, double longitude, String owner) {
        static PlaceJson of(Seen place) {
            MapFrame.Spot spot = Borders.spot(place).orElseThrow();
            return new PlaceJson(
                    place.entry().id(),
                    place.title(),
                    spot.latitude(),
                    spot.longitude(),
                    place.entry().owner().value());
        }
    }
}
