package org.enlace.protocols;

import java.util.Optional;

/** The sort of legal act that gives a document its force. */
public enum InstrumentKind {
    LAW,
    DECREE,
    SUPREME_DECREE,
    DECISION,
    RESOLUTION,
    JOINT_RESOLUTION,
    ORDINANCE,
    TREATY,
    AGREEMENT,
    STANDARD,
    OTHER;

    /** The word used in files, addresses and the API, such as {@code supreme-decree}. */
    public String token() {
        return Token.of(this);
    }

    /** Reads a word; empty when it is none of these. */
    public static Optional<InstrumentKind> of(String token) {
        return Token.find(values(), token);
    }
}
