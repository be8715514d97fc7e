package org.enlace.protocols.internal.table;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Words as people mean them: without capitals, accents and signs. */
final class Folded {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Folded() {}

    static String of(String words) {
        String plain =
                MARKS.matcher(Normalizer.normalize(words, Normalizer.Form.NFKD)).replaceAll("");
        return SIGNS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }
}
