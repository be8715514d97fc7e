package org.enlace.protocols;

import java.util.Map;
import org.enlace.platform.Language;

/**
 * One item of what a document asks of a country that applies it.
 *
 * @param key     names the item within its document: 1 to 60 of {@code a-z 0-9 -}
 * @param text    in at least one language, each at most 1 000 characters
 * @param derived whether it was derived by the library's editors and is not the document's own wording
 */
public record Requirement(String key, Map<Language, String> text, boolean derived) {
    public Requirement {
        key = Rules.key("requirements.key", key);
        text = Rules.texts("requirements.text", text, Rules.ITEM);
    }

    /** In the wanted language, or in the first one there is. */
    public String text(Language language) {
        return Rules.best(text, language);
    }
}
