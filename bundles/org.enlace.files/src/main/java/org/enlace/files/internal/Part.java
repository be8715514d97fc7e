package org.enlace.files.internal;

import java.io.IOException;
import java.io.InputStream;

/** A part of a stream, which stays open. */
final class Part extends InputStream {
    private final InputStream in;
    private int left;

    Part(InputStream in, int length) {
        this.in = in;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int read = in.read(into, from, Math.min(length, left));
        left -= Math.max(read, 0);
        return read;
    }
}
