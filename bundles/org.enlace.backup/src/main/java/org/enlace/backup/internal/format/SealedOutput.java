package org.enlace.backup.internal.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;

/**
 * Encrypts a member as it is written: a line that tells the format, then parts of 64 KiB, each sealed by AES-256-GCM under its number
 * and whether it is the last. So a part that was changed, moved, left out or cut off is found. Closing ends it and leaves the stream
 * below open.
 */
public final class SealedOutput extends OutputStream {
    static final byte[] LINE = "enlace-sealed 1\n".getBytes(StandardCharsets.US_ASCII);

    /** Small enough that Java's compiler comes to use the processor's own instructions. */
    static final int PART = 1 << 16;

    private final OutputStream out;
    private final SecretKey key;
    private final byte[] bound;
    private final byte[] part = new byte[PART];
    private final byte[] sealed = new byte[PART + Ciphers.TAG];
    private final Cipher cipher;
    private int filled;
    private long number;
    private boolean closed;

    /**
     * @param secret of the backup
     * @param name   of the member; one member cannot be taken for another
     */
    public SealedOutput(OutputStream out, SecretKey secret, String name) throws IOException {
        this.out = out;
        key = key(secret, name);
        bound = name.getBytes(StandardCharsets.UTF_8);
        try {
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has AES-GCM", e);
        }
        out.write(LINE);
    }

    static SecretKey key(SecretKey secret, String name) {
        return Ciphers.derived(secret.getEncoded(), LINE, "member " + name);
    }

    static byte[] nonce(long number, boolean last) {
        return ByteBuffer.allocate(Ciphers.NONCE)
                .position(3)
                .putLong(number)
                .put((byte) (last ? 1 : 0))
                .array();
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        for (int at = offset, left = length; left > 0; ) {
            if (filled == PART) {
                seal(false);
            }
            int more = Math.min(left, PART - filled);
            System.arraycopy(from, at, part, filled, more);
            filled += more;
            at += more;
            left -= more;
        }
    }

    private void seal(boolean last) throws IOException {
        try {
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    key,
                    new javax.crypto.spec.GCMParameterSpec(Ciphers.TAG * 8, nonce(number++, last)));
            cipher.updateAAD(bound);
            int length = cipher.doFinal(part, 0, filled, sealed, 0);
            out.write(sealed, 0, length);
            filled = 0;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has AES-GCM", e);
        }
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            seal(true);
            out.flush();
        }
    }
}
