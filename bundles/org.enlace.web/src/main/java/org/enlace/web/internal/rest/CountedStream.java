package org.enlace.web.internal.rest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.enlace.web.internal.Failure;

/** A body that ends with 413 as soon as it proves longer than it may be, whatever its headers said. */
final class CountedStream extends FilterInputStream {
    private final long most;
    private long left;

    CountedStream(InputStream in, long most) {
        super(in);
        this.most = most;
        this.left = most;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            count(1);
        }
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
            count(read);
        }
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(bytes);
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long bytes) {
        left -= bytes;
        if (left < 0) {
            throw new Failure(413, "body.too-large", most);
        }
    }
}
