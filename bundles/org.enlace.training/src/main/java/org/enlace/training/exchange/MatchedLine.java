package org.enlace.training.exchange;

import java.util.Objects;
import java.util.Optional;
import org.enlace.platform.RecordId;

/**
 * What a run said of one officer, with what it knew of the officer then.
 *
 * @param version  of the application once it was proposed, which it must still have when the proposal is accepted; 0 where it changed
 *                 while the run was at work and was not proposed
 * @param proposal where the officer is to go
 * @param unplaced why there is no place; one of the two is there
 */
public record MatchedLine(Candidate candidate, int version, Optional<Proposal> proposal, Optional<Unplaced> unplaced) {
    public MatchedLine {
        Objects.requireNonNull(candidate, "candidate");
        if (proposal.isPresent() == unplaced.isPresent()) {
            throw new IllegalArgumentException("An officer is placed or is not");
        }
    }

    public RecordId application() {
        return candidate.id();
    }

    public Seat seat() {
        return new Seat(
                candidate.id(),
                candidate.profile().country(),
                proposal.map(one -> one.placement().place()),
                proposal.map(one -> one.placement().host()),
                proposal.map(Proposal::points).orElse(0));
    }
}
