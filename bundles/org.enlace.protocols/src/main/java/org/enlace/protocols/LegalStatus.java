package org.enlace.protocols;

import java.util.Optional;

/** What a record states about the force of the document: a fact with a source, not the state of the record here. */
public enum LegalStatus {
    IN_FORCE,
    NOT_YET_IN_FORCE,
    SUPERSEDED,
    REPEALED,
    TERM_ENDED,
    UNKNOWN;

    /** The word used in files, addresses and the API, such as {@code in-force}. */
    public String token() {
        return Token.of(this);
    }

    /** Reads a word; empty when it is none of these. */
    public static Optional<LegalStatus> of(String token) {
        return Token.find(values(), token);
    }
}
