package org.enlace.training.evaluation;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What was answered to one question.
 *
 * @param answers how many have answered it
 * @param votes   for each answer there is to choose from, how often it was chosen; empty where it is not shown, and for texts
 * @param texts   what was written, in alphabetical order; empty where it is not shown
 * @param shown   whether it is shown: an anonymous one from {@value Results#FEWEST} answers on
 */
public record QuestionResult(Question question, int answers, List<Integer> votes, List<String> texts, boolean shown) {
    public QuestionResult {
        votes = List.copyOf(votes);
        texts = List.copyOf(texts);
    }

    /** The average of a scale; empty for other questions, and where it is not shown. */
    public OptionalDouble average() {
        if (question.kind() != Question.Kind.SCALE || answers == 0 || votes.isEmpty()) {
            return OptionalDouble.empty();
        }
        long sum = 0;
        for (int i = 0; i < votes.size(); i++) {
            sum += (long) (i + 1) * votes.get(i);
        }
        return OptionalDouble.of((double) sum / answers);
    }

    /** How many in a hundred said yes or chose the right option; empty for other questions, and where it is not shown. */
    public OptionalDouble success() {
        if (question.success().isEmpty() || answers == 0 || votes.isEmpty()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(100.0 * votes.get(question.success().getAsInt() - 1) / answers);
    }

    /** {@link #average} of a scale, else {@link #success}. */
    public OptionalDouble figure() {
        return question.kind() == Question.Kind.SCALE ? average() : success();
    }
}
