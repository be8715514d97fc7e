package org.enlace.platform;

/** What officers and units are called: 1 to 64 of {@code a-z 0-9 . _ -}, beginning with a letter. */
final class ShortName {
    private static final int LONGEST = 64;

    private ShortName() {}

    /** By hand: every row that is read comes by here. */
    static boolean is(String text) {
        if (text.isEmpty() || text.length() > LONGEST || !letter(text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!letter(c) && !(c >= '0' && c <= '9') && c != '.' && c != '_' && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean letter(char c) {
        return c >= 'a' && c <= 'z';
    }
}
