package org.enlace.training.evaluation;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.enlace.platform.Refusal;

/**
 * What a questionnaire asks.
 *
 * @param anonymous whether answers are kept without whose they are, see {@link Evaluations}
 * @param title     up to {@value #LONGEST_TITLE} characters
 * @param questions 1 to {@value #QUESTIONS}, each key once
 */
public record QuestionnaireContent(boolean anonymous, Question.Wording title, List<Question> questions) {
    public static final int LONGEST_TITLE = 200;
    public static final int QUESTIONS = 40;

    public QuestionnaireContent {
        Objects.requireNonNull(title, "title");
        title = title.checked("title", LONGEST_TITLE);
        questions = List.copyOf(questions);
        if (questions.isEmpty() || questions.size() > QUESTIONS) {
            throw new Refusal(
                            "training.questions",
                            "A questionnaire has 1 to " + QUESTIONS + " questions, not " + questions.size()
                                    + "; add or remove some",
                            questions.size(),
                            QUESTIONS)
                    .at("questions");
        }
        Set<String> keys = new HashSet<>();
        for (Question question : questions) {
            if (!keys.add(question.key())) {
                throw new Refusal(
                                "training.question-twice",
                                "The question \"" + question.key() + "\" stands twice; remove one",
                                question.key())
                        .at("questions");
            }
        }
    }

    public QuestionnaireContent with(List<Question> others) {
        return new QuestionnaireContent(anonymous, title, others);
    }

    /** A key that no question has. */
    public String freshKey() {
        Set<String> keys = new HashSet<>();
        questions.forEach(question -> keys.add(question.key()));
        int number = 1;
        while (keys.contains("q" + number)) {
            number++;
        }
        return "q" + number;
    }
}
