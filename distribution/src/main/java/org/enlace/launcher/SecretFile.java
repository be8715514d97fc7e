package org.enlace.launcher;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** A secret in the first line of a file. */
final class SecretFile {
    private static final int LONGEST_FILE = 1 << 16;
    private static final Set<PosixFilePermission> OTHERS =
            EnumSet.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

    private SecretFile() {}

    /**
     * @param variable which names the file
     * @param what     the secret, for messages
     * @throws Refused where it cannot be read
     */
    static char[] read(String variable, String file, String what, Console console) {
        try (InputStream in = new BufferedInputStream(new FileInputStream(file))) {
            char[] line = firstLine(in.readNBytes(LONGEST_FILE));
            Set<PosixFilePermission> modes = Files.getPosixFilePermissions(Path.of(file));
            if (modes.stream().anyMatch(OTHERS::contains)) {
                console.problem(variable + " is \"" + file + "\" with mode " + PosixFilePermissions.toString(modes)
                        + ": every user of this machine can read " + what + ". Set its mode to 600.");
            }
            return line;
        } catch (IOException e) {
            throw new Refused(
                    1,
                    variable + " is \"" + file + "\", which cannot be read (" + e.getMessage()
                            + "). Set it to the file that holds " + what + ".");
        }
    }

    /** The first line of UTF-8 bytes, which are wiped. */
    static char[] firstLine(byte[] bytes) {
        CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
        int end = 0;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        char[] line = new char[end];
        text.get(line);
        Arrays.fill(text.array(), '\0');
        Arrays.fill(bytes, (byte) 0);
        return line;
    }
}
