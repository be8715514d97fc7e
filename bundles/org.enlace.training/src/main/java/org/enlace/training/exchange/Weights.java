package org.enlace.training.exchange;

import org.enlace.platform.Refusal;

/**
 * What counts how much when officers are matched with places, in points; more is better. As many officers as possible have a place
 * before any point counts. The defaults are our own, to be changed by whoever coordinates; their proportions say: what an officer asks
 * for comes first, then that the two can talk, then rank and dates, and reciprocity decides between hosts that are nearly as good.
 *
 * @param theme           for every theme the officer asks for; a part of them gives that part, rounded down. 0 to {@value #MOST}
 * @param languageStep    for each level above the host's minimum. 0 to {@value #MOST}
 * @param languageSteps   how many levels above it count, 0 to 5: somebody far above gains no more
 * @param laterPeriod     taken off for each period the officer liked better and cannot have. 0 to {@value #MOST}
 * @param band            taken off for each band of rank between the officer and those the host expects. 0 to {@value #MOST}
 * @param preAgreed       where host and officer named each other. As much at least as all the rest together, up to {@value #MOST_AGREED}:
 *                        no other officer's gain alone breaks such a pair up, but more officers with a place do, or the gains of several
 * @param reciprocityDay  for each day of hospitality the host owes. 0 to {@value #MOST}
 * @param reciprocityMost what reciprocity gives at most. 0 to {@value #MOST}
 */
public record Weights(
        int theme,
        int languageStep,
        int languageSteps,
        int laterPeriod,
        int band,
        int preAgreed,
        int reciprocityDay,
        int reciprocityMost) {
    public static final int MOST = 1000;
    public static final int MOST_AGREED = 20_000;

    /** 40 for the themes, 5 a level up to 2, 5 a period, 10 a band, 500 for an agreed pair, 1 a day owed up to 15. */
    public static final Weights DEFAULT = new Weights(40, 5, 2, 5, 10, 500, 1, 15);

    public Weights {
        require("theme", theme, MOST);
        require("languageStep", languageStep, MOST);
        require("languageSteps", languageSteps, Cefr.values().length - 1);
        require("laterPeriod", laterPeriod, MOST);
        require("band", band, MOST);
        require("preAgreed", preAgreed, MOST_AGREED);
        require("reciprocityDay", reciprocityDay, MOST);
        require("reciprocityMost", reciprocityMost, MOST);
        int rest = theme + languageStep * languageSteps + reciprocityMost + worst(laterPeriod, band);
        if (preAgreed < rest) {
            throw new Refusal(
                            "placement.weight-agreed",
                            "A pair that agreed has " + preAgreed + " points and all the rest can have " + rest
                                    + "; give it as many at least",
                            preAgreed,
                            rest)
                    .at("preAgreed");
        }
    }

    /** The most points a pair can have. */
    public int best() {
        return theme + languageStep * languageSteps + reciprocityMost + preAgreed;
    }

    /** How far the points of two pairs can lie apart. */
    public int span() {
        return best() + worst(laterPeriod, band);
    }

    private static int worst(int laterPeriod, int band) {
        return laterPeriod * (Profile.MOST_PERIODS - 1) + band * (RankBand.values().length - 1);
    }

    private static void require(String name, int points, int most) {
        if (points < 0 || points > most) {
            throw new Refusal(
                            "placement.weight",
                            "The weight \"" + name + "\" is 0 to " + most + ", not " + points,
                            name,
                            points,
                            most)
                    .at(name);
        }
    }
}
