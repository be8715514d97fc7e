package org.enlace.web.internal.rest;

/** Which characters a text may have that came from outside. */
public final class Characters {
    private Characters() {}

    /** Whether every database can store it: no NUL, no half of a surrogate pair. */
    public static boolean storable(CharSequence text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c) || ++i == length || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }
}
