package org.enlace.backup.internal.format;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.enlace.platform.Hashing;

/**
 * Encrypts chunks of a database so that equal chunks of two backups are one file. The name and the key of a chunk follow from what it
 * holds and from a secret of the node: without the secret nobody can tell what a chunk holds by guessing it, and with the secret alone
 * nobody can open one.
 */
public final class ChunkSealer {
    /** The number of bytes of a name, and of a key. */
    static final int LENGTH = 32;

    private static final byte[] NONCE = new byte[Ciphers.NONCE];
    private static final byte PLAIN = 0;
    private static final byte DEFLATED = 1;
    private static final String MAC = "HmacSHA256";

    private final Mac names;
    private final Mac keys;
    private final SecretKey boundaries;
    private final boolean deflate;
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);

    /**
     * @param secret  of the node, for this purpose alone
     * @param deflate whether chunks are compressed: not worth it for what is encrypted already
     */
    public ChunkSealer(SecretKey secret, boolean deflate) {
        byte[] bytes = secret.getEncoded();
        names = mac(Ciphers.derived(bytes, new byte[0], "chunk name"));
        keys = mac(Ciphers.derived(bytes, new byte[0], "chunk key"));
        boundaries = Ciphers.derived(bytes, new byte[0], "chunk boundaries");
        this.deflate = deflate;
    }

    /** A chunk before it is encrypted: {@link #seal} does that only for what is not there yet. */
    public static final class Chunk {
        private final byte[] name;
        private final byte[] key;
        private final byte[] payload;

        private Chunk(byte[] name, byte[] key, byte[] payload) {
            this.name = name;
            this.key = key;
            this.payload = payload;
        }

        /** 64 hexadecimal digits. */
        public String name() {
            return HexFormat.of().formatHex(name);
        }

        /** Its key is used for these bytes alone, so that the nonce may always be the same. */
        public byte[] seal() {
            return Ciphers.seal(new SecretKeySpec(key, "AES"), NONCE, name, payload);
        }

        /** The name, then the key: they find and open it. */
        byte[] reference() {
            return ByteBuffer.allocate(2 * LENGTH).put(name).put(key).array();
        }
    }

    Chunk chunk(byte[] from, int length) {
        byte[] payload = payload(from, length);
        byte[] hash = Hashing.sha256().digest(payload);
        return new Chunk(names.doFinal(hash), keys.doFinal(hash), payload);
    }

    private byte[] payload(byte[] from, int length) {
        byte[] payload = new byte[length + 1];
        if (deflate) {
            deflater.reset();
            deflater.setInput(from, 0, length);
            deflater.finish();
            int deflated = deflater.deflate(payload, 1, length);
            if (deflater.finished()) {
                payload[0] = DEFLATED;
                return Arrays.copyOf(payload, deflated + 1);
            }
        }
        payload[0] = PLAIN;
        System.arraycopy(from, 0, payload, 1, length);
        return payload;
    }

    /**
     * Opens a chunk.
     *
     * @throws Damaged where it is not as it was written
     */
    static byte[] open(byte[] name, byte[] key, byte[] sealed) throws Damaged {
        String told = HexFormat.of().formatHex(name);
        try {
            byte[] payload = Ciphers.open(new SecretKeySpec(key, "AES"), NONCE, name, sealed);
            return payload[0] == DEFLATED ? inflated(payload, told) : Arrays.copyOfRange(payload, 1, payload.length);
        } catch (GeneralSecurityException | DataFormatException e) {
            throw new Damaged("The part " + told + " of the database is not as it was written", e);
        }
    }

    private static byte[] inflated(byte[] payload, String told) throws DataFormatException, Damaged {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(payload, 1, payload.length - 1);
            byte[] bytes = new byte[ChunkedOutput.MOST];
            int length = inflater.inflate(bytes);
            if (!inflater.finished()) {
                throw new Damaged("The part " + told + " of the database is longer than this release writes");
            }
            return Arrays.copyOf(bytes, length);
        } finally {
            inflater.end();
        }
    }

    /** One number for each value of a byte, by which boundaries are found: another node cuts elsewhere. */
    long[] gear() {
        Mac mac = mac(boundaries);
        long[] gear = new long[1 << Byte.SIZE];
        for (int value = 0; value < gear.length; value++) {
            gear[value] =
                    ByteBuffer.wrap(mac.doFinal(new byte[] {(byte) value})).getLong();
        }
        return gear;
    }

    private static Mac mac(SecretKey key) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key.getEncoded(), MAC));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + MAC, e);
        }
    }

    /** The most bytes of a sealed chunk. */
    static long mostSealed() {
        return ChunkedOutput.MOST + 1L + Ciphers.TAG;
    }
}
