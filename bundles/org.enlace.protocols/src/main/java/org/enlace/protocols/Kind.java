package org.enlace.protocols;

import java.util.Optional;

/** What sort of document a record describes. One aggregate serves all of them. */
public enum Kind {
    PROMISING_PRACTICE,
    GOOD_PRACTICE,
    LESSON_LEARNED,
    PROTOCOL,
    GUIDE,
    TOOL,
    LEGAL_INSTRUMENT;

    /** The word used in files, addresses and the API, such as {@code good-practice}. */
    public String token() {
        return Token.of(this);
    }

    /** Reads a word; empty when it is none of these. */
    public static Optional<Kind> of(String token) {
        return Token.find(values(), token);
    }
}
