package org.enlace.training.internal.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.enlace.training.evaluation.QuestionResult;
import org.enlace.training.evaluation.Respondent;
import org.enlace.training.evaluation.Results;
import org.enlace.training.evaluation.RoundResult;
import org.enlace.training.evaluation.Sheet;

/** What a questionnaire gave, as the API gives it. */
record ResultJson(
        String questionnaire,
        boolean anonymous,
        List<RoundResultJson> rounds,
        List<GainJson> gains,
        List<ThemeJson> themes) {
    static ResultJson of(Results results) {
        return new ResultJson(
                results.questionnaire().id().toString(),
                results.questionnaire().content().anonymous(),
                results.rounds().stream().map(RoundResultJson::of).toList(),
                results.gains().stream()
                        .map(gain -> new GainJson(gain.question().key(), gain.before(), gain.after(), gain.gain()))
                        .toList(),
                results.themes().stream()
                        .map(theme -> new ThemeJson(theme.aspect().token(), theme.answers(), theme.average()))
                        .toList());
    }

    /**
     * @param shown shown, later (anonymous, and not over) or few (anonymous, and fewer than five answers)
     */
    record RoundResultJson(
            String moment, String state, int asked, int answered, String shown, List<QuestionResultJson> questions) {
        static RoundResultJson of(RoundResult round) {
            return new RoundResultJson(
                    round.round().moment().token(),
                    round.state().token(),
                    round.expected(),
                    round.answered(),
                    round.seen().name().toLowerCase(java.util.Locale.ROOT),
                    round.questions().stream().map(QuestionResultJson::of).toList());
        }
    }

    /**
     * @param votes   for each answer from 1 on, how often it was given; absent where it is not shown
     * @param average of a scale
     * @param percent of yes or of the right option
     * @param texts   in alphabetical order, for whoever organises
     */
    record QuestionResultJson(
            String key, int answers, List<Integer> votes, Double average, Double percent, List<String> texts) {
        static QuestionResultJson of(QuestionResult one) {
            return new QuestionResultJson(
                    one.question().key(),
                    one.answers(),
                    one.votes().isEmpty() ? null : one.votes(),
                    orNull(one.average()),
                    orNull(one.success()),
                    one.question().choices() == 0 && one.shown() ? one.texts() : null);
        }

        private static Double orNull(OptionalDouble value) {
            return value.isPresent() ? value.getAsDouble() : null;
        }
    }

    record GainJson(String key, double before, double after, double gain) {}

    record ThemeJson(String aspect, int answers, double average) {}

    /** What somebody answered. */
    record SheetJson(String participant, String name, Map<String, String> answers) {
        static SheetJson of(Map.Entry<Respondent, Sheet> entry) {
            Map<String, String> answers = new LinkedHashMap<>();
            entry.getValue()
                    .answers()
                    .forEach(given -> answers.put(
                            given.question().key(),
                            given.choice() == 0 ? given.text() : String.valueOf(given.choice())));
            return new SheetJson(
                    entry.getKey().participant().toString(), entry.getKey().about(), answers);
        }
    }

    /** What waits for the caller's answer. */
    record OpenJson(String questionnaire, String moment, String title, String closes) {}
}
