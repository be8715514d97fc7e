package org.enlace.configuration.internal;

import java.util.regex.Pattern;

/** Which keys hold secrets, and what is shown in their place. */
final class Secrets {
    private static final String MASK = "***";
    private static final Pattern NAMES = Pattern.compile(
            "pass(word|wd|phrase)|secret|token|credential|private.?key|api.?key", Pattern.CASE_INSENSITIVE);

    private Secrets() {}

    static boolean isSecret(String key) {
        return key.startsWith("_") || key.startsWith(".");
    }

    /** Whether a key that nobody describes may hold one, by what it is called. */
    static boolean mayBeSecret(String key) {
        return isSecret(key) || NAMES.matcher(key).find();
    }

    static String mask() {
        return MASK;
    }
}
