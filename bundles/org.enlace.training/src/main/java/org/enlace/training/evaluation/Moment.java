package org.enlace.training.evaluation;

import java.util.Arrays;
import java.util.Locale;
import org.enlace.platform.Refusal;

/** When and by whom a questionnaire is answered. */
public enum Moment {
    /** At the end, by whoever takes part. */
    END,
    /** Before it begins, by whoever takes part. */
    BEFORE,
    /** After it, with the same questions as before. */
    AFTER,
    /** Months later, by whoever took part. */
    LATER,
    /** Months later, by the superior of whoever took part. */
    SUPERIOR;

    /** The word used in addresses, the API and the database. */
    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Refusal {@code training.round-moment} when there is none called so */
    public static Moment of(String token) {
        return Arrays.stream(values())
                .filter(moment -> moment.token().equals(token))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                                "training.round-moment",
                                "\"" + token
                                        + "\" is no moment of an evaluation; use end, before, after, later or superior",
                                String.valueOf(token))
                        .at("moment"));
    }
}
