package org.enlace.training.internal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why an organiser did not take what a country's node sent of an evaluation. */
public enum UnwantedAnswer {
    /** The round was not open yet. */
    EARLY,
    /** The round was closed. */
    LATE,
    /** Somebody else was asked. */
    NOT_ASKED,
    /** There is an answer already. */
    TWICE,
    /** The questionnaire asked something else. */
    OTHER;

    /** The word that travels and is kept. */
    public String token() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The key of its words. */
    public String text() {
        return "travel.answer." + token();
    }

    public static Optional<UnwantedAnswer> of(String token) {
        return Arrays.stream(values()).filter(one -> one.token().equals(token)).findFirst();
    }
}
