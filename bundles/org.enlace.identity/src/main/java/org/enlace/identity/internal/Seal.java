package org.enlace.identity.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.enlace.keys.Keys;
import org.enlace.platform.OfficerId;

/** The secrets of authenticators, encrypted with the node's key for its officer (AES-256-GCM). */
final class Seal {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final Secrets secrets;
    private final SecretKey key;

    Seal(Keys keys, Secrets secrets) {
        this.secrets = secrets;
        key = keys.secret("second-factor");
    }

    String close(byte[] secret, OfficerId officer) {
        byte[] nonce = secrets.bytes(NONCE);
        byte[] closed = cipher(Cipher.ENCRYPT_MODE, nonce, officer, secret);
        byte[] all = Arrays.copyOf(nonce, NONCE + closed.length);
        System.arraycopy(closed, 0, all, NONCE, closed.length);
        return Base64.getEncoder().encodeToString(all);
    }

    /** @throws IllegalStateException when the text was sealed for another officer or with another key, or was altered */
    byte[] open(String sealed, OfficerId officer) {
        byte[] all = Base64.getDecoder().decode(sealed);
        return cipher(
                Cipher.DECRYPT_MODE, Arrays.copyOf(all, NONCE), officer, Arrays.copyOfRange(all, NONCE, all.length));
    }

    private byte[] cipher(int mode, byte[] nonce, OfficerId officer, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(officer.value().getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The second factor of \"" + officer + "\" cannot be read with this node's key; reset it", e);
        }
    }
}
