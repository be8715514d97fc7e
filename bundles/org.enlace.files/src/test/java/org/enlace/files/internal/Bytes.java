package org.enlace.files.internal;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import org.enlace.files.Sha256;
import org.enlace.platform.Hashing;

/** Contents for tests and figures. */
public final class Bytes {
    private Bytes() {}

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Nothing that has a beginning which says what it is. */
    static byte[] random(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        if (length > 0) {
            bytes[0] = 0;
        }
        return bytes;
    }

    static byte[] png() {
        byte[] begin = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489");
        byte[] image = new byte[600];
        System.arraycopy(begin, 0, image, 0, begin.length);
        return image;
    }

    static Sha256 sha256(byte[] content) {
        return new Sha256(HexFormat.of().formatHex(digest().digest(content)));
    }

    static MessageDigest digest() {
        return Hashing.sha256();
    }

    /** So many bytes that can be made again, without being held. */
    static InputStream endless(long length) {
        return endless(length, 7);
    }

    /** The same, others for each seed. */
    public static InputStream endless(long length, long seed) {
        return new InputStream() {
            private final byte[] block = random(1 << 16, seed);
            private long at;

            @Override
            public int read() {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int from, int most) {
                if (at == length) {
                    return -1;
                }
                int within = (int) (at % block.length);
                int count = (int) Math.min(Math.min(most, block.length - within), length - at);
                System.arraycopy(block, within, into, from, count);
                at += count;
                return count;
            }
        };
    }
}
