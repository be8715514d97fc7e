package org.enlace.platform;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What urls give away: a user before the host, and parameters that hold a password or the like (RFC 3986, 3.2.1 and 7.5). */
public final class UrlSecrets {
    private static final String MASK = "***";
    private static final Pattern SECRET = Pattern.compile(
            "(?<=://)[^/?#\\s]*@|((?:password|passwd|passphrase|pwd|secret|token)=)[^&;\\s\"]+",
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
