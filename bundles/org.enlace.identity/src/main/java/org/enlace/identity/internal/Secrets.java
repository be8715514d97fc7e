package org.enlace.identity.internal;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.enlace.keys.Keys;
import org.enlace.platform.Hashing;

/**
 * Random values that open something, and what is kept of them. Each carries a mark of the node's own after 256 random bits, so
 * that a value somebody made up is known as such without asking the database.
 */
final class Secrets {
    /** What a value opens; one that was made for one purpose is worth nothing for another. */
    enum Use {
        SESSION,
        SETUP,
        INVITATION,
        SIGN_IN
    }

    private static final int RANDOM = 32;
    private static final int MARK = 6;
    private static final int LENGTH = 51;

    private final SecureRandom random = new SecureRandom();
    private final SecretKey key;

    Secrets(Keys keys) {
        key = keys.secret("sign-in");
    }

    String make(Use use) {
        byte[] value = Arrays.copyOf(bytes(RANDOM), RANDOM + MARK);
        System.arraycopy(mark(use.name(), Arrays.copyOf(value, RANDOM)), 0, value, RANDOM, MARK);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(value);
    }

    /** Whether this node made the value, for this purpose. */
    boolean made(Use use, String value) {
        if (value == null || value.length() != LENGTH) {
            return false;
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(value);
        } catch (IllegalArgumentException e) {
            return false;
        }
        return bytes.length == RANDOM + MARK
                && MessageDigest.isEqual(
                        Arrays.copyOfRange(bytes, RANDOM, RANDOM + MARK),
                        Arrays.copyOf(mark(use.name(), Arrays.copyOf(bytes, RANDOM)), MARK));
    }

    /** HMAC-SHA-256 with the node's key. */
    byte[] mark(String use, byte[] value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(use.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(value);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("HMAC-SHA-256 is missing from this Java", e);
        }
    }

    byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** So many characters of an alphabet, each equally likely. */
    String text(String alphabet, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    /** A name for something secret, which can be shown and logged. */
    String handle(char kind) {
        return kind + "-" + text("abcdefghjkmnpqrstuvwxyz23456789", 12);
    }

    /** What is kept of a value with so many random bits that nobody can try them all. */
    static String hash(String value) {
        return Hashing.sha256(value);
    }
}
