package org.enlace.jit.agreement;

import java.text.Normalizer;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;

/** The form every text of an agreement has. Each rule returns the clean text or refuses, naming the field. */
final class Words {
    /** What Markdown makes a link of: two brackets in a row, a reference, an address of the web or of a mailbox. */
    private static final Pattern LINK =
            Pattern.compile("\\]\\s?[(\\[]|\\]:|://|mailto:|<[^<>\\s]{1,200}@", Pattern.CASE_INSENSITIVE);

    private Words() {}

    /** A text of one line, which may be empty. */
    static String line(String field, String typed, int longest) {
        return clean(field, typed, longest, false);
    }

    /** A text of several lines, which may be empty. */
    static String lines(String field, String typed, int longest) {
        return clean(field, typed, longest, true);
    }

    /** Markdown of several lines without links; it may be empty. */
    static String marked(String field, String typed, int longest) {
        String text = lines(field, typed, longest);
        if (LINK.matcher(text).find()) {
            throw new Refusal(
                            "jit.text-link",
                            "\"" + field + "\" has a link, and a text that is signed stands for itself; write it out",
                            field)
                    .at(field);
        }
        return text;
    }

    static String given(String field, String typed) {
        if (typed.isEmpty()) {
            throw new Refusal("jit.text-missing", "\"" + field + "\" is empty; write something", field).at(field);
        }
        return typed;
    }

    /** One text in each of the four languages. */
    static Map<Language, String> everywhere(String field, Map<Language, String> by) {
        for (Language language : Language.values()) {
            String at = field + "." + language.tag();
            given(at, by.getOrDefault(language, "").strip());
        }
        return Collections.unmodifiableMap(new EnumMap<>(by));
    }

    private static String clean(String field, String typed, int longest, boolean lines) {
        String text = Normalizer.normalize(
                (typed == null ? "" : typed).replace("\r\n", "\n").replace('\r', '\n').strip(), Normalizer.Form.NFC);
        if (text.length() > longest) {
            throw new Refusal(
                            "jit.text-long",
                            "\"" + field + "\" has " + text.length() + " characters and the most is " + longest
                                    + "; shorten it",
                            field,
                            text.length(),
                            longest)
                    .at(field);
        }
        for (int i = 0; i < text.length(); i++) {
            if (forbidden(text, i, lines)) {
                String code = String.format(java.util.Locale.ROOT, "U+%04X", (int) text.charAt(i));
                throw new Refusal(
                                "jit.text-character",
                                "\"" + field + "\" has " + code + " at position " + (i + 1)
                                        + " and only plain text is kept; remove it",
                                field,
                                code,
                                i + 1)
                        .at(field);
            }
        }
        return text;
    }

    /** Control characters, what turns the direction of writing around, and halves of characters. */
    private static boolean forbidden(String text, int i, boolean lines) {
        char c = text.charAt(i);
        if (c == '\n' || c == '\t') {
            return !lines;
        }
        boolean turns = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069 || c == 0x2028 || c == 0x2029;
        return Character.isISOControl(c) || turns || c >= 0xFFFE || Character.isSurrogate(c) && !paired(text, i);
    }

    private static boolean paired(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
}
