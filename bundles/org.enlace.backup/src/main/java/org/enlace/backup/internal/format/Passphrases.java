package org.enlace.backup.internal.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Passphrases out of files. */
public final class Passphrases {
    private static final int LONGEST_FILE = 1 << 16;

    /** A byte order mark. */
    private static final char MARK = '\uFEFF';

    private Passphrases() {}

    /** A passphrase in another encoding, which nobody could type again. */
    public static final class NotUtf8 extends IOException {
        private static final long serialVersionUID = 1L;

        NotUtf8(Path file) {
            super("The first line of \"" + file + "\" is not in UTF-8. Save the file in that encoding");
        }
    }

    /**
     * The first line of a file in UTF-8, as a person would type it: without the mark that some editors put in front, and without
     * blanks around it, which nobody sees on paper. What was read on the way is wiped.
     *
     * @throws NotUtf8 where it is in another encoding
     */
    public static char[] firstLine(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LONGEST_FILE);
            int end = 0;
            while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
                end++;
            }
            CharBuffer text = CharBuffer.allocate(end);
            try {
                var decoder = StandardCharsets.UTF_8.newDecoder();
                if (decoder.decode(ByteBuffer.wrap(bytes, 0, end), text, true).isError()) {
                    throw new NotUtf8(file);
                }
                return typed(Arrays.copyOf(text.array(), text.position()));
            } finally {
                Arrays.fill(bytes, (byte) 0);
                Arrays.fill(text.array(), '\0');
            }
        }
    }

    /** What somebody typed, without blanks around it; what was given is wiped. */
    public static char[] typed(char[] line) {
        int begin = 0;
        int end = line.length;
        while (begin < end && (line[begin] == MARK || blank(line[begin]))) {
            begin++;
        }
        while (end > begin && blank(line[end - 1])) {
            end--;
        }
        char[] typed = Arrays.copyOfRange(line, begin, end);
        Arrays.fill(line, '\0');
        return typed;
    }

    private static boolean blank(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }
}
