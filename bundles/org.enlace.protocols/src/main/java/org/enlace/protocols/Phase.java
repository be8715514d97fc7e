package org.enlace.protocols;

import java.util.Optional;

/** The part of the work against a crime that a document helps with, in the order of the work. */
public enum Phase {
    PREVENTION,
    DETECTION,
    IDENTIFICATION,
    INVESTIGATION,
    VICTIM_ASSISTANCE,
    PROSECUTION,
    COOPERATION;

    /** The word used in files, addresses and the API, such as {@code victim-assistance}. */
    public String token() {
        return Token.of(this);
    }

    /** Reads a word; empty when it is none of these. */
    public static Optional<Phase> of(String token) {
        return Token.find(values(), token);
    }
}
