package org.enlace.backup.internal.format;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Cuts what is written into chunks and writes down where each is found. Boundaries follow from the bytes before them (a gear hash), so
 * that a row that was added moves the boundaries near it and no others. Closing writes the last chunk and closes the stream below.
 */
public final class ChunkedOutput extends OutputStream {
    /** In bytes. */
    public static final int MOST = 1 << 18;

    private static final int LEAST = 1 << 14;

    /** A boundary comes after 64 KiB on average, beyond the least. */
    private static final int RARE_BITS = 16;

    private final OutputStream references;
    private final ChunkSealer sealer;
    private final Keeper keeper;
    private final long[] gear;
    private final byte[] buffer = new byte[MOST];
    private int filled;
    private long hash;

    /** Keeps chunks. */
    @FunctionalInterface
    public interface Keeper {
        void keep(ChunkSealer.Chunk chunk) throws IOException;
    }

    /** @param references where name and key of each chunk go, in their order; nobody else may read them */
    public ChunkedOutput(OutputStream references, ChunkSealer sealer, Keeper keeper) {
        this.references = references;
        this.sealer = sealer;
        this.keeper = keeper;
        gear = sealer.gear();
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        for (int at = offset; at < offset + length; at++) {
            byte next = from[at];
            buffer[filled++] = next;
            hash = (hash << 1) + gear[next & 0xFF];
            boolean boundary = filled >= LEAST && hash >>> Long.SIZE - RARE_BITS == 0;
            if (boundary || filled == MOST) {
                cut();
            }
        }
    }

    private void cut() throws IOException {
        ChunkSealer.Chunk chunk = sealer.chunk(buffer, filled);
        keeper.keep(chunk);
        references.write(chunk.reference());
        filled = 0;
        hash = 0;
    }

    @Override
    public void close() throws IOException {
        if (filled > 0) {
            cut();
        }
        references.close();
    }
}
