package org.enlace.files.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** A stretch of a file, as if it were a file of its own. Closing it leaves the file open. */
final class Window implements SeekableByteChannel {
    private final SeekableByteChannel file;
    private final long begin;
    private final long length;
    private long position;
    private boolean open = true;

    Window(SeekableByteChannel file, long begin, long length) {
        this.file = file;
        this.begin = begin;
        this.length = length;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (!open) {
            throw new ClosedChannelException();
        }
        if (position >= length) {
            return -1;
        }
        int limit = into.limit();
        into.limit((int) Math.min(limit, into.position() + length - position));
        try {
            file.position(begin + position);
            int read = file.read(into);
            position += Math.max(read, 0);
            return read;
        } finally {
            into.limit(limit);
        }
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long to) {
        position = to;
        return this;
    }

    @Override
    public long size() {
        return length;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
    }

    @Override
    public int write(ByteBuffer from) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long to) {
        throw new NonWritableChannelException();
    }
}
