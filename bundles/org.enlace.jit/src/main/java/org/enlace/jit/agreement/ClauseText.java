package org.enlace.jit.agreement;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;

/**
 * A clause of an instrument as it is signed.
 *
 * @param key   of the catalogue, such as {@code legal-basis}, or the party's own
 * @param title in each language
 * @param text  in each language, placeholders filled; Markdown without links, pictures or HTML
 */
public record ClauseText(String key, Map<Language, String> title, Map<Language, String> text) {
    /** @throws Refusal {@code jit.clause-languages}, {@code jit.missing}, {@code jit.text-link} and others on texts */
    public ClauseText {
        Basis.checkKey(key, "clause");
        title = clean("title", title, Wording.LONGEST_TITLE);
        text = clean("text", text, Wording.LONGEST_TEXT);
        if (!title.keySet().equals(text.keySet())) {
            throw new Refusal(
                            "jit.clause-languages",
                            "The clause \"" + key
                                    + "\" has its title and its text in different languages; give both in each",
                            key)
                    .at("clause");
        }
    }

    private static Map<Language, String> clean(String field, Map<Language, String> by, int longest) {
        EnumMap<Language, String> clean = new EnumMap<>(Language.class);
        by.forEach((language, words) -> clean.put(
                language,
                Words.given(
                        field,
                        longest == Wording.LONGEST_TITLE
                                ? Words.line(field, words, longest)
                                : Words.marked(field, words, longest))));
        return Collections.unmodifiableMap(clean);
    }
}
