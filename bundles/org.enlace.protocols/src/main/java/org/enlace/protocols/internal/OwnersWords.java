package org.enlace.protocols.internal;

/** The reason another country gives for taking something back, as it can be kept and shown. */
final class OwnersWords {
    private static final int LONGEST = 2_000;

    private OwnersWords() {}

    /** Null where it gave none. */
    static String cleaned(String reason) {
        String why = reason.replaceAll("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069\\uFFFE\\uFFFF]+", " ")
                .strip();
        why = (why.length() > LONGEST ? why.substring(0, LONGEST) : why).replaceAll("\\p{Cs}", "");
        return why.isEmpty() ? null : why;
    }
}
