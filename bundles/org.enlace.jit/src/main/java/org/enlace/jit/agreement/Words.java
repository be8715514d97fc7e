package org.enlace.jit.agreement;

import java.text.Normalizer;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.enlace.jit.Rules;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;

/** The form every text of an agreement has, beyond {@link Rules}: one form of each letter and line end, and no links. */
final class Words {
    /** What Markdown makes a link of: words with an address, a reference, an address of the web or of a mailbox. */
    private static final Pattern LINK =
            Pattern.compile("\\]\\(|\\]:|://|mailto:|<[^<>\\s]{1,200}@", Pattern.CASE_INSENSITIVE);

    private Words() {}

    /** A text of one line, which may be empty. */
    static String line(String field, String typed, int longest) {
        return Rules.lineOrNone(field, normal(typed), longest);
    }

    /** A text of several lines, which may be empty. */
    static String lines(String field, String typed, int longest) {
        return Rules.textOrNone(field, normal(typed), longest);
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
            throw new Refusal("jit.missing", "\"" + field + "\" is empty; write something", field).at(field);
        }
        return typed;
    }

    /** One text in each of the four languages. */
    static Map<Language, String> everywhere(String field, Map<Language, String> by) {
        for (Language language : Language.values()) {
            given(field + "." + language.tag(), by.getOrDefault(language, "").strip());
        }
        return Collections.unmodifiableMap(new EnumMap<>(by));
    }

    private static String normal(String typed) {
        String lines = (typed == null ? "" : typed).replace("\r\n", "\n").replace('\r', '\n');
        return Normalizer.normalize(lines, Normalizer.Form.NFC).strip();
    }
}
