package org.enlace.platform;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The four languages of the platform, in the order they are offered. */
public enum Language {
    ES("Español"),
    PT("Português"),
    EN("English"),
    FR("Français");

    private final String tag = name().toLowerCase(Locale.ROOT);
    private final String ownName;

    Language(String ownName) {
        this.ownName = ownName;
    }

    /** The two-letter tag, such as {@code es}. */
    public String tag() {
        return tag;
    }

    public Locale locale() {
        return Locale.forLanguageTag(tag());
    }

    /** What its speakers call it. */
    public String ownName() {
        return ownName;
    }

    /** Reads a tag such as {@code pt} or {@code pt-BR}; empty when it is none of the four. */
    public static Optional<Language> of(String tag) {
        if (tag == null) {
            return Optional.empty();
        }
        String primary = tag.trim().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        return Arrays.stream(values())
                .filter(language -> language.tag().equals(primary))
                .findFirst();
    }
}
