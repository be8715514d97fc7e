package org.enlace.training.exchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/**
 * One place as an officer finds it in a run.
 *
 * @param obstacle why the officer is not there; empty for the place the officer has, and for one that still has room
 * @param points   that the two would have; 0 where something lies between them
 */
public record Hindrance(HostPlace place, Optional<Obstacle> obstacle, int points) {
    /**
     * Every place of a run, in the order of the places.
     *
     * @param seats of the whole run
     */
    public static List<Hindrance> of(MatchingInput input, Candidate candidate, Collection<Seat> seats) {
        Suitability suitability = new Suitability(input);
        Taken taken = new Taken(seats);
        Optional<RecordId> own = seats.stream()
                .filter(seat -> seat.application().equals(candidate.id()))
                .flatMap(seat -> seat.place().stream())
                .findFirst();
        List<Hindrance> all = new ArrayList<>();
        for (HostPlace place : input.places()) {
            Optional<Obstacle> between = suitability.obstacle(candidate, place);
            int points = between.isEmpty() ? suitability.points(candidate, place) : 0;
            if (between.isEmpty() && own.isEmpty()) {
                between = taken.obstacle(input, candidate, place);
            } else if (between.isEmpty() && !own.get().equals(place.id()) && taken.full(place)) {
                between = Optional.of(Obstacle.PLACE_FULL);
            }
            all.add(new Hindrance(place, between, points));
        }
        return all;
    }

    /** What of capacities and quotas a run used up. */
    private static final class Taken {
        private final Map<RecordId, Integer> at = new HashMap<>();
        private final Map<CountryCode, Integer> sent = new HashMap<>();
        private final Map<CountryCode, Integer> received = new HashMap<>();

        Taken(Collection<Seat> seats) {
            for (Seat seat : seats) {
                if (seat.place().isPresent()) {
                    at.merge(seat.place().get(), 1, Integer::sum);
                    sent.merge(seat.country(), 1, Integer::sum);
                    received.merge(seat.host().orElseThrow(), 1, Integer::sum);
                }
            }
        }

        boolean full(HostPlace place) {
            return at.getOrDefault(place.id(), 0) >= place.capacity();
        }

        Optional<Obstacle> obstacle(MatchingInput input, Candidate candidate, HostPlace place) {
            CountryCode sender = candidate.profile().country();
            if (sent.getOrDefault(sender, 0) >= input.quotas().sends(sender)) {
                return Optional.of(Obstacle.SENDING_QUOTA);
            }
            if (received.getOrDefault(place.country(), 0) >= input.quotas().receives(place.country())) {
                return Optional.of(Obstacle.HOST_QUOTA);
            }
            return full(place) ? Optional.of(Obstacle.PLACE_FULL) : Optional.empty();
        }
    }
}
