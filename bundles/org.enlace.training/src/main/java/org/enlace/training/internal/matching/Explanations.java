package org.enlace.training.internal.matching;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.enlace.training.exchange.Alternative;
import org.enlace.training.exchange.Candidate;
import org.enlace.training.exchange.HostPlace;
import org.enlace.training.exchange.MatchingInput;
import org.enlace.training.exchange.Obstacle;
import org.enlace.training.exchange.Placement;
import org.enlace.training.exchange.Proposal;
import org.enlace.training.exchange.Suitability;
import org.enlace.training.exchange.Unplaced;

/** Says of a finished run why each officer is where they are, and what the next best would cost. */
final class Explanations {
    private final Board board;
    private final MatchingInput input;
    private final Suitability suitability;
    private final Detours detours;
    /** One search serves all officers of a place, and one all officers of a country that have none. */
    private final Map<Integer, long[]> searched = new HashMap<>();

    Explanations(Board board) {
        this.board = board;
        input = board.input;
        suitability = board.suitability;
        detours = new Detours(board);
    }

    Proposal proposal(int c) {
        Candidate candidate = input.candidates().get(c);
        int p = board.placeOf(c);
        HostPlace place = input.places().get(p);
        // Whoever leaves a place leaves what it takes of its country's quota too.
        long[] free =
                searched.computeIfAbsent(board.placeNode(p), node -> detours.to(node, board.hostNode(p), Network.SINK));
        return new Proposal(
                candidate.id(),
                new Placement(place.id(), place.country(), suitability.stay(candidate, place)),
                suitability.reasons(candidate, place),
                cheapest(candidate, p, board.cost(candidate, place), free),
                board.pinned[c] != Board.NOWHERE);
    }

    Unplaced unplaced(int c) {
        Candidate candidate = input.candidates().get(c);
        Map<Obstacle, Integer> obstacles = new EnumMap<>(Obstacle.class);
        for (int p = 0; p < input.places().size(); p++) {
            int at = p;
            Obstacle obstacle =
                    suitability.obstacle(candidate, input.places().get(p)).orElseGet(() -> taken(c, at));
            obstacles.merge(obstacle, 1, Integer::sum);
        }
        long[] free = searched.computeIfAbsent(board.senderNode(c), detours::to);
        return new Unplaced(candidate.id(), obstacles, cheapest(candidate, Board.NOWHERE, 0, free));
    }

    private Obstacle taken(int candidate, int place) {
        if (board.sendsAllItMay(candidate)) {
            return Obstacle.SENDING_QUOTA;
        }
        if (board.receivesAllItMay(place)) {
            return Obstacle.HOST_QUOTA;
        }
        if (board.isFull(place)) {
            return Obstacle.PLACE_FULL;
        }
        throw new IllegalStateException("An officer without a place could have one");
    }

    /** The other place where a candidate costs the whole least, the first of several. */
    private Optional<Alternative> cheapest(Candidate candidate, int now, int costNow, long[] free) {
        int best = Board.NOWHERE;
        long least = Detours.NONE;
        for (int p = 0; p < input.places().size(); p++) {
            HostPlace place = input.places().get(p);
            if (p != now
                    && free[p] != Detours.NONE
                    && suitability.obstacle(candidate, place).isEmpty()) {
                long total = board.cost(candidate, place) - costNow + free[p];
                if (total < least) {
                    least = total;
                    best = p;
                }
            }
        }
        if (best == Board.NOWHERE) {
            return Optional.empty();
        }
        HostPlace place = input.places().get(best);
        int fewer = (int) Math.floorDiv(least + board.missing / 2, (long) board.missing);
        long cost = least
                - (long) fewer * board.missing
                + (long) fewer * input.weights().best();
        return Optional.of(
                new Alternative(place.id(), suitability.points(candidate, place), fewer, Math.toIntExact(cost)));
    }
}
