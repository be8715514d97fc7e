package org.enlace.files.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.enlace.files.OwnerRef;
import org.enlace.keys.Keys;
import org.enlace.platform.RecordId;

/**
 * The keys of files: one for each record, under a secret of the node, and one for each content, under that of its record. A wrapped
 * key is Base64 of nonce and ciphertext (AES-256-GCM), bound to whose it is.
 */
final class FileKeys {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Keys keys;
    private final SecureRandom random = new SecureRandom();

    FileKeys(Keys keys) {
        this.keys = keys;
    }

    byte[] fresh() {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return key;
    }

    String wrapOwner(byte[] key, OwnerRef owner) {
        return wrap(key, keys.secret("files"), "record\n" + owner.use() + "\n" + owner.record());
    }

    byte[] unwrapOwner(String wrapped, OwnerRef owner) {
        return unwrap(wrapped, keys.secret("files"), "record\n" + owner.use() + "\n" + owner.record());
    }

    String wrapContent(byte[] key, byte[] ownerKey, RecordId content) {
        return wrap(key, new SecretKeySpec(ownerKey, "AES"), "content\n" + content);
    }

    byte[] unwrapContent(String wrapped, byte[] ownerKey, RecordId content) {
        return unwrap(wrapped, new SecretKeySpec(ownerKey, "AES"), "content\n" + content);
    }

    /** What a content's file on the disk is called: nobody without the secret learns anything from it. */
    String diskName(RecordId content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(keys.secret("file-names"));
            return HexFormat.of().formatHex(mac.doFinal(content.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String wrap(byte[] key, SecretKey under, String bound) {
        try {
            byte[] nonce = new byte[NONCE_BYTES];
            random.nextBytes(nonce);
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, under, nonce, bound).doFinal(key);
            byte[] whole = new byte[NONCE_BYTES + sealed.length];
            System.arraycopy(nonce, 0, whole, 0, NONCE_BYTES);
            System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
            return Base64.getEncoder().encodeToString(whole);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] unwrap(String wrapped, SecretKey under, String bound) {
        byte[] whole = Base64.getDecoder().decode(wrapped);
        byte[] nonce = java.util.Arrays.copyOf(whole, NONCE_BYTES);
        try {
            return cipher(Cipher.DECRYPT_MODE, under, nonce, bound)
                    .doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "A key of files does not open: the node's keystore is not that of its data", e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String bound) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key.getEncoded(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bound.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
