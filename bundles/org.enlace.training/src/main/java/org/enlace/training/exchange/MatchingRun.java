package org.enlace.training.exchange;

import java.util.Objects;
import org.enlace.platform.RecordId;
import org.enlace.training.Stamp;

/**
 * A run of the matching that was stored.
 *
 * @param number       within its call, from 1
 * @param callVersion  of the call as the run saw it
 * @param setupVersion of the setup as the run saw it
 * @param candidates   how many looked for a place
 * @param places       how many had room
 * @param seats        how many officers those places could receive
 * @param placed       how many have a proposal
 * @param points       of all proposals together
 * @param millis       how long it took to match and explain
 * @param by           who ran it, and when it was stored
 */
public record MatchingRun(
        RecordId id,
        RecordId call,
        int number,
        int callVersion,
        int setupVersion,
        int candidates,
        int places,
        int seats,
        int placed,
        int points,
        long millis,
        Stamp by) {
    public MatchingRun {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(call, "call");
        Objects.requireNonNull(by, "by");
    }

    public int unplaced() {
        return candidates - placed;
    }
}
