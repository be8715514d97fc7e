package org.enlace.training.evaluation;

import java.util.List;
import java.util.Optional;

/**
 * What a round gave.
 *
 * @param span     the days it is open; empty while nobody knows
 * @param expected how many are asked
 * @param answered how many of them have answered
 * @param seen     whether what it gave is shown
 */
public record RoundResult(
        Round round,
        Optional<Span> span,
        Round.State state,
        int expected,
        int answered,
        Seen seen,
        List<QuestionResult> questions) {
    public RoundResult {
        questions = List.copyOf(questions);
    }

    /** Whether results are shown, and why not. */
    public enum Seen {
        SHOWN,
        /** Anonymous, and still to come or open: what changes with each answer would tell of it. */
        LATER,
        /** Anonymous, and fewer than {@value Results#FEWEST} have answered. */
        FEW
    }
}
