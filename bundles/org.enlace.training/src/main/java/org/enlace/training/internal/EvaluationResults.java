package org.enlace.training.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.platform.RecordId;
import org.enlace.training.evaluation.Evaluations.About;
import org.enlace.training.evaluation.Question;
import org.enlace.training.evaluation.QuestionResult;
import org.enlace.training.evaluation.Questionnaire;
import org.enlace.training.evaluation.Respondent;
import org.enlace.training.evaluation.Results;
import org.enlace.training.evaluation.Round;
import org.enlace.training.evaluation.RoundResult;
import org.enlace.training.evaluation.RoundResult.Seen;
import org.enlace.training.evaluation.Sheet;
import org.enlace.training.evaluation.Tally;

/** What questionnaires gave. Decides what of an anonymous one is shown. */
final class EvaluationResults {
    private final TrainingStores stores;
    private final EvaluationBase base;

    EvaluationResults(TrainingStores stores, EvaluationBase base) {
        this.stores = stores;
        this.base = base;
    }

    /** @param texts whether the reader may read what was answered in words */
    Results of(Questionnaire one, boolean texts) {
        About about = base.about(one.subject());
        return new Results(
                one,
                one.rounds().stream()
                        .map(round -> round(one, round, about, texts))
                        .toList());
    }

    private RoundResult round(Questionnaire one, Round round, About about, boolean texts) {
        Set<RecordId> asked = base.asked(one.subject(), round.moment()).stream()
                .map(Respondent::participant)
                .collect(Collectors.toSet());
        boolean anonymous = one.content().anonymous();
        Tally tally = anonymous ? stores.answers().tally(round.id()) : named(one, round);
        int people = anonymous ? base.people(round, tally) : tally.sheets();
        Round.State state = base.state(round, about);
        Seen seen = Seen.SHOWN;
        if (anonymous && (state != Round.State.OVER || base.travel().awaited(round, about))) {
            seen = Seen.LATER;
        } else if (anonymous && (!round.sealed() || people < Results.FEWEST)) {
            seen = Seen.FEW;
        }
        List<QuestionResult> questions = new ArrayList<>();
        if (seen == Seen.SHOWN) {
            for (Question question : one.content().questions()) {
                questions.add(question(question, tally, tally.sheets() - people, anonymous, texts));
            }
        }
        return new RoundResult(
                round,
                round.window().on(about.run()),
                state,
                Math.max(asked.size(), tally.sheets()),
                tally.sheets(),
                seen,
                questions);
    }

    /**
     * Texts are shown with the round: who of at least five wrote one is not said. Figures need answers of five people to the question
     * itself.
     *
     * @param beyond how many answers there are beyond one of each person
     */
    private static QuestionResult question(
            Question question, Tally tally, int beyond, boolean anonymous, boolean texts) {
        if (question.kind() == Question.Kind.TEXT) {
            List<String> said = tally.texts().getOrDefault(question.key(), List.of());
            return new QuestionResult(question, said.size(), List.of(), texts ? said : List.of(), texts);
        }
        List<Integer> votes = tally.votes(question);
        int answers = votes.stream().mapToInt(Integer::intValue).sum();
        boolean shown = !anonymous || answers - beyond >= Results.FEWEST;
        return new QuestionResult(question, answers, shown ? votes : List.of(), List.of(), shown);
    }

    private Tally named(Questionnaire one, Round round) {
        Tally tally = Tally.NONE;
        for (Map<String, AnswerStore.Kept> kept :
                stores.answers().sheets(round.id()).values()) {
            tally = tally.plus(sheet(one.content().questions(), kept));
        }
        return tally;
    }

    static Sheet sheet(List<Question> questions, Map<String, AnswerStore.Kept> kept) {
        return new Sheet(questions.stream()
                .filter(question -> kept.containsKey(question.key()))
                .map(question -> {
                    AnswerStore.Kept one = kept.get(question.key());
                    return new Sheet.Given(question, one.choice(), one.text());
                })
                .toList());
    }
}
