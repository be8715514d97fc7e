package org.enlace.shell.internal;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * Text in which nothing commands the reader's terminal: names and texts come from officers, peers and files, and one that holds
 * an escape sequence could move the cursor, hide what was said, or make a terminal type. Control characters, and those that turn the
 * direction of text, become a question mark; line ends and tabs stay.
 */
final class Plain extends FilterWriter {
    /** A carriage return that is plain only if a line feed follows. */
    private boolean returned;

    Plain(Writer out) {
        super(out);
    }

    static String of(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean lineEnd = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            plain.append(lineEnd || harmless(c) ? c : '?');
        }
        return plain.toString();
    }

    private static boolean harmless(char c) {
        return c == '\n' || c == '\t' || !Character.isISOControl(c) && !turns(c);
    }

    /** What makes text run the other way, so that a name reads as another one. */
    private static boolean turns(char c) {
        return c >= '\u202A' && c <= '\u202E' || c >= '\u2066' && c <= '\u2069';
    }

    @Override
    public void write(int c) throws IOException {
        if (returned) {
            returned = false;
            out.write(c == '\n' ? '\r' : '?');
        }
        if (c == '\r') {
            returned = true;
        } else {
            out.write(harmless((char) c) ? c : '?');
        }
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        write(new String(text, from, length), 0, length);
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        boolean clean = !returned;
        for (int i = from; clean && i < from + length; i++) {
            clean = harmless(text.charAt(i));
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
