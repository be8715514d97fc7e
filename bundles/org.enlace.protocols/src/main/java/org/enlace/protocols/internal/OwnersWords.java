package org.enlace.protocols.internal;

import org.enlace.platform.InvisibleCharacters;

/** The reason another country gives for taking something back, as it can be kept and shown. */
final class OwnersWords {
    private static final int LONGEST = 2_000;

    private OwnersWords() {}

    /** Null where it gave none. */
    static String cleaned(String reason) {
        String why = InvisibleCharacters.removedFrom(reason)
                .replaceAll("[\\p{Cc}\\uFFFE\\uFFFF]+", " ")
                .strip();
        why = (why.length() > LONGEST ? why.substring(0, LONGEST) : why).replaceAll("\\p{Cs}", "");
        return why.isEmpty() ? null : why;
    }
}
