package org.enlace.shell.internal;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * The frames that client and node exchange: one letter, a length of four bytes (big end first), the content. Reading and
 * writing may go on at the same time from two threads; several threads may write.
 *
 * <p>From the client: {@code H} how it was called (first frame; see {@link Greeting}), {@code I} input, {@code Z} end of
 * input, {@code R} new size of the screen ({@code "COLUMNS ROWS"}), {@code C} Ctrl-C. From the node: {@code W} welcome,
 * {@code O} output, {@code E} error output, {@code P} "still there", {@code X} exit status in decimal, the last frame.
 */
final class Frames {
    static final int LONGEST = 1 << 20;
    private static final int PIECE = 1 << 15;

    private final SocketChannel channel;
    private final ByteBuffer head = ByteBuffer.allocate(5);

    Frames(SocketChannel channel) {
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
     * @throws EOFException when the other side is gone
     * @throws IOException  for a frame longer than a mebibyte, which nobody of ours sends
     */
    Frame read() throws IOException {
        head.clear();
        fill(head);
        head.flip();
        char kind = (char) head.get();
        int length = head.getInt();
        if (length < 0 || length > LONGEST) {
            throw new IOException("A frame of " + length + " bytes; at most " + LONGEST + " are taken");
        }
        ByteBuffer content = ByteBuffer.allocate(length);
        fill(content);
        return new Frame(kind, content.array());
    }

    private void fill(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("The other side is gone");
            }
        }
    }

    void write(char kind, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        write(kind, bytes, 0, bytes.length);
    }

    synchronized void write(char kind, byte[] content, int from, int length) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(5 + length);
        frame.put((byte) kind).putInt(length).put(content, from, length).flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }

    /** A stream whose bytes become frames of one kind, sent when flushed or when there are enough. */
    OutputStream stream(char kind) {
        return new OutputStream() {
            private final byte[] waiting = new byte[PIECE];
            private int count;

            @Override
            public synchronized void write(int b) throws IOException {
                if (count == waiting.length) {
                    flush();
                }
                waiting[count++] = (byte) b;
            }

            @Override
            public synchronized void write(byte[] bytes, int from, int length) throws IOException {
                int done = 0;
                while (done < length) {
                    if (count == waiting.length) {
                        flush();
                    }
                    int piece = Math.min(length - done, waiting.length - count);
                    System.arraycopy(bytes, from + done, waiting, count, piece);
                    count += piece;
                    done += piece;
                }
            }

            @Override
            public synchronized void flush() throws IOException {
                if (count > 0) {
                    int length = count;
                    count = 0;
                    Frames.this.write(kind, waiting, 0, length);
                }
            }
        };
    }
}
