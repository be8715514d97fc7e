package org.enlace.backup.internal.format;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.text.Normalizer;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The cryptography of backups: AES-256-GCM and HKDF-SHA-256 of Java's own, Argon2id of password4j. */
final class Ciphers {
    static final int TAG = 16;
    static final int NONCE = 12;
    private static final int KEY = 32;
    private static final String MAC = "HmacSHA256";

    private Ciphers() {}

    static byte[] seal(SecretKey key, byte[] nonce, byte[] bound, byte[] plain) {
        try {
            return gcm(Cipher.ENCRYPT_MODE, key, nonce, bound).doFinal(plain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has AES-GCM", e);
        }
    }

    /** @throws GeneralSecurityException where key, bound or bytes are others */
    static byte[] open(SecretKey key, byte[] nonce, byte[] bound, byte[] sealed) throws GeneralSecurityException {
        return gcm(Cipher.DECRYPT_MODE, key, nonce, bound).doFinal(sealed);
    }

    static Cipher gcm(int mode, Key key, byte[] nonce, byte[] bound) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce));
        cipher.updateAAD(bound);
        return cipher;
    }

    /** HKDF (RFC 5869), one block. */
    static SecretKey derived(byte[] secret, byte[] salt, String purpose) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(salt.length == 0 ? new byte[KEY] : salt, MAC));
            mac.init(new SecretKeySpec(mac.doFinal(secret), MAC));
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 1);
            return new SecretKeySpec(mac.doFinal(), "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + MAC, e);
        }
    }

    /** @param memory KiB */
    static SecretKey ofPassphrase(char[] passphrase, byte[] salt, int memory, int passes) {
        // The same passphrase has the same bytes whatever keyboard it was typed on.
        CharBuffer normal = CharBuffer.wrap(Normalizer.normalize(CharBuffer.wrap(passphrase), Normalizer.Form.NFKC));
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(normal);
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        Arrays.fill(encoded.array(), (byte) 0);
        try {
            return new SecretKeySpec(
                    Argon2Function.getInstance(memory, passes, 1, KEY, Argon2.ID)
                            .hash(bytes, salt)
                            .getBytes(),
                    "AES");
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
