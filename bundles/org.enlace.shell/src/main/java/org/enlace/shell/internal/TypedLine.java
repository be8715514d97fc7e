package org.enlace.shell.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The keys that a person presses. Where more of them come than any line has, the input ends: the editor of lines would keep them all,
 * and nobody is to fill the node's memory with a line that never ends.
 */
final class TypedLine extends FilterInputStream {
    /** Bytes from one line to the next, keys that move and delete included. */
    static final int MOST = 1 << 15;

    private final AtomicInteger typed = new AtomicInteger();
    private volatile boolean over;

    TypedLine(InputStream in) {
        super(in);
    }

    /** A line is read from here on. */
    void begin() {
        typed.set(0);
    }

    /** Whether it ended because too much came. */
    boolean isOver() {
        return over;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (over) {
            return -1;
        }
        int count = super.read(into, from, length);
        if (count > 0 && typed.addAndGet(count) > MOST) {
            over = true;
            return -1;
        }
        return count;
    }
}
