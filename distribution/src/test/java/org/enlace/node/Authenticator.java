package org.enlace.node;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An officer's authenticator app (RFC 6238), written on its own so that the node's is checked by another. Gives no code twice,
 * because the node takes none twice: it gives the next one, and waits for it where that is too early.
 */
public final class Authenticator {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int STEP = 30;

    private final byte[] secret;
    private long last;

    /** @param base32 the secret as pages show it */
    public Authenticator(String base32) {
        secret = decoded(base32.replace(" ", ""));
    }

    public synchronized String code() {
        long step = Math.max(now(), last + 1);
        while (step > now() + 1) {
            LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
        }
        last = step;
        return code(step);
    }

    /** The code that was given last. */
    public synchronized String usedCode() {
        return code(last);
    }

    private static long now() {
        return Instant.now().getEpochSecond() / STEP;
    }

    private String code(long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fff_ffff;
            return String.format("%06d", number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] decoded(String base32) {
        ByteBuffer bytes = ByteBuffer.allocate(base32.length() * 5 / 8);
        int bits = 0;
        long value = 0;
        for (char letter : base32.toCharArray()) {
            value = value << 5 | BASE32.indexOf(letter);
            bits += 5;
            if (bits >= Byte.SIZE && bytes.hasRemaining()) {
                bits -= Byte.SIZE;
                bytes.put((byte) (value >> bits));
                value &= (1L << bits) - 1;
            }
        }
        return bytes.array();
    }
}
