package org.enlace.training.evaluation;

import java.util.List;
import java.util.Objects;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Stamp;

/**
 * A questionnaire of one subject; a subject has at most one of each use.
 *
 * @param version  counts up with every change, from 1; a change names the version it was made on. An answer is no change
 * @param rounds   one for each moment of its use, in their order
 * @param answered whether anybody has answered it: from then on it asks what it asks
 */
public record Questionnaire(
        RecordId id,
        Subject subject,
        int version,
        Use use,
        QuestionnaireContent content,
        List<Round> rounds,
        boolean answered,
        Stamp created,
        Stamp changed) {
    public Questionnaire {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(use, "use");
        Objects.requireNonNull(content, "content");
        rounds = List.copyOf(rounds);
        Objects.requireNonNull(created, "created");
        Objects.requireNonNull(changed, "changed");
    }

    public Round round(Moment moment) {
        return rounds.stream()
                .filter(round -> round.moment() == moment)
                .findFirst()
                .orElseThrow(() -> new NotFound(Evaluations.ROUND, moment.token()));
    }

    /** @throws Refusal {@code training.questionnaire-answered} once somebody has answered */
    public Questionnaire revise(QuestionnaireContent revised, Stamp stamp) {
        untouched();
        return new Questionnaire(id, subject, version + 1, use, revised, rounds, answered, created, stamp);
    }

    /** This one, where nobody has answered it. */
    public Questionnaire untouched() {
        if (answered) {
            throw new Refusal(
                    "training.questionnaire-answered",
                    "Somebody has answered the questionnaire, so it asks what it asks; change when it is open instead");
        }
        return this;
    }

    /** @throws Refusal {@code training.round-sealed} where the round takes no answers any more */
    public Questionnaire at(Moment moment, Window window, Stamp stamp) {
        unsealed(moment);
        return with(round(moment).at(window), stamp);
    }

    /** Ends a round for good. */
    public Questionnaire seal(Moment moment, Stamp stamp) {
        return round(moment).sealed() ? this : with(round(moment).seal(), stamp);
    }

    private void unsealed(Moment moment) {
        if (round(moment).sealed()) {
            throw new Refusal(
                    "training.round-sealed",
                    "This round is closed for good and is not opened again, or its results would tell whose answer came last");
        }
    }

    private Questionnaire with(Round changedRound, Stamp stamp) {
        List<Round> all = rounds.stream()
                .map(round -> round.id().equals(changedRound.id()) ? changedRound : round)
                .toList();
        return new Questionnaire(id, subject, version + 1, use, content, all, answered, created, stamp);
    }
}
