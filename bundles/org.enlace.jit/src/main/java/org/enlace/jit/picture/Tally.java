package org.enlace.jit.picture;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Seen;
import org.enlace.platform.CountryCode;

/**
 * How often a border was crossed somewhere, as far as the reader may know.
 *
 * @param id       of the crossing
 * @param into     how often towards which country
 * @param unknown  how often nobody knows which way
 * @param passages oldest first
 */
public record Tally(String id, Map<CountryCode, Integer> into, int unknown, List<Seen> passages) {
    public Tally {
        into = java.util.Collections.unmodifiableMap(new TreeMap<>(into));
        passages = List.copyOf(passages);
    }

    public int count() {
        return passages.size();
    }

    /** Of each crossing that occurs, the most crossed first. What the reader may not read of a passage keeps it out. */
    public static List<Tally> of(Collection<Seen> entries, Map<String, Crossing> crossings) {
        Map<String, List<Seen>> at = new LinkedHashMap<>();
        entries.stream()
                .filter(seen -> seen.entry().kind() == EntryKind.PASSAGE)
                .filter(seen -> moment(seen).isPresent())
                .sorted(Comparator.comparing((Seen seen) -> moment(seen).orElseThrow())
                        .thenComparing(seen -> seen.entry().id()))
                .forEach(seen -> seen.entry().content().first("crossing").ifPresent(id -> at.computeIfAbsent(
                                id, key -> new ArrayList<>())
                        .add(seen)));
        List<Tally> tallies = new ArrayList<>();
        at.forEach((id, passages) -> tallies.add(of(id, passages, Optional.ofNullable(crossings.get(id)))));
        tallies.sort(Comparator.comparing((Tally tally) -> -tally.count()).thenComparing(Tally::id));
        return tallies;
    }

    public static Optional<Instant> moment(Seen passage) {
        return passage.entry().content().moment("at");
    }

    private static Tally of(String id, List<Seen> passages, Optional<Crossing> crossing) {
        Map<CountryCode, Integer> into = new TreeMap<>();
        int unknown = 0;
        for (Seen passage : passages) {
            Optional<CountryCode> towards = towards(passage.entry(), crossing);
            if (towards.isPresent()) {
                into.merge(towards.get(), 1, Integer::sum);
            } else {
                unknown++;
            }
        }
        return new Tally(id, into, unknown, passages);
    }

    /** In is into the country that is named; out of it is into the other one of the crossing, where there is one other. */
    public static Optional<CountryCode> towards(Entry passage, Optional<Crossing> crossing) {
        Optional<CountryCode> named = passage.content().country("country");
        return switch (passage.content().word("direction")) {
            case "in" -> named;
            case "out" ->
                crossing.map(one -> one.countries().stream()
                                .filter(country -> !Optional.of(country).equals(named))
                                .toList())
                        .filter(others -> others.size() == 1)
                        .map(others -> others.get(0));
            default -> Optional.empty();
        };
    }
}
