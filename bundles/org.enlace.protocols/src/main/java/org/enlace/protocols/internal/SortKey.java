package org.enlace.protocols.internal;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Turns a title into a key that sorts as people expect: accents, case and punctuation aside, digits before letters. It holds
 * nothing but {@code 0-9 a-z}, which every database orders alike, whatever its collation.
 */
public final class SortKey {
    private SortKey() {}

    public static String of(String title) {
        String folded = Normalizer.normalize(title.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
        StringBuilder key = new StringBuilder();
        boolean gap = false;
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (Character.getType(c) == Character.NON_SPACING_MARK) {
                continue;
            }
            if (c < 128 && Character.isLetterOrDigit(c)) {
                if (gap && key.length() > 0) {
                    key.append('0');
                }
                gap = false;
                if (Character.isDigit(c)) {
                    key.append('1');
                }
                key.append(c);
            } else {
                gap = true;
            }
        }
        return key.toString();
    }
}
