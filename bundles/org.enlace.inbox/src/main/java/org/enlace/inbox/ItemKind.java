package org.enlace.inbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is wanted of whoever an item waits for. */
public enum ItemKind {
    /** A second signature or a confirmation. */
    SIGN,
    /** To be read and judged. */
    REVIEW,
    /** Somebody waits for an answer. */
    ANSWER,
    /** Something ends or has to be done by a day. */
    DUE,
    /** Somebody named the officer; it is gone once it was seen. */
    MENTION,
    /** Something new was found; it is gone once it was seen. */
    NEWS;

    /** The word used in addresses and the API. */
    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether having seen it is all that is wanted. */
    public boolean informs() {
        return this == MENTION || this == NEWS;
    }

    public static Optional<ItemKind> of(String token) {
        return Arrays.stream(values())
                .filter(kind -> kind.token().equals(token))
                .findFirst();
    }
}
