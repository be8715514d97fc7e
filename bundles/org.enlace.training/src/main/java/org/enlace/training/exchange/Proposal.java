package org.enlace.training.exchange;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.enlace.platform.RecordId;

/**
 * That an officer go to a place; nothing more until a coordinator accepts it.
 *
 * @param reasons  every part that gave or took points, in the order of {@link Reason.Aspect}
 * @param nextBest empty where the officer can go nowhere else, whatever the others do
 * @param pinned   whether the coordinator fixed it beforehand
 */
public record Proposal(
        RecordId candidate, Placement placement, List<Reason> reasons, Optional<Alternative> nextBest, boolean pinned) {
    public Proposal {
        Objects.requireNonNull(candidate, "candidate");
        Objects.requireNonNull(placement, "placement");
        reasons = List.copyOf(reasons);
        Objects.requireNonNull(nextBest, "nextBest");
    }

    public int points() {
        return reasons.stream().mapToInt(Reason::points).sum();
    }
}
