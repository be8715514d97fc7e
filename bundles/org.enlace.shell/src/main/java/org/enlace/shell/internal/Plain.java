package org.enlace.shell.internal;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import org.enlace.platform.InvisibleCharacters;

/**
 * Text in which nothing commands the reader's terminal: names and texts come from officers, peers and files, and one that holds
 * an escape sequence could move the cursor, hide what was said, or make a terminal type. Control characters, and those that nobody
 * sees, become a question mark; line ends and tabs stay.
 */
final class Plain extends FilterWriter {
    /** A carriage return that is plain only if a line feed follows. */
    private boolean returned;

    /** The first half of a character of two halves, until the other comes; 0 where none waits. */
    private char half;

    Plain(Writer out) {
        super(out);
    }

    static String of(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            int c = text.codePointAt(i);
            boolean lineEnd = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            plain.appendCodePoint(lineEnd || harmless(c) ? c : '?');
        }
        return plain.toString();
    }

    private static boolean harmless(int c) {
        return c == '\n' || c == '\t' || !Character.isISOControl(c) && !InvisibleCharacters.isOne(c);
    }

    @Override
    public void write(int c) throws IOException {
        if (returned) {
            returned = false;
            out.write(c == '\n' ? '\r' : '?');
        }
        if (half != 0) {
            char first = half;
            half = 0;
            if (Character.isLowSurrogate((char) c)) {
                int whole = Character.toCodePoint(first, (char) c);
                out.write(harmless(whole) ? Character.toString(whole) : "?");
                return;
            }
            out.write('?');
        }
        if (c == '\r') {
            returned = true;
        } else if (Character.isHighSurrogate((char) c)) {
            half = (char) c;
        } else {
            out.write(harmless(c) ? c : '?');
        }
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        write(new String(text, from, length), 0, length);
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        boolean clean = !returned && half == 0;
        for (int i = from; clean && i < from + length; i++) {
            clean = harmless(text.charAt(i)) && !Character.isSurrogate(text.charAt(i));
        }
        if (clean) {
            out.write(text, from, length);
            return;
        }
        for (int i = from; i < from + length; i++) {
            write(text.charAt(i));
        }
    }
}
