package org.enlace.training.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.enlace.training.certificate.CertificateNumber;

/**
 * The code that stands on a certificate beside its number: 60 bits by the node's own secret, kept nowhere. With it anybody finds out how the
 * certificate stands; without it nobody, though numbers can be guessed. Its signs are those of Crockford's Base32, without I, L, O and U.
 */
final class CheckCodes {
    private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 12;
    private static final int GROUP = 4;
    private static final int BITS = 5;
    private static final int LONGEST_TYPED = 60;

    private final Supplier<SecretKey> secret;

    CheckCodes(Supplier<SecretKey> secret) {
        this.secret = secret;
    }

    /** As people read it, in groups of four. */
    String of(CertificateNumber number) {
        return plain(number).replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
    }

    private String plain(CertificateNumber number) {
        byte[] hash;
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret.get());
            hash = mac.doFinal(number.toString().getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC with SHA-256", e);
        }
        long bits = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            bits = bits << Byte.SIZE | hash[i] & 0xff;
        }
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(SIGNS.charAt((int) (bits >>> i * BITS & SIGNS.length() - 1)));
        }
        return code.toString();
    }

    /** Whether somebody typed the code of a number, in whatever case and groups; takes as long for a wrong one as for the right one. */
    boolean right(CertificateNumber number, String typed) {
        String clean = typed == null || typed.length() > LONGEST_TYPED
                ? ""
                : typed.toUpperCase(Locale.ROOT)
                        .replaceAll("[\\s-]+", "")
                        .replace('O', '0')
                        .replace('I', '1')
                        .replace('L', '1');
        return MessageDigest.isEqual(
                clean.getBytes(StandardCharsets.UTF_8), plain(number).getBytes(StandardCharsets.UTF_8));
    }
}
