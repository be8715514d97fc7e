package org.enlace.keys.internal;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HKDF with SHA-256 (RFC 5869): many secrets out of one, none of which tells anything about another. */
final class Hkdf {
    private static final String MAC = "HmacSHA256";
    private static final int BLOCK = 32;

    private Hkdf() {}

    /** @param length at most 8160 bytes */
    static byte[] derive(byte[] secret, byte[] salt, byte[] info, int length) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(salt.length == 0 ? new byte[BLOCK] : salt, MAC));
            byte[] extracted = mac.doFinal(secret);
            mac.init(new SecretKeySpec(extracted, MAC));
            Arrays.fill(extracted, (byte) 0);
            byte[] derived = new byte[length];
            byte[] block = new byte[0];
            for (int at = 0, number = 1; at < length; at += BLOCK, number++) {
                mac.update(block);
                mac.update(info);
                mac.update((byte) number);
                block = mac.doFinal();
                System.arraycopy(block, 0, derived, at, Math.min(BLOCK, length - at));
            }
            return derived;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + MAC, e);
        }
    }
}
