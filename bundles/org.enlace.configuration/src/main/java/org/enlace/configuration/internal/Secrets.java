package org.enlace.configuration.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which keys hold secrets, and what is shown in their place. */
final class Secrets {
    private static final String MASK = "***";
    private static final Pattern NAMES = Pattern.compile(
            "pass(word|wd|phrase)|secret|token|credential|private.?key|api.?key", Pattern.CASE_INSENSITIVE);

    /** A user with a password before the host of a url, and parameters that hold one. */
    private static final Pattern IN_URL = Pattern.compile(
            "(://)[^/?#\\s]*@|((?:password|passwd|passphrase|pwd|secret|token)=)[^&;\\s\"]+", Pattern.CASE_INSENSITIVE);

    private Secrets() {}

    static boolean isSecret(String key) {
        return key.startsWith("_") || key.startsWith(".");
    }

    /** Whether a key that nobody describes may hold one, by what it is called. */
    static boolean mayBeSecret(String key) {
        return isSecret(key) || NAMES.matcher(key).find();
    }

    /** A text as people may see it: without what a url gives away. */
    static String shown(String text) {
        return IN_URL.matcher(text)
                .replaceAll(found -> found.group(1) == null
                        ? Matcher.quoteReplacement(found.group(2) + MASK)
                        : Matcher.quoteReplacement(found.group(1) + MASK + "@"));
    }

    /** Whether a text gives something away, and so is kept nowhere else. */
    static boolean gives(String text) {
        return !shown(text).equals(text);
    }

    static String mask() {
        return MASK;
    }
}
