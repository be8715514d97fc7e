package org.enlace.documents;

import gg.jte.Content;
import java.util.List;
import org.enlace.platform.Language;

/**
 * Compares two versions of a record's text, and shows what changed. A service. Time is bounded whatever the texts are: words are compared
 * within paragraphs up to a length, lines within parts up to a number; beyond it a whole is replaced by another, which the
 * {@link Comparison} says.
 *
 * <pre>{@code
 * Comparison changed = comparisons.of(
 *         List.of(Section.text("summary", "Summary", before.summary()), Section.values("phases", "Phases", before.phases())),
 *         List.of(Section.text("summary", "Summary", after.summary()), Section.values("phases", "Phases", after.phases())));
 * Content shown = comparisons.shown(changed, ComparisonView.of("Version 2", "Version 3", "/…/compare?all=yes"), language);
 * }</pre>
 */
public interface Comparisons {
    /** Characters of both versions together: two texts of three hundred pages. */
    int CHARACTERS_AT_MOST = 2_000_000;

    /** Parts of both versions together. */
    int PARTS_AT_MOST = 2_000;

    /** Words, spaces and marks of a paragraph before and after together whose words are compared; some thousand words on each side. */
    int WORDS_AT_MOST = 4_000;

    /**
     * Aligns the parts by their keys, their lines, and the words of lines that changed.
     *
     * @param before no key twice
     * @param after  no key twice
     * @throws org.enlace.platform.Refusal {@code comparison.too-long}, {@code comparison.too-many-parts}
     */
    Comparison of(List<Section> before, List<Section> after);

    /**
     * As a part of a page, or the body of a {@link Document}: how much changed, links to each change, and the parts that changed side by
     * side (one below the other on a narrow screen). What changed is told by words for those who listen, struck out or underlined for
     * those who look.
     */
    Content shown(Comparison comparison, ComparisonView view, Language language);
}
