package org.enlace.files;

import org.enlace.platform.InvisibleCharacters;
import org.enlace.platform.Refusal;

/**
 * What a file is called: words of whoever added it, never a path on this machine.
 *
 * @param value 1 to 200 characters on one line, without folders
 */
public record FileName(String value) {
    public static final int LONGEST = 200;

    public FileName {
        String text = value == null ? "" : value.strip();
        text = text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1);
        if (text.isBlank() || text.length() > LONGEST || text.chars().anyMatch(FileName::forbidden) || torn(text)) {
            throw new Refusal(
                            "files.name",
                            "A file's name is 1 to " + LONGEST + " printable characters, and this one has "
                                    + text.length() + "; rename the file",
                            LONGEST,
                            text.length())
                    .at("name");
        }
        value = text;
    }

    /** Control characters, and what turns the direction of writing around so that an ending looks like another. */
    private static boolean forbidden(int c) {
        return Character.isISOControl(c) || c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069 || c >= 0xFFFE;
    }

    /**
     * Whether it holds what nobody sees: a mark of the direction of writing, a space without width, the end of a line or a paragraph.
     * Names that are stored already may; a new one should not, for two of them would look the same. What joins letters stays.
     */
    public boolean marked() {
        return InvisibleCharacters.areIn(value);
    }

    /** Half of a character of two halves. */
    private static boolean torn(String text) {
        return text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }

    @Override
    public String toString() {
        return value;
    }
}
