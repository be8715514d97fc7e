package org.enlace.documents;

import java.util.Objects;

/**
 * How a {@link Comparison} is shown.
 *
 * @param before       what the former version is called, such as "Version 2, 3 March 2026"
 * @param after        what the later one is called
 * @param textLanguage ISO 639-1 code of the language the text is in, where that is not the page's; else null
 * @param under        the level of the heading above, 1 to 3
 * @param all          whether what did not change is shown too
 * @param other        the address of the page where that is the other way round; null for none
 */
public record ComparisonView(String before, String after, String textLanguage, int under, boolean all, String other) {
    public ComparisonView {
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
        if (under < 1 || under > 3) {
            throw new IllegalArgumentException("A heading above a comparison has a level of 1 to 3, not " + under);
        }
    }

    /** Only what changed, below the page's own heading. */
    public static ComparisonView of(String before, String after, String all) {
        return new ComparisonView(before, after, null, 1, false, all);
    }

    /** All of it, below the page's own heading. */
    public static ComparisonView ofAll(String before, String after, String changed) {
        return new ComparisonView(before, after, null, 1, true, changed);
    }

    /** @param code of the language the text is in */
    public ComparisonView in(String code) {
        return new ComparisonView(before, after, code, under, all, other);
    }

    /** @param level of the heading above */
    public ComparisonView below(int level) {
        return new ComparisonView(before, after, textLanguage, level, all, other);
    }
}
