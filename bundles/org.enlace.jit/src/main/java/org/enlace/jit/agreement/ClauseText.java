package org.enlace.jit.agreement;

import java.util.Map;
import org.enlace.platform.Language;

/**
 * A clause of an instrument as it is signed.
 *
 * @param key   of the catalogue, such as {@code legal-basis}, or the party's own
 * @param title in each language
 * @param text  in each language, placeholders filled; Markdown without links, pictures or HTML
 */
public record ClauseText(String key, Map<Language, String> title, Map<Language, String> text) {
    public ClauseText {
        title = Map.copyOf(title);
        text = Map.copyOf(text);
    }
}
