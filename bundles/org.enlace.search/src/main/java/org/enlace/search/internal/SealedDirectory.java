package org.enlace.search.internal;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.zip.CRC32;
import java.util.zip.Checksum;
import javax.crypto.SecretKey;
import org.apache.lucene.store.BufferedChecksum;
import org.apache.lucene.store.BufferedIndexInput;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;

/**
 * Encrypts every file of an index: what modules offer for search is as confidential as their records. Each file begins with
 * its own random start of the counter. Damage is found by Lucene's checksums; the index is derived, so nobody gains by
 * forging it who could not as well write the key.
 */
final class SealedDirectory extends FilterDirectory {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKey key;

    SealedDirectory(Directory in, SecretKey key) {
        super(in);
        this.key = key;
    }

    @Override
    public IndexOutput createOutput(String name, IOContext context) throws IOException {
        return new SealedOutput(in.createOutput(name, context));
    }

    @Override
    public IndexOutput createTempOutput(String prefix, String suffix, IOContext context) throws IOException {
        return new SealedOutput(in.createTempOutput(prefix, suffix, context));
    }

    @Override
    public IndexInput openInput(String name, IOContext context) throws IOException {
        IndexInput sealed = in.openInput(name, context);
        try {
            byte[] iv = new byte[Keystream.IV_BYTES];
            sealed.readBytes(iv, 0, iv.length);
            return new SealedInput(sealed, new Keystream(key, iv), context);
        } catch (IOException | RuntimeException e) {
            sealed.close();
            throw e;
        }
    }

    @Override
    public long fileLength(String name) throws IOException {
        return Math.max(0, in.fileLength(name) - Keystream.IV_BYTES);
    }

    private final class SealedOutput extends IndexOutput {
        private static final int BUFFER = 8192;

        private final IndexOutput out;
        private final Keystream stream;
        private final Checksum checksum = new BufferedChecksum(new CRC32());
        private final byte[] buffer = new byte[BUFFER];
        private int buffered;
        private long position;

        SealedOutput(IndexOutput out) throws IOException {
            super("sealed " + out, out.getName());
            this.out = out;
            byte[] iv = new byte[Keystream.IV_BYTES];
            RANDOM.nextBytes(iv);
            out.writeBytes(iv, iv.length);
            stream = new Keystream(key, iv);
            stream.seek(0);
        }

        @Override
        public void writeByte(byte b) throws IOException {
            checksum.update(b);
            if (buffered == BUFFER) {
                flush();
            }
            buffer[buffered++] = b;
            position++;
        }

        @Override
        public void writeBytes(byte[] bytes, int offset, int length) throws IOException {
            checksum.update(bytes, offset, length);
            position += length;
            int from = offset;
            int left = length;
            while (left > 0) {
                if (buffered == BUFFER) {
                    flush();
                }
                int part = Math.min(left, BUFFER - buffered);
                System.arraycopy(bytes, from, buffer, buffered, part);
                buffered += part;
                from += part;
                left -= part;
            }
        }

        private void flush() throws IOException {
            stream.apply(buffer, 0, buffered);
            out.writeBytes(buffer, buffered);
            buffered = 0;
        }

        @Override
        public void close() throws IOException {
            try (out) {
                flush();
            }
        }

        @Override
        public long getFilePointer() {
            return position;
        }

        @Override
        public long getChecksum() {
            return checksum.getValue();
        }
    }

    private static final class SealedInput extends BufferedIndexInput {
        private IndexInput sealed;
        private Keystream stream;

        SealedInput(IndexInput sealed, Keystream stream, IOContext context) {
            super("sealed " + sealed, context);
            this.sealed = sealed;
            this.stream = stream;
        }

        @Override
        protected void readInternal(ByteBuffer target) throws IOException {
            long position = getFilePointer();
            int length = target.remaining();
            if (position + length > length()) {
                throw new EOFException("Reading past the end of " + this);
            }
            byte[] bytes = new byte[length];
            sealed.seek(Keystream.IV_BYTES + position);
            sealed.readBytes(bytes, 0, length);
            stream.seek(position);
            stream.apply(bytes, 0, length);
            target.put(bytes);
        }

        @Override
        protected void seekInternal(long position) throws IOException {
            if (position > length()) {
                throw new EOFException("Seeking past the end of " + this);
            }
        }

        @Override
        public long length() {
            return sealed.length() - Keystream.IV_BYTES;
        }

        @Override
        public SealedInput clone() {
            SealedInput clone = (SealedInput) super.clone();
            clone.sealed = sealed.clone();
            clone.stream = stream.copy();
            return clone;
        }

        @Override
        public void close() throws IOException {
            sealed.close();
        }
    }
}
