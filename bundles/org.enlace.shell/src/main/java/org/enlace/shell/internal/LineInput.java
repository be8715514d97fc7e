package org.enlace.shell.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Lines of a script, none longer than a command can be: nobody fills the node's memory with one line that never ends. */
final class LineInput {
    /** Characters of a line at most. */
    static final int LONGEST = 1 << 16;

    private final BufferedReader in;

    /** A line that is too long. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;

        TooLong() {
            super("A line has more than " + LONGEST + " characters");
        }
    }

    LineInput(InputStream in) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /**
     * The next line without its end, or null.
     *
     * @throws TooLong for a line of more than {@value #LONGEST} characters
     */
    String next() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') {
                return ended(line);
            }
            if (line.length() == LONGEST) {
                throw new TooLong();
            }
            line.append((char) c);
        }
        return line.length() == 0 ? null : ended(line);
    }

    private static String ended(StringBuilder line) {
        int last = line.length() - 1;
        return last >= 0 && line.charAt(last) == '\r' ? line.substring(0, last) : line.toString();
    }
}
