package org.enlace.training;

import java.util.Arrays;
import java.util.Locale;
import org.enlace.platform.Refusal;

/** What a person says of their sex, for figures of participation alone; nobody has to. */
public enum Sex {
    FEMALE,
    MALE,
    OTHER,
    NOT_STATED;

    /** The word used in forms, the API and the database. */
    public String token() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * @param token empty or null is {@link #NOT_STATED}
     * @throws Refusal {@code training.sex}
     */
    public static Sex of(String token) {
        if (token == null || token.isBlank()) {
            return NOT_STATED;
        }
        return Arrays.stream(values())
                .filter(one -> one.token().equals(token.strip()))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                                "training.sex",
                                "\"" + token + "\" is none of female, male, other and not-stated; use one of these",
                                token.length() > 60 ? token.substring(0, 60) : token)
                        .at("sex"));
    }
}
