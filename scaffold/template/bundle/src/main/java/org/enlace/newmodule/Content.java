package org.enlace.newmodule;

/**
 * What an entry says.
 *
 * @param title one line of 1 to 200 characters
 * @param text  1 to 4000 characters, in several lines if need be
 */
public record Content(String title, String text) {
    public static final int LONGEST_TITLE = 200;
    public static final int LONGEST_TEXT = 4_000;

    public Content {
        title = Rules.line("title", title, LONGEST_TITLE);
        text = Rules.text("text", text, LONGEST_TEXT);
    }
}
