package org.enlace.documents;

import gg.jte.Content;

/**
 * Texts with marks, as officers write them: CommonMark with tables, without HTML of their own and without pictures. A service. Whoever takes such a text calls
 * {@link #check} before it is stored; what is shown of it never fails, and a text that breaks a rule is shown as it was typed.
 *
 * <p>Beside CommonMark: a single line end breaks the line, an address of the web is a link, an indented line is no code. HTML is
 * text like any other; of a picture its description is left, as a link to it. Links lead to http, https and mailto alone.
 */
public interface Markdown {
    /** Characters of a text at most: some sixty pages. */
    int CHARACTERS_AT_MOST = 200_000;

    int LINES_AT_MOST = 10_000;

    /** How many lists and quotations may stand in one another. */
    int DEPTH_AT_MOST = 12;

    /** Cells of all tables of a text together. */
    int CELLS_AT_MOST = 10_000;

    /**
     * Whether it can be taken. Needs time in proportion to the length, however it is made.
     *
     * @param field the input field, for the refusal
     * @throws org.enlace.platform.Refusal {@code markdown.too-long}, {@code markdown.too-many-lines}, {@code markdown.too-deep},
     *     {@code markdown.too-many-cells}
     */
    void check(String text, String field);

    /**
     * As HTML for a page and for a {@link Document} alike: well-formed XML in one {@code div} with the class {@code enlace-text}. No
     * attribute of it is anybody's but {@code href} and {@code start}.
     *
     * @param text  null is empty
     * @param under the level of the heading that stands above, 1 to 5: headings of the text begin one below, and skip none
     */
    Content html(String text, int under);

    /** The words alone, for mail, search and cards: lists keep their marks, a link its address. Line ends are single line feeds. */
    String plain(String text);
}
