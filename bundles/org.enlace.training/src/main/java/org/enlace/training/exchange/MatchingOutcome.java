package org.enlace.training.exchange;

import java.util.List;

/**
 * What a run proposes. As many officers as possible have a place; of all ways to do so it has the most points; of several that are as
 * good, whoever applied first has a place rather than not, and the place that was offered first.
 *
 * @param proposals in the order of the applications
 * @param unplaced  in the order of the applications
 */
public record MatchingOutcome(List<Proposal> proposals, List<Unplaced> unplaced) {
    public MatchingOutcome {
        proposals = List.copyOf(proposals);
        unplaced = List.copyOf(unplaced);
    }

    public int points() {
        return proposals.stream().mapToInt(Proposal::points).sum();
    }
}
