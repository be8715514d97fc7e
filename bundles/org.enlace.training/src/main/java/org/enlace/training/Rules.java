package org.enlace.training;

import java.util.List;
import java.util.Locale;
import org.enlace.platform.InvisibleCharacters;
import org.enlace.platform.Refusal;

/** The form every text has. Each rule returns the clean value or refuses, naming the field. */
public final class Rules {
    private Rules() {}

    /** A text of one line that may be empty. */
    public static String lineOrNone(String field, String typed, int longest) {
        return typed == null || typed.isBlank() ? "" : line(field, typed, longest);
    }

    /** A text that may be empty and may have several lines. */
    public static String textOrNone(String field, String typed, int longest) {
        return typed == null || typed.isBlank() ? "" : text(field, typed, longest);
    }

    /** A list of at most so many. */
    public static <T> List<T> list(String field, List<T> items, int most) {
        List<T> copy = List.copyOf(items);
        if (copy.size() > most) {
            String message = "\"" + field + "\" has " + copy.size() + " lines and the most is " + most + "; shorten it";
            throw new Refusal("training.too-many", message, field, copy.size(), most).at(field);
        }
        return copy;
    }

    /** A list of at least one and at most so many, each once. */
    public static <T> List<T> distinct(String field, List<T> items, int most) {
        List<T> copy = list(field, items.stream().distinct().toList(), most);
        if (copy.isEmpty()) {
            throw new Refusal("training.none", "\"" + field + "\" names none; choose at least one", field).at(field);
        }
        return copy;
    }

    /** A text of one line. */
    public static String line(String field, String typed, int longest) {
        return clean(field, typed, longest, false);
    }

    /** A text that may have several lines. */
    public static String text(String field, String typed, int longest) {
        return clean(field, typed, longest, true);
    }

    private static String clean(String field, String typed, int longest, boolean lines) {
        String text = typed == null ? "" : typed.replace("\r\n", "\n").strip();
        if (text.isEmpty()) {
            String message = "\"" + field + "\" is empty; write something";
            throw new Refusal("training.missing", message, field).at(field);
        }
        if (text.length() > longest) {
            String message = "\"" + field + "\" has " + text.length() + " characters and the most is " + longest
                    + "; shorten it";
            throw new Refusal("training.too-long", message, field, text.length(), longest).at(field);
        }
        for (int i = 0; i < text.length(); i++) {
            if (forbidden(text, i, lines)) {
                String code = String.format(Locale.ROOT, "U+%04X", text.codePointAt(i));
                String message = "\"" + field + "\" has " + code + " at position " + (i + 1)
                        + " and only plain text is kept; remove it";
                throw new Refusal("training.character", message, field, code, i + 1).at(field);
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
