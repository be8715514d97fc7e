package org.enlace.training.outcome;

import java.util.List;
import org.enlace.training.Rules;

/**
 * What was noted of a series or a session.
 *
 * @param minutes   Markdown, up to {@value #LONGEST_MINUTES} characters; may be empty
 * @param questions at most {@value #QUESTIONS}
 * @param decisions at most {@value #DECISIONS}, one line of 1 to {@value #LONGEST_DECISION} characters each
 */
public record OutcomeText(String minutes, List<Question> questions, List<String> decisions) {
    public static final int LONGEST_MINUTES = 20_000;
    public static final int QUESTIONS = 60;
    public static final int DECISIONS = 60;
    public static final int LONGEST_DECISION = 1_000;

    public static final OutcomeText EMPTY = new OutcomeText("", List.of(), List.of());

    public OutcomeText {
        minutes = Rules.textOrNone("minutes", minutes, LONGEST_MINUTES);
        questions = Rules.list("questions", questions, QUESTIONS);
        decisions = Rules.list(
                "decisions",
                decisions.stream()
                        .map(one -> Rules.line("decisions", one, LONGEST_DECISION))
                        .toList(),
                DECISIONS);
    }

    public boolean empty() {
        return equals(EMPTY);
    }
}
