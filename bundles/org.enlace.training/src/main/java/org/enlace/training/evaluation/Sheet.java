package org.enlace.training.evaluation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.Refusal;
import org.enlace.training.Rules;

/** What somebody answered, in the order of the questions; questions that were passed over are left out. */
public record Sheet(List<Given> answers) {
    /** Before the key in the names of fields. */
    public static final String FIELD = "q-";

    /**
     * @param choice from 1; 0 for an answer in words
     * @param text   empty for a choice
     */
    public record Given(Question question, int choice, String text) {}

    public Sheet {
        answers = List.copyOf(answers);
    }

    /**
     * Reads what was given by the keys of the questions: a number, {@code yes} or {@code no}, or words.
     *
     * @throws Refusal at the field {@code q-KEY}: {@code training.answer-unknown}, {@code training.answer-missing},
     *     {@code training.answer-scale}, {@code training.answer-choice}, {@code training.too-long}, {@code training.character};
     *     {@code training.answer-none} when nothing at all was answered
     */
    public static Sheet of(List<Question> questions, Map<String, String> given) {
        Set<String> keys = new HashSet<>();
        questions.forEach(question -> keys.add(question.key()));
        given.keySet().stream().filter(key -> !keys.contains(key)).findFirst().ifPresent(key -> {
            String cut = key.length() > 20 ? key.substring(0, 20) + "…" : key;
            throw new Refusal(
                            "training.answer-unknown",
                            "There is no question \"" + cut + "\"; answer those of the questionnaire",
                            cut)
                    .at(FIELD + cut);
        });
        List<Given> answers = new ArrayList<>();
        for (Question question : questions) {
            given(question, given.get(question.key())).ifPresent(answers::add);
        }
        if (answers.isEmpty()) {
            throw new Refusal("training.answer-none", "Nothing was answered; answer at least one question")
                    .at(FIELD + questions.get(0).key());
        }
        return new Sheet(answers);
    }

    /**
     * Reads what was given to one question; empty where it may be passed over and was.
     *
     * @throws Refusal as {@link #of}
     */
    public static Optional<Given> given(Question question, String typed) {
        if (typed == null || typed.isBlank()) {
            if (question.required()) {
                throw new Refusal("training.answer-missing", "This question has to be answered; answer it")
                        .at(FIELD + question.key());
            }
            return Optional.empty();
        }
        return Optional.of(read(question, typed.strip()));
    }

    private static Given read(Question question, String typed) {
        String field = FIELD + question.key();
        if (question.kind() == Question.Kind.TEXT) {
            return new Given(question, 0, Rules.text(field, typed, Question.LONGEST_ANSWER));
        }
        String word = typed;
        if (question.kind() == Question.Kind.YES_NO) {
            word = typed.equals("yes") ? "1" : typed.equals("no") ? "2" : typed;
        }
        int choice = word.matches("[0-9]{1,2}") ? Integer.parseInt(word) : 0;
        if (choice < 1 || choice > question.choices()) {
            String cut = typed.length() > 20 ? typed.substring(0, 20) + "…" : typed;
            throw question.kind() == Question.Kind.SCALE
                    ? new Refusal(
                                    "training.answer-scale",
                                    "The scale goes from 1 to " + Question.SCALE + ", not \"" + cut + "\"; choose one",
                                    cut,
                                    Question.SCALE)
                            .at(field)
                    : new Refusal(
                                    "training.answer-choice",
                                    "\"" + cut + "\" is none of the answers; choose one of them",
                                    cut)
                            .at(field);
        }
        return new Given(question, choice, "");
    }
}
