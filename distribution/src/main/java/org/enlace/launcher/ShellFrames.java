package org.enlace.launcher;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * The frames that the shell's client and the node exchange: one letter, a length of four bytes (big end first), the
 * content. The node's half, and what each letter means, is {@code org.enlace.shell.internal.Frames}.
 */
final class ShellFrames {
    private static final int LONGEST = 1 << 20;

    private final SocketChannel channel;
    private final ByteBuffer head = ByteBuffer.allocate(5);
    private volatile long waitingSince;

    ShellFrames(SocketChannel channel) {
        this.channel = channel;
    }

    /** @param kind the letter */
    record Frame(char kind, byte[] content) {
        String text() {
            return new String(content, StandardCharsets.UTF_8);
        }
    }

    /**
     * Waits for the next frame.
     *
     * @throws EOFException when the node is gone
     */
    Frame read() throws IOException {
        waitingSince = System.nanoTime();
        try {
            head.clear();
            fill(head);
            head.flip();
            char kind = (char) head.get();
            int length = head.getInt();
            if (length < 0 || length > LONGEST) {
                throw new IOException("The node sent a frame of " + length + " bytes");
            }
            ByteBuffer content = ByteBuffer.allocate(length);
            fill(content);
            return new Frame(kind, content.array());
        } finally {
            waitingSince = 0;
        }
    }

    /** For how long {@link #read} has been waiting now, in nanoseconds; 0 when it is not. */
    long waiting() {
        long since = waitingSince;
        return since == 0 ? 0 : System.nanoTime() - since;
    }

    private void fill(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("The node is gone");
            }
        }
    }

    synchronized void write(char kind, byte[] content, int length) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(5 + length);
        frame.put((byte) kind).putInt(length).put(content, 0, length).flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }

    void write(char kind, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        write(kind, bytes, bytes.length);
    }
}
