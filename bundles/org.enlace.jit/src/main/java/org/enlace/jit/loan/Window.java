package org.enlace.jit.loan;

import java.util.Optional;

/**
 * What a recipient's node asks for at once: some bytes of a file, which travel in parts. As nothing else is on its way meanwhile, a file of
 * any size fills neither what waits to be sent nor what waits to be put together.
 *
 * @param from the first byte, from 0
 * @param to   behind the last byte
 */
public record Window(long from, long to) {
    /** What one part holds, in bytes, the last one apart: in Base64 and sealed it is as large as a record may be. */
    public static final int PART = 625_000;

    /** How many bytes may be asked for at once, whatever a node is set to: 1 GiB. */
    public static final long LONGEST = 1L << 30;

    public Window {
        if (from < 0 || to <= from || to - from > LONGEST) {
            throw new IllegalArgumentException("A window is 1 to " + LONGEST + " bytes, not " + from + " to " + to);
        }
    }

    /**
     * What is asked for next.
     *
     * @param have  how many bytes are there
     * @param size  how many there are in all, more than there are here
     * @param most  how many may be asked for at once
     * @param chunk in which steps they are stored: a window ends with one, or with the file
     */
    public static Window next(long have, long size, long most, int chunk) {
        long steps = Math.max(1, Math.min(most, LONGEST) / chunk);
        return new Window(have, Math.min(size, have + steps * chunk));
    }

    public long length() {
        return to - from;
    }

    /** In how many parts it travels. */
    public int parts() {
        return (int) ((length() + PART - 1) / PART);
    }

    /** The bytes of a part. @param number from 1 */
    public Window part(int number) {
        if (number < 1 || number > parts()) {
            throw new IllegalArgumentException("It has parts 1 to " + parts() + ", not " + number);
        }
        long begin = from + (long) (number - 1) * PART;
        return new Window(begin, Math.min(to, begin + PART));
    }

    /** Which part begins at a byte; empty where none does. */
    public Optional<Integer> number(long at) {
        return at >= from && at < to && (at - from) % PART == 0
                ? Optional.of((int) ((at - from) / PART) + 1)
                : Optional.empty();
    }
}
