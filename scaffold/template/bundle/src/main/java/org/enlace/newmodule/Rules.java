package org.enlace.newmodule;

import java.util.Locale;
import org.enlace.platform.InvisibleCharacters;
import org.enlace.platform.Refusal;

/** The form every text of an entry has. Each rule returns the clean value or refuses, naming the field. */
final class Rules {
    private Rules() {}

    /** A text of one line. */
    static String line(String field, String typed, int longest) {
        return clean(field, typed, longest, false);
    }

    /** A text that may have several lines. */
    static String text(String field, String typed, int longest) {
        return clean(field, typed, longest, true);
    }

    private static String clean(String field, String typed, int longest, boolean lines) {
        String text = typed == null ? "" : typed.replace("\r\n", "\n").strip();
        if (text.isEmpty()) {
            String message = "\"" + field + "\" is empty; write something";
            throw new Refusal("newmodule.missing", message, field).at(field);
        }
        if (text.length() > longest) {
            String message = "\"" + field + "\" has " + text.length() + " characters and the most is " + longest
                    + "; shorten it";
            throw new Refusal("newmodule.too-long", message, field, text.length(), longest).at(field);
        }
        for (int i = 0; i < text.length(); i++) {
            if (forbidden(text, i, lines)) {
                String code = String.format(Locale.ROOT, "U+%04X", text.codePointAt(i));
                String message = "\"" + field + "\" has " + code + " at position " + (i + 1)
                        + " and only plain text is kept; remove it";
                throw new Refusal("newmodule.character", message, field, code, i + 1).at(field);
            }
        }
        return text;
    }

    /** Control characters, those that nobody sees, and halves of characters. */
    private static boolean forbidden(String text, int i, boolean lines) {
        char c = text.charAt(i);
        if (c == '\n' || c == '\t') {
            return !lines;
        }
        return Character.isISOControl(c)
                || InvisibleCharacters.isOne(text.codePointAt(i))
                || c >= 0xFFFE
                || Character.isSurrogate(c) && !paired(text, i);
    }

    private static boolean paired(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
}
