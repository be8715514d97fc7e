package org.enlace.training.internal.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.enlace.training.exchange.MatchingInput;
import org.enlace.training.exchange.MatchingOutcome;
import org.enlace.training.exchange.Proposal;
import org.enlace.training.exchange.Suitability;
import org.enlace.training.exchange.Unplaced;

/**
 * Proposes which officer goes to which host: as many as possible, then with the most points, ties as {@link MatchingOutcome} says, and
 * each with its reasons. It changes nothing and knows no clock: the same input gives the same proposals.
 */
public final class OfficerMatching {
    /**
     * @throws org.enlace.platform.Refusal {@code placement.pin-…} where what was fixed cannot hold, {@code placement.too-many-pairs} for
     *                                     more than 300 000 pairs that can be
     */
    public MatchingOutcome run(MatchingInput input) {
        return run(input, explained -> {});
    }

    /** @param progress is told how many officers are explained: 0 once it is decided who goes where, then each */
    MatchingOutcome run(MatchingInput input, IntConsumer progress) {
        Board board = solved(input);
        Explanations explanations = new Explanations(board);
        List<Proposal> proposals = new ArrayList<>();
        List<Unplaced> unplaced = new ArrayList<>();
        for (int candidate = 0; candidate < input.candidates().size(); candidate++) {
            progress.accept(candidate);
            if (board.placeOf(candidate) == Board.NOWHERE) {
                unplaced.add(explanations.unplaced(candidate));
            } else {
                proposals.add(explanations.proposal(candidate));
            }
        }
        return new MatchingOutcome(proposals, unplaced);
    }

    /**
     * Looks through what was fixed, without a run.
     *
     * @throws org.enlace.platform.Refusal {@code placement.pin-…} for the first pin that cannot hold
     */
    static void requirePins(MatchingInput input) {
        new Pins(input, new Suitability(input)).places();
    }

    /** Everybody where they belong, nothing explained yet. */
    static Board solved(MatchingInput input) {
        Suitability suitability = new Suitability(input);
        Board board = new Board(input, suitability, new Pins(input, suitability).places());
        if (board.waiting() > 0) {
            MinimumCost.send(board.network, board.waiting());
            new Ties(board).settle();
        }
        return board;
    }
}
