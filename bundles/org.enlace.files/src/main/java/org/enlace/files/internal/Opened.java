package org.enlace.files.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Objects;

/** A stretch of a content, decrypted as it is read: never more than a segment ahead. Nothing that was altered is handed out. */
final class Opened extends InputStream {
    private final SeekableByteChannel file;
    private final Sealing sealing;
    private final long size;
    private final long to;
    private long at;
    private SeekableByteChannel part;

    Opened(SeekableByteChannel file, Sealing sealing, long size, long from, long to) {
        this.file = file;
        this.sealing = sealing;
        this.size = size;
        this.at = from;
        this.to = to;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, into.length);
        if (at >= to || length == 0) {
            return length == 0 ? 0 : -1;
        }
        long number = at / sealing.chunk();
        long begin = number * sealing.chunk();
        long plain = Math.min(sealing.chunk(), size - begin);
        if (part == null) {
            part = sealing.opening(new Window(file, sealing.place(number), sealing.length(plain)), number);
            part.position(at - begin);
        }
        ByteBuffer bytes = ByteBuffer.wrap(into, from, (int) Math.min(length, Math.min(to, begin + plain) - at));
        int read = part.read(bytes);
        if (read <= 0) {
            throw new IOException("A part of the file ends at byte " + at + ", before its end");
        }
        at += read;
        if (at == begin + plain) {
            part.close();
            part = null;
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
