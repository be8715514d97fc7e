package org.enlace.calendar.internal.ical;

/**
 * Content lines (RFC 5545, 3.1): ended by CR LF, and folded so that none is longer than 75 octets in UTF-8, never within a
 * character.
 */
final class ContentLines {
    private static final int LONGEST = 75;

    private final StringBuilder lines = new StringBuilder();

    /**
     * A property whose value stands as it is.
     *
     * @param name with its parameters
     */
    ContentLines line(String name, String value) {
        fold(name + ":" + value);
        return this;
    }

    /** A property whose value is a text (3.3.11). Empty texts are left out. */
    ContentLines text(String name, String value) {
        return value.isEmpty() ? this : line(name, escaped(value));
    }

    static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\n", "\\n");
    }

    /** The value of a parameter, in quotation marks, which it cannot hold itself (3.2). */
    static String quoted(String value) {
        return '"' + value.replace("\"", "'") + '"';
    }

    private void fold(String line) {
        int octets = 0;
        for (int at = 0; at < line.length(); ) {
            int c = line.codePointAt(at);
            int size = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            if (octets + size > LONGEST) {
                lines.append("\r\n ");
                octets = 1;
            }
            lines.appendCodePoint(c);
            octets += size;
            at += Character.charCount(c);
        }
        lines.append("\r\n");
    }

    @Override
    public String toString() {
        return lines.toString();
    }
}
