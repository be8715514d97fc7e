package org.enlace.files.internal;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.enlace.files.OwnerRef;
import org.enlace.platform.RecordId;

/**
 * How one content is encrypted: part by part, each a ciphertext of Tink's streaming AEAD (AES-256-GCM-HKDF, segments of 64 KiB) that
 * is bound to the record, the content and the part's number. A part is whole or it is not read at all.
 */
final class Sealing {
    private static final int KEY_BYTES = 32;

    /**
     * Bytes. With Tink's usual 1 MiB the JDK's cipher is called so rarely that the compiler never puts the processor's own instructions
     * in its place: seven times slower, measured with the flags a node runs with.
     */
    private static final int SEGMENT = 1 << 16;

    private final AesGcmHkdfStreaming cipher;
    private final String identity;
    private final int chunk;

    /** @param chunk plain bytes of a part, the last one apart */
    Sealing(byte[] key, OwnerRef owner, RecordId content, int chunk) {
        try {
            cipher = new AesGcmHkdfStreaming(key, "HmacSha256", KEY_BYTES, SEGMENT, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        identity = "org.enlace.files 1\n" + owner.use() + "\n" + owner.record() + "\n" + content + "\n";
        this.chunk = chunk;
    }

    int chunk() {
        return chunk;
    }

    /** Where a part begins on the disk. */
    long place(long part) {
        return part * cipher.expectedCiphertextSize(chunk);
    }

    /** How many bytes a part takes on the disk. */
    long length(long plain) {
        return cipher.expectedCiphertextSize(plain);
    }

    /** The part ends with the channel's closing. */
    WritableByteChannel sealing(WritableByteChannel out, long part) throws IOException {
        try {
            return cipher.newEncryptingChannel(out, bound(part));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param in exactly the part */
    SeekableByteChannel opening(SeekableByteChannel in, long part) throws IOException {
        try {
            return cipher.newSeekableDecryptingChannel(in, bound(part));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] bound(long part) {
        return (identity + part).getBytes(StandardCharsets.UTF_8);
    }
}
