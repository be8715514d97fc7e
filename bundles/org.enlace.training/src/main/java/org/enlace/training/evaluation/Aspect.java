package org.enlace.training.evaluation;

import java.util.Arrays;
import java.util.Locale;
import org.enlace.platform.Refusal;

/** The theme a question is about; results are put together by it, also those of several series. */
public enum Aspect {
    CONTENT,
    TRAINERS,
    ORGANISATION,
    TECHNOLOGY,
    INTERPRETATION,
    USEFULNESS,
    KNOWLEDGE,
    APPLICATION,
    SUPPORT;

    /** The word used in the API, the templates and the database. */
    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Refusal {@code training.aspect} when there is none called so */
    public static Aspect of(String token) {
        return Arrays.stream(values())
                .filter(aspect -> aspect.token().equals(token))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                                "training.aspect",
                                "\"" + token + "\" is no theme of a question; choose one of the list",
                                String.valueOf(token))
                        .at("aspect"));
    }
}
