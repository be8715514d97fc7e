package org.enlace.search.internal;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;

/** AES in counter mode over one file, from any place in it. One thread at a time. */
final class Keystream {
    static final int IV_BYTES = 16;
    private static final int BLOCK = 16;

    private final SecretKey key;
    private final byte[] iv;
    private final Cipher cipher;

    Keystream(SecretKey key, byte[] iv) {
        this.key = key;
        this.iv = iv.clone();
        try {
            cipher = Cipher.getInstance("AES/CTR/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no AES", e);
        }
    }

    /** The same stream for another thread. */
    Keystream copy() {
        return new Keystream(key, iv);
    }

    /** Goes to a place; what is applied next continues there. */
    void seek(long position) {
        byte[] counter = iv.clone();
        long carry = position / BLOCK;
        for (int i = BLOCK - 1; i >= 0 && carry != 0; i--) {
            carry += counter[i] & 0xFF;
            counter[i] = (byte) carry;
            carry >>>= Byte.SIZE;
        }
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(counter));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        int skipped = (int) (position % BLOCK);
        if (skipped > 0) {
            cipher.update(new byte[skipped]);
        }
    }

    /** Encrypts or decrypts, which is the same, in place. */
    void apply(byte[] bytes, int offset, int length) {
        try {
            int done = cipher.update(bytes, offset, length, bytes, offset);
            if (done != length) {
                throw new IllegalStateException("Counter mode held bytes back");
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
