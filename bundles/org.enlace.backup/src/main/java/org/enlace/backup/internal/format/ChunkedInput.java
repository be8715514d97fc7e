package org.enlace.backup.internal.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.IntConsumer;

/** Reads what {@link ChunkedOutput} wrote; gives out no byte of a chunk that is not as it was written. */
final class ChunkedInput extends InputStream {
    private final InputStream references;
    private final BackupFolder folder;
    private final IntConsumer told;
    private byte[] chunk = new byte[0];
    private int at;

    /**
     * @param references left open
     * @param told       how many bytes were read of a chunk, each time
     */
    ChunkedInput(InputStream references, BackupFolder folder, IntConsumer told) {
        this.references = references;
        this.folder = folder;
        this.told = told;
    }

    private boolean next() throws IOException {
        byte[] reference = references.readNBytes(2 * ChunkSealer.LENGTH);
        if (reference.length == 0) {
            return false;
        }
        if (reference.length < 2 * ChunkSealer.LENGTH) {
            throw new Damaged("\"" + OpenBackup.DATABASE + "\" names half a part of the database");
        }
        byte[] name = Arrays.copyOf(reference, ChunkSealer.LENGTH);
        byte[] key = Arrays.copyOfRange(reference, ChunkSealer.LENGTH, reference.length);
        byte[] sealed = sealed(HexFormat.of().formatHex(name));
        told.accept(sealed.length);
        chunk = ChunkSealer.open(name, key, sealed);
        at = 0;
        return true;
    }

    private byte[] sealed(String name) throws IOException {
        Path file = folder.chunk(name);
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > ChunkSealer.mostSealed()) {
                throw new Damaged("The part " + name + " of the database is missing or too long");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new Damaged("The part " + name + " of the database is missing", e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int most) throws IOException {
        if (most == 0) {
            return 0;
        }
        if (at == chunk.length && !next()) {
            return -1;
        }
        int read = Math.min(most, chunk.length - at);
        System.arraycopy(chunk, at, into, offset, read);
        at += read;
        return read;
    }
}
