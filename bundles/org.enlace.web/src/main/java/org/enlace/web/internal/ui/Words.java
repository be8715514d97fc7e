package org.enlace.web.internal.ui;

import org.enlace.platform.Language;
import org.enlace.platform.Texts;

/** The platform's own words in one language. */
public record Words(Language language) {
    private static final Texts TEXTS = Texts.of(Words.class);

    public String get(String key, Object... values) {
        return TEXTS.get(language, key, values);
    }

    /** Whether there is such a text. */
    public boolean has(String key) {
        return TEXTS.has(language, key);
    }

    public String tag() {
        return language.tag();
    }

    /** Every text of the bundle, in the four languages. */
    public static Texts texts() {
        return TEXTS;
    }
}
