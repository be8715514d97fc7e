package org.enlace.training.outcome;

import org.enlace.training.Rules;

/**
 * A question that was asked, and what was answered.
 *
 * @param asked    1 to {@value #LONGEST_ASKED} characters in one line
 * @param answered up to {@value #LONGEST_ANSWERED} characters; empty where it stayed open
 */
public record Question(String asked, String answered) {
    public static final int LONGEST_ASKED = 500;
    public static final int LONGEST_ANSWERED = 2_000;

    public Question {
        asked = Rules.line("questions", asked, LONGEST_ASKED);
        answered = Rules.textOrNone("questions", answered, LONGEST_ANSWERED);
    }
}
