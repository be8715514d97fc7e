package org.enlace.jit.internal.bundle;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlace.platform.Hashing;

/** Public keys as files that openssl reads. */
final class Pem {
    private static final int LONGEST = 400;
    private static final int WHOLE = 600;
    private static final Pattern FORM = Pattern.compile(
            "-----BEGIN PUBLIC KEY-----\n([A-Za-z0-9+/=\n]{1," + LONGEST + "})\n-----END PUBLIC KEY-----\n");

    private Pem() {}

    /** @param key as {@code NodeSeal} has it, Base64 of the key in DER */
    static byte[] text(String key) {
        return ("-----BEGIN PUBLIC KEY-----\n" + key.replaceAll("(.{64})(?=.)", "$1\n")
                        + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** The key in DER. @throws IllegalArgumentException */
    static byte[] read(byte[] pem) {
        if (pem.length > WHOLE) {
            throw new IllegalArgumentException("Longer than a public key");
        }
        Matcher form = FORM.matcher(new String(pem, StandardCharsets.ISO_8859_1));
        if (!form.matches()) {
            throw new IllegalArgumentException("Not a public key");
        }
        return Base64.getDecoder().decode(form.group(1).replace("\n", ""));
    }

    static String fingerprint(byte[] key) {
        return Hashing.sha256(key);
    }
}
