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

    private Passphrases() {}

    /** The first line of a file in UTF-8; what was read on the way is wiped. */
    public static char[] firstLine(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LONGEST_FILE);
            CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
            int end = 0;
            while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                end++;
            }
            char[] line = new char[end];
            text.get(line);
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(text.array(), '\0');
            return line;
        }
    }
}
