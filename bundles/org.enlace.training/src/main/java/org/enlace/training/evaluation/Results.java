package org.enlace.training.evaluation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What a questionnaire gave, round by round. */
public record Results(Questionnaire questionnaire, List<RoundResult> rounds) {
    /** From so many answers on those of an anonymous questionnaire are shown. */
    public static final int FEWEST = 5;

    public Results {
        rounds = List.copyOf(rounds);
    }

    /**
     * One question before and after.
     *
     * @param before the average of a scale, or how many in a hundred said yes or were right
     */
    public record Gain(Question question, double before, double after) {
        public double gain() {
            return after - before;
        }
    }

    /**
     * @param answers to all scales of the theme
     * @param average of them, 1 to {@value Question#SCALE}
     */
    public record Theme(Aspect aspect, int answers, double average) {}

    /** What was learnt, for the questions of which both sides are shown. */
    public List<Gain> gains() {
        List<Gain> gains = new ArrayList<>();
        if (questionnaire.use() != Use.LEARNING) {
            return gains;
        }
        List<QuestionResult> before = rounds.get(0).questions();
        List<QuestionResult> after = rounds.get(1).questions();
        for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
            OptionalDouble was = before.get(i).figure();
            OptionalDouble is = after.get(i).figure();
            if (was.isPresent() && is.isPresent()) {
                gains.add(new Gain(before.get(i).question(), was.getAsDouble(), is.getAsDouble()));
            }
        }
        return gains;
    }

    /** The scales that are shown, by theme; what was known before is left out. */
    public List<Theme> themes() {
        return themes(List.of(this));
    }

    /** Several questionnaires together. Each is shown by itself too, so that putting them together tells nothing more. */
    public static List<Theme> themes(List<Results> all) {
        Map<Aspect, long[]> sums = new EnumMap<>(Aspect.class);
        for (Results results : all) {
            for (RoundResult round : results.rounds()) {
                if (round.round().moment() == Moment.BEFORE) {
                    continue;
                }
                for (QuestionResult one : round.questions()) {
                    if (one.average().isPresent()) {
                        long[] sum = sums.computeIfAbsent(one.question().aspect(), key -> new long[2]);
                        sum[0] += one.answers();
                        sum[1] += Math.round(one.average().getAsDouble() * one.answers());
                    }
                }
            }
        }
        List<Theme> themes = new ArrayList<>();
        sums.forEach((aspect, sum) -> themes.add(new Theme(aspect, (int) sum[0], (double) sum[1] / sum[0])));
        return themes;
    }
}
