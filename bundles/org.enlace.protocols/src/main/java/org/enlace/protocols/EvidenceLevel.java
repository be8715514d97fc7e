package org.enlace.protocols;

import java.util.Optional;

/** How well it is shown that what a document proposes works, weakest first. */
public enum EvidenceLevel {
    /** Its authors say so. */
    CLAIMED,
    /** Those who apply it have looked at their own results. */
    SELF_ASSESSED,
    /** It worked elsewhere too. */
    REPLICATED,
    /** Somebody independent has evaluated it. */
    EVALUATED;

    /** The word used in files, addresses and the API, such as {@code self-assessed}. */
    public String token() {
        return Token.of(this);
    }

    /** Reads a word; empty when it is none of these. */
    public static Optional<EvidenceLevel> of(String token) {
        return Token.find(values(), token);
    }
}
