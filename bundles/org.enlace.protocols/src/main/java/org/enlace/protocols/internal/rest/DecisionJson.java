package org.enlace.protocols.internal.rest;

import java.util.Optional;
import org.enlace.platform.Refusal;
import org.enlace.protocols.Experiences.Move;

/**
 * What a reviewer decides on a report of use.
 *
 * @param accept whether it counts
 * @param reason why it does not; needed where it is declined
 * @param move   how the evidence level of the document moves with it; left out where it stays
 */
public record DecisionJson(Boolean accept, String reason, MoveJson move) {
    boolean accepted() {
        if (accept == null) {
            throw new Refusal("protocol.required", "\"accept\" is missing; give it a value", "accept").at("accept");
        }
        return accept;
    }

    Optional<Move> moved() {
        return move == null ? Optional.empty() : Optional.of(new Move(move.steps(), move.assessed(), move.reason()));
    }
}
