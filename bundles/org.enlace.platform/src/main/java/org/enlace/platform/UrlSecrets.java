package org.enlace.platform;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What urls give away: a user before the host, and parameters that hold a password, a key or the like (RFC 3986, 3.2.1 and 7.5). A
 * password need not be written as the rule wants it: with a {@code /}, {@code ?} or {@code #} in it, it goes on to the last {@code @},
 * and the value of a parameter to the next {@code &} or space. Rather too much is masked than too little.
 */
public final class UrlSecrets {
    private static final String MASK = "***";
    private static final Pattern SECRET = Pattern.compile(
            "(?<=://)(?:[^/?#\\s\"]*|[^/?#\\s\"@:]*:[^\\s\"]*)@"
                    + "|((?:pass(?:word|wd|phrase)?|pwd|secret|token|credential|signature|(?:api|private|access)[-_.]?key"
                    + "|(?<![^?&;])(?:key|sig))=)[^&\\s]+",
            Pattern.CASE_INSENSITIVE);

    private UrlSecrets() {}

    /** A text as people may see it; the same where no url in it gives anything away. */
    public static String masked(String text) {
        return SECRET.matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(found.group(1) == null ? MASK + "@" : found.group(1) + MASK));
    }

    /** Whether a text holds what people may not see. */
    public static boolean areIn(String text) {
        return SECRET.matcher(text).find();
    }
}
