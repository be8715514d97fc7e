package org.enlace.jit.agreement;

/**
 * What a clause of a draft says in one language. Either part may be empty while it is drafted.
 *
 * @param title   one line, 200 characters at most
 * @param text    Markdown without links, 8000 characters at most
 * @param written the version of the draft in which it was last written, or looked at and found right still
 */
public record Wording(String title, String text, int written) {
    public static final int LONGEST_TITLE = 200;
    public static final int LONGEST_TEXT = 8_000;

    /** @throws org.enlace.platform.Refusal {@code jit.too-long}, {@code jit.text-link}, {@code jit.character} */
    public Wording {
        title = Words.line("title", title, LONGEST_TITLE);
        text = Words.marked("text", text, LONGEST_TEXT);
        if (written < 1) {
            throw new IllegalArgumentException("Versions count from 1, not " + written);
        }
    }

    public boolean empty() {
        return title.isEmpty() || text.isEmpty();
    }

    public boolean says(Wording other) {
        return title.equals(other.title) && text.equals(other.text);
    }
}
