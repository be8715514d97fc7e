package org.enlace.training.internal.matching;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.exchange.Candidate;
import org.enlace.training.exchange.HostPlace;
import org.enlace.training.exchange.MatchingInput;
import org.enlace.training.exchange.Obstacle;
import org.enlace.training.exchange.Pairing;
import org.enlace.training.exchange.Quotas;
import org.enlace.training.exchange.Suitability;

/** What a coordinator fixed, looked through before a run: a pin that breaks a rule is refused and not bent. */
final class Pins {
    private final MatchingInput input;
    private final Suitability suitability;

    Pins(MatchingInput input, Suitability suitability) {
        this.input = input;
        this.suitability = suitability;
    }

    /**
     * By candidate: its place, or {@link Board#NOWHERE}.
     *
     * @throws Refusal {@code placement.pin-unknown}, {@code -twice}, {@code -banned}, {@code -own-country}, {@code -language},
     *                 {@code -dates}, {@code -theme}, {@code -capacity}, {@code -sending} or {@code -receiving}
     */
    int[] places() {
        int[] pinned = new int[input.candidates().size()];
        Arrays.fill(pinned, Board.NOWHERE);
        Map<RecordId, Integer> candidates = positions(input.candidates(), Candidate::id);
        Map<RecordId, Integer> places = positions(input.places(), HostPlace::id);
        List<Pairing> pins = input.pins().stream()
                .sorted(java.util.Comparator.comparing(Pairing::candidate).thenComparing(Pairing::place))
                .toList();
        for (Pairing pin : pins) {
            Integer candidate = candidates.get(pin.candidate());
            Integer place = places.get(pin.place());
            if (candidate == null || place == null) {
                throw refused(
                        "unknown",
                        pin,
                        "the " + (candidate == null ? "application" : "place") + " is not in this run; lift the pin");
            }
            if (pinned[candidate] != Board.NOWHERE) {
                throw refused("twice", pin, "the application is pinned to another place too; keep one pin");
            }
            require(pin, input.candidates().get(candidate), input.places().get(place));
            pinned[candidate] = place;
        }
        requireRoom(pins, pinned, candidates);
        return pinned;
    }

    private void require(Pairing pin, Candidate candidate, HostPlace place) {
        if (input.bans().contains(pin)) {
            throw refused("banned", pin, "the pair is banned too; lift the pin or the ban");
        }
        Obstacle obstacle = suitability.obstacle(candidate, place).orElse(null);
        if (obstacle != null) {
            throw refused(obstacle.token(), pin, "that lies between the two; lift the pin");
        }
    }

    private void requireRoom(List<Pairing> pins, int[] pinned, Map<RecordId, Integer> candidates) {
        int[] at = new int[input.places().size()];
        Map<CountryCode, Integer> sent = new HashMap<>();
        Map<CountryCode, Integer> received = new HashMap<>();
        Quotas quotas = input.quotas();
        for (Pairing pin : pins) {
            int candidate = candidates.get(pin.candidate());
            HostPlace place = input.places().get(pinned[candidate]);
            CountryCode sender = input.candidates().get(candidate).profile().country();
            if (++at[pinned[candidate]] > place.capacity()) {
                throw refused("capacity", pin, "the place receives " + place.capacity() + "; lift a pin of it");
            }
            if (sent.merge(sender, 1, Integer::sum) > quotas.sends(sender)) {
                throw refused("sending", pin, sender + " sends " + quotas.sends(sender) + "; lift one of its pins");
            }
            if (received.merge(place.country(), 1, Integer::sum) > quotas.receives(place.country())) {
                throw refused(
                        "receiving",
                        pin,
                        place.country() + " receives " + quotas.receives(place.country()) + "; lift a pin there");
            }
        }
    }

    private static Refusal refused(String code, Pairing pin, String why) {
        return new Refusal(
                        "placement.pin-" + code,
                        "Application " + pin.candidate() + " cannot be pinned to place " + pin.place() + ": " + why,
                        pin.candidate(),
                        pin.place())
                .at("pins");
    }

    private static <T> Map<RecordId, Integer> positions(List<T> items, Function<T, RecordId> id) {
        Map<RecordId, Integer> positions = new HashMap<>();
        IntStream.range(0, items.size()).forEach(i -> positions.put(id.apply(items.get(i)), i));
        return positions;
    }
}
