package org.enlace.jit.internal.bundle;

import java.nio.charset.StandardCharsets;

/** The lines of a member, one after another: of a text of very many lines no more than one is in memory as such. */
final class Lines {
    private Lines() {}

    /** Takes lines. */
    @FunctionalInterface
    interface Taking {
        /** @param number from 1 @return whether the next is wanted too */
        boolean line(int number, String line);
    }

    /** @return the number of the last line where no line feed ends it; 0 where one does, or where the rest was not wanted */
    static int each(byte[] bytes, Taking taking) {
        int number = 0;
        int from = 0;
        while (from < bytes.length) {
            int to = from;
            while (to < bytes.length && bytes[to] != '\n') {
                to++;
            }
            boolean more = taking.line(++number, new String(bytes, from, to - from, StandardCharsets.UTF_8));
            if (to == bytes.length) {
                return number;
            }
            if (!more) {
                return 0;
            }
            from = to + 1;
        }
        return 0;
    }
}
