package org.enlace.shell.internal;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The frames that client and node exchange: one letter, a length of four bytes (big end first), the content. One thread reads,
 * one sends, any may write.
 *
 * <p>From the client: {@code H} how it was called (first frame; see {@link Greeting}), {@code I} input, {@code Z} end of
 * input, {@code R} new size of the screen ({@code "COLUMNS ROWS"}), {@code C} Ctrl-C. From the node: {@code W} welcome,
 * {@code O} output, {@code E} error output, {@code P} "still there", {@code X} exit status in decimal, the last frame.
 */
final class Frames {
    static final int LONGEST = 1 << 20;
    private static final int PIECE = 1 << 15;

    private static final int MOST_WAITING = 64;
    private static final Logger LOG = LoggerFactory.getLogger(Frames.class);

    private final SocketChannel channel;
    private final BlockingQueue<ByteBuffer> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private volatile boolean broken;
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

    /**
     * Puts a frame in line to be sent; waits while {@value #MOST_WAITING} are in line.
     *
     * @throws IOException when the other side is gone
     */
    void write(char kind, byte[] content, int from, int length) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(5 + length);
        frame.put((byte) kind).putInt(length).put(content, from, length).flip();
        boolean interrupted = false;
        try {
            while (!broken) {
                try {
                    if (waiting.offer(frame, 1, TimeUnit.SECONDS)) {
                        return;
                    }
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            throw new EOFException("The other side is gone");
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Says "still there", unless so much is in line that the other side hears from us anyway. */
    void beat() {
        waiting.offer(ByteBuffer.allocate(5).put((byte) 'P').putInt(0).flip());
    }

    /**
     * Sends what is in line, until the exit status was sent or the other side is gone. On a thread of its own that nobody
     * interrupts: a thread that is interrupted while it writes closes the channel, and commands are interrupted by Ctrl-C.
     */
    void send() {
        try {
            while (true) {
                ByteBuffer frame = waiting.take();
                char kind = (char) frame.get(0);
                while (frame.hasRemaining()) {
                    channel.write(frame);
                }
                if (kind == 'X') {
                    channel.shutdownOutput();
                    return;
                }
            }
        } catch (IOException e) {
            LOG.debug("A caller of the shell reads no more", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            broken = true;
            waiting.clear();
        }
    }

    /** Nothing more will be sent: ends {@link #send} and every wait to write. */
    void abandon() {
        broken = true;
        waiting.clear();
        waiting.offer(ByteBuffer.allocate(5).put((byte) 'X').putInt(0).flip());
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
