package org.enlace.training.exchange;

import java.util.List;
import java.util.Locale;

/**
 * One part of why an officer is proposed for a place.
 *
 * @param points above zero speaks for it, below zero against it
 * @param facts  what the points come from, as {@link Aspect} says; they fill the text people read
 */
public record Reason(Aspect aspect, int points, List<String> facts) {
    public Reason {
        facts = List.copyOf(facts);
    }

    /** What is looked at, in the order it is told. */
    public enum Aspect {
        /** The themes both have; how many the officer asked for. */
        THEMES,
        /** The language, the officer's level, the host's minimum. */
        LANGUAGE,
        /** The first and the last day; which of the officer's periods it is, from 1. */
        DATES,
        /** The officer's band; the nearest one the host expects. */
        RANK,
        /** The two named each other. */
        PRE_AGREED,
        /** The sending country, the host's country: the host owes hospitality. */
        RECIPROCITY;

        /** The word used in the API and in the names of texts. */
        public String token() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
