package org.enlace.identity.internal;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * What a token looks like: {@code enl_}, 52 letters and digits, and a checksum of six. Whoever searches files for leaked secrets
 * recognises it by beginning and checksum; the node recognises its own by a mark inside.
 */
final class TokenForm {
    static final String PREFIX = "enl_";

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(ALPHABET.length());
    private static final Pattern FORM = Pattern.compile("enl_[0-9A-Za-z]{58}");
    private static final String USE = "TOKEN";
    private static final int RANDOM = 32;
    private static final int MARK = 6;
    private static final int BODY = 52;
    private static final int CHECKSUM = 6;

    private final Secrets secrets;

    TokenForm(Secrets secrets) {
        this.secrets = secrets;
    }

    String make() {
        byte[] random = secrets.bytes(RANDOM);
        byte[] value = Arrays.copyOf(random, RANDOM + MARK);
        System.arraycopy(secrets.mark(USE, random), 0, value, RANDOM, MARK);
        String body = digits(new BigInteger(1, value), BODY);
        return PREFIX + body + checksum(body);
    }

    /** Whether this node made it. */
    boolean made(String token) {
        if (token == null || !FORM.matcher(token).matches()) {
            return false;
        }
        String body = token.substring(PREFIX.length(), PREFIX.length() + BODY);
        if (!token.endsWith(checksum(body))) {
            return false;
        }
        BigInteger number = BigInteger.ZERO;
        for (int i = 0; i < BODY; i++) {
            number = number.multiply(BASE).add(BigInteger.valueOf(ALPHABET.indexOf(body.charAt(i))));
        }
        byte[] bytes = number.toByteArray();
        byte[] value = new byte[RANDOM + MARK];
        int length = Math.min(bytes.length, value.length);
        if (number.bitLength() > value.length * Byte.SIZE) {
            return false;
        }
        System.arraycopy(bytes, bytes.length - length, value, value.length - length, length);
        return MessageDigest.isEqual(
                Arrays.copyOfRange(value, RANDOM, RANDOM + MARK),
                Arrays.copyOf(secrets.mark(USE, Arrays.copyOf(value, RANDOM)), MARK));
    }

    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update((PREFIX + body).getBytes(StandardCharsets.US_ASCII));
        return digits(BigInteger.valueOf(crc.getValue()), CHECKSUM);
    }

    private static String digits(BigInteger number, int length) {
        char[] digits = new char[length];
        BigInteger rest = number;
        for (int i = length - 1; i >= 0; i--) {
            BigInteger[] parts = rest.divideAndRemainder(BASE);
            digits[i] = ALPHABET.charAt(parts[1].intValue());
            rest = parts[0];
        }
        return new String(digits);
    }
}
