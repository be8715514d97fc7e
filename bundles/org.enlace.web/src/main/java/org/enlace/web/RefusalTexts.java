package org.enlace.web;

import org.enlace.platform.Language;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.web.internal.ui.Words;

/** What a refusal says to a person: the module's own text, else the platform's, else the English message. */
public final class RefusalTexts {
    private RefusalTexts() {}

    /** @param texts the module's texts, where {@code refusal.CODE} is looked up first */
    public static String of(Texts texts, Language language, Refusal refusal) {
        String key = "refusal." + refusal.code();
        Object[] values = refusal.values().toArray();
        if (texts != null && texts.has(language, key)) {
            return texts.get(language, key, values);
        }
        Texts own = Words.texts();
        return own.has(language, key) ? own.get(language, key, values) : refusal.getMessage();
    }
}
