package org.enlace.training.internal.rest;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.enlace.platform.Language;
import org.enlace.training.evaluation.Aspect;
import org.enlace.training.evaluation.Evaluations.About;
import org.enlace.training.evaluation.Question;
import org.enlace.training.evaluation.Question.Wording;
import org.enlace.training.evaluation.Questionnaire;
import org.enlace.training.evaluation.QuestionnaireContent;
import org.enlace.training.evaluation.Round;

/**
 * A questionnaire as the API gives it.
 *
 * @param use      reaction, learning or behaviour
 * @param level    of Kirkpatrick's four
 * @param answered whether somebody has answered, from when on questions stay
 */
record QuestionnaireJson(
        String id,
        String subject,
        int version,
        String use,
        int level,
        boolean anonymous,
        Map<String, String> title,
        List<QuestionJson> questions,
        List<RoundJson> rounds,
        boolean answered,
        StampJson created,
        StampJson changed) {
    /** @param whole with the right options, for whoever organises */
    static QuestionnaireJson of(Questionnaire one, About about, boolean whole) {
        return new QuestionnaireJson(
                one.id().toString(),
                one.subject().kind().token() + ":" + one.subject().id(),
                one.version(),
                one.use().token(),
                one.use().level(),
                one.content().anonymous(),
                words(one.content().title()),
                one.content().questions().stream()
                        .map(question -> QuestionJson.of(question, whole))
                        .toList(),
                one.rounds().stream().map(round -> RoundJson.of(round, about)).toList(),
                one.answered(),
                StampJson.of(one.created()),
                StampJson.of(one.changed()));
    }

    static Map<String, String> words(Wording wording) {
        Map<String, String> words = new LinkedHashMap<>();
        for (Language language : Language.values()) {
            String text = wording.by().get(language);
            if (text != null) {
                words.put(language.tag(), text);
            }
        }
        return words;
    }

    static Wording wording(Map<String, String> words, String field) {
        Map<Language, String> by = new EnumMap<>(Language.class);
        Given.needed(words, field).forEach((tag, text) -> by.put(Given.language(tag, field), text));
        return new Wording(by);
    }

    /**
     * @param key     names it within the questionnaire; left out of a new one
     * @param kind    scale, yes-no, choice or text
     * @param aspect  its theme
     * @param text    by language
     * @param options of a choice, by language
     * @param right   which option is right, from 1; may be left out
     */
    record QuestionJson(
            String key,
            String kind,
            String aspect,
            Boolean required,
            Map<String, String> text,
            List<Map<String, String>> options,
            Integer right) {
        static QuestionJson of(Question question, boolean whole) {
            return new QuestionJson(
                    question.key(),
                    question.kind().token(),
                    question.aspect().token(),
                    question.required(),
                    words(question.text()),
                    question.options().stream().map(QuestionnaireJson::words).toList(),
                    whole && question.right().isPresent() ? question.right().getAsInt() : null);
        }

        Question question(String fresh) {
            return new Question(
                    key == null ? fresh : key,
                    Question.Kind.of(kind),
                    Aspect.of(aspect),
                    Boolean.TRUE.equals(required),
                    wording(text, "text"),
                    Given.list(options).stream()
                            .map(option -> wording(option, "options"))
                            .toList(),
                    right == null ? OptionalInt.empty() : OptionalInt.of(right));
        }
    }

    /** What it asks. */
    record Content(Boolean anonymous, Map<String, String> title, List<QuestionJson> questions) {
        QuestionnaireContent content() {
            List<QuestionJson> given = Given.list(questions);
            List<Question> all = new java.util.ArrayList<>();
            for (int i = 0; i < given.size(); i++) {
                all.add(Given.needed(given.get(i), "questions").question("n" + (i + 1)));
            }
            return new QuestionnaireContent(Boolean.TRUE.equals(anonymous), wording(title, "title"), all);
        }
    }

    /**
     * @param moment end, before, after, later or superior
     * @param state  unplanned, coming, open or over
     * @param opens  the first day; absent while nobody knows
     * @param sealed whether it takes no answer any more, whatever its days
     */
    record RoundJson(String moment, String state, String opens, String closes, boolean sealed) {
        static RoundJson of(Round round, About about) {
            return new RoundJson(
                    round.moment().token(),
                    about.state(round).token(),
                    round.window()
                            .on(about.run())
                            .map(span -> span.opens().toString())
                            .orElse(null),
                    round.window()
                            .on(about.run())
                            .map(span -> span.closes().toString())
                            .orElse(null),
                    round.sealed());
        }
    }

    /** @param template the id of a template, such as reaction */
    record Begin(String template) {}

    /** Both days, or neither for the usual ones. */
    record Days(String opens, String closes) {}

    /** @param participant the nomination */
    record LinkFor(String participant) {}

    /** @param path where it leads; known to nobody else, and given once */
    record LinkJson(String path) {}

    /** @param gone how many */
    record Revoked(int gone) {}

    /** By the key of the question: a number from 1, yes or no, or words. */
    record AnswersJson(Map<String, String> answers) {}
}
