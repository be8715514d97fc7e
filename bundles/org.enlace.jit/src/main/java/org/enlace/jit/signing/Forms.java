package org.enlace.jit.signing;

import java.util.regex.Pattern;
import org.enlace.platform.Refusal;

/** The forms that what is signed has to have. */
final class Forms {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private Forms() {}

    static String hash(String field, String text) {
        if (text == null || !HASH.matcher(text).matches()) {
            throw new Refusal(
                            "jit.hash-form",
                            "\"" + field + "\" is a SHA-256 of 64 lower-case hexadecimal digits, not \"" + text
                                    + "\"; copy it whole",
                            field)
                    .at(field);
        }
        return text;
    }

    static String worded(String field, String text, int longest) {
        String stripped = text == null ? "" : text.strip();
        if (stripped.isEmpty() || stripped.length() > longest) {
            throw new Refusal(
                            "jit.text-length",
                            "\"" + field + "\" has " + stripped.length() + " characters; it takes 1 to " + longest,
                            field,
                            longest)
                    .at(field);
        }
        return stripped;
    }
}
