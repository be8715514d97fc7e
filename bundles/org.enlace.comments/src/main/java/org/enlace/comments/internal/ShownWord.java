package org.enlace.comments.internal;

import java.util.Arrays;
import java.util.Locale;
import org.enlace.comments.Comments.Shown;
import org.enlace.platform.Refusal;

/** Which threads are shown, as addresses say it. */
public final class ShownWord {
    private ShownWord() {}

    /** @param word null or empty for all */
    public static Shown read(String word) {
        if (word == null || word.isEmpty()) {
            return Shown.ALL;
        }
        return Arrays.stream(Shown.values())
                .filter(shown -> of(shown).equals(word))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                                "comments.shown", "\"" + word + "\" shows nothing; say all, open or resolved", word)
                        .at("shown"));
    }

    public static String of(Shown shown) {
        return shown.name().toLowerCase(Locale.ROOT);
    }
}
