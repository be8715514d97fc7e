package org.enlace.platform;

/**
 * Characters that nobody sees and that make a text look like another: they turn the direction of writing around, take no width, or
 * end a line or a paragraph. The joiners U+200C and U+200D are none of them, because Persian, several scripts of India and emoji
 * are not written rightly without.
 */
public final class InvisibleCharacters {
    private InvisibleCharacters() {}

    /** @param c a code point */
    public static boolean isOne(int c) {
        return switch (c) {
            // Soft hyphen, mark of Arabic letters, vowel separator, space without width, mark of the order of bytes.
            case 0x00AD, 0x061C, 0x180E, 0x200B, 0xFEFF -> true;
            default ->
                // Marks of direction; ends of lines, embeddings and overrides; joiners of words, isolates and what is
                // deprecated.
                within(c, 0x200E, 0x200F)
                        || within(c, 0x2028, 0x202E)
                        || within(c, 0x2060, 0x206F)
                        // Annotations between lines, notes of music, tags.
                        || within(c, 0xFFF9, 0xFFFB)
                        || within(c, 0x1D173, 0x1D17A)
                        || within(c, 0xE0000, 0xE007F);
        };
    }

    private static boolean within(int c, int first, int last) {
        return c >= first && c <= last;
    }

    /** Whether there is one in a text. */
    public static boolean areIn(String text) {
        return text.codePoints().anyMatch(InvisibleCharacters::isOne);
    }

    /** The text without them; the end of a line or a paragraph becomes a blank. */
    public static String removedFrom(String text) {
        if (!areIn(text)) {
            return text;
        }
        StringBuilder left = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == 0x2028 || c == 0x2029) {
                left.append(' ');
            } else if (!isOne(c)) {
                left.appendCodePoint(c);
            }
        });
        return left.toString();
    }
}
