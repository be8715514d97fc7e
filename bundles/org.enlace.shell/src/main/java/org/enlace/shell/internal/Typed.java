package org.enlace.shell.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What a client sends as input, until it ends. Unlike the JDK's piped streams it does not care which thread reads or
 * whether that thread lives on.
 */
final class Typed extends InputStream {
    private static final int MOST = 1 << 20;

    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private int held;
    private int place;
    private boolean ended;
    private final Taken taken;

    /** What hears how many bytes were read. */
    interface Taken {
        void bytes(int count) throws IOException;
    }

    Typed() {
        this(count -> {});
    }

    Typed(Taken taken) {
        this.taken = taken;
    }

    /** Adds bytes; waits while a mebibyte is unread. */
    synchronized void add(byte[] bytes) throws IOException {
        while (held > MOST && !ended) {
            await();
        }
        if (bytes.length > 0 && !ended) {
            waiting.add(bytes);
            held += bytes.length;
            notifyAll();
        }
    }

    synchronized void end() {
        ended = true;
        notifyAll();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int count = take(into, from, length);
        if (count > 0) {
            taken.bytes(count);
        }
        return count;
    }

    private synchronized int take(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (waiting.isEmpty() && !ended) {
            await();
        }
        if (waiting.isEmpty()) {
            return -1;
        }
        byte[] first = waiting.peek();
        int count = Math.min(length, first.length - place);
        System.arraycopy(first, place, into, from, count);
        place += count;
        held -= count;
        if (place == first.length) {
            waiting.remove();
            place = 0;
        }
        notifyAll();
        return count;
    }

    @Override
    public synchronized int available() {
        return held;
    }

    private void await() throws InterruptedIOException {
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while waiting for input");
        }
    }
}
