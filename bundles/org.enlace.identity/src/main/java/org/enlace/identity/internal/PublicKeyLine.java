package org.enlace.identity.internal;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.enlace.platform.Hashing;
import org.enlace.platform.Refusal;

/**
 * The line of a {@code .pub} file, read strictly: a kind that the node takes, exactly the key of that kind, and what it is called.
 * Ed25519, ECDSA on the curves of NIST, and RSA of 3072 to 8192 bits.
 *
 * @param kind  such as {@code ssh-ed25519}
 * @param key   as it is exchanged, in Base64
 * @param label what stood behind it, cut to what is kept
 */
record PublicKeyLine(String kind, String key, String label) {
    private static final int LONGEST = 4_000;
    private static final int LABEL = 120;
    private static final int LEAST_RSA = 3_072;
    private static final int MOST_RSA = 8_192;
    private static final BigInteger LEAST_EXPONENT = BigInteger.valueOf(65_537);
    private static final int MOST_EXPONENT_BITS = 64;
    private static final String ED25519 = "ssh-ed25519";
    private static final String RSA = "ssh-rsa";
    private static final String ECDSA = "ecdsa-sha2-";

    /** The length of a coordinate, by the name of the curve. */
    private static final Map<String, Integer> CURVES = Map.of("nistp256", 32, "nistp384", 48, "nistp521", 66);

    /** @throws Refusal for anything else; it never repeats what was given, which may be a private key */
    static PublicKeyLine read(String given) {
        String line = given == null ? "" : given.strip();
        if (line.contains("PRIVATE KEY")) {
            throw new Refusal(
                    "ssh-key.private",
                    "This is a private key, which leaves its owner's machine for nobody: make a new pair of keys,"
                            + " and give the line of the file that ends in .pub");
        }
        String[] words = line.split("[ \\t]+", 3);
        if (line.length() > LONGEST || words.length < 2 || line.codePoints().anyMatch(PublicKeyLine::unprintable)) {
            throw form();
        }
        String kind = words[0];
        boolean ecdsa = kind.startsWith(ECDSA) && CURVES.containsKey(kind.substring(ECDSA.length()));
        if (!kind.equals(ED25519) && !kind.equals(RSA) && !ecdsa) {
            if (!kind.matches("[a-z0-9@.-]{1,60}")) {
                throw form();
            }
            throw new Refusal(
                    "ssh-key.kind",
                    "Keys of the kind " + kind
                            + " are not taken. Take ssh-ed25519 (ssh-keygen -t ed25519), ECDSA, or RSA"
                            + " of 3072 bits or more",
                    kind);
        }
        try {
            byte[] blob = Base64.getDecoder().decode(words[1]);
            ByteBuffer rest = ByteBuffer.wrap(blob);
            if (!text(rest).equals(kind)) {
                throw form();
            }
            check(kind, rest);
            if (rest.hasRemaining()) {
                throw form();
            }
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            throw form();
        }
        String label = words.length < 3 ? "" : words[2].strip();
        return new PublicKeyLine(kind, words[1], label.length() > LABEL ? label.substring(0, LABEL) : label);
    }

    private static void check(String kind, ByteBuffer rest) {
        switch (kind) {
            case ED25519 -> require(bytes(rest).length == 32);
            case RSA -> rsa(new BigInteger(bytes(rest)), new BigInteger(bytes(rest)));
            default -> {
                String curve = kind.substring(ECDSA.length());
                require(text(rest).equals(curve));
                byte[] point = bytes(rest);
                require(point.length == 1 + 2 * CURVES.get(curve) && point[0] == 4);
            }
        }
    }

    private static void rsa(BigInteger exponent, BigInteger modulus) {
        require(exponent.testBit(0) && exponent.bitLength() <= MOST_EXPONENT_BITS && modulus.signum() > 0);
        if (modulus.bitLength() < LEAST_RSA
                || modulus.bitLength() > MOST_RSA
                || exponent.compareTo(LEAST_EXPONENT) < 0
                || !modulus.testBit(0)) {
            throw new Refusal(
                    "ssh-key.weak",
                    "An RSA key has " + LEAST_RSA + " to " + MOST_RSA
                            + " bits and an exponent of at least 65537; this one has " + modulus.bitLength()
                            + " bits. Take ssh-ed25519 (ssh-keygen -t ed25519)",
                    LEAST_RSA,
                    MOST_RSA,
                    modulus.bitLength());
        }
    }

    private static void require(boolean right) {
        if (!right) {
            throw form();
        }
    }

    private static String text(ByteBuffer from) {
        return new String(bytes(from), StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(ByteBuffer from) {
        int length = from.getInt();
        require(length > 0 && length <= from.remaining());
        byte[] bytes = new byte[length];
        from.get(bytes);
        return bytes;
    }

    private static boolean unprintable(int c) {
        return Character.isISOControl(c) && c != '\t' || Character.getType(c) == Character.FORMAT;
    }

    private static Refusal form() {
        return new Refusal(
                "ssh-key.form",
                "A public key is the one line of a .pub file: its kind, the key in Base64, and what it is called,"
                        + " without options in front; this is not");
    }

    /** As {@code ssh-keygen -l} shows it. */
    String fingerprint() {
        byte[] hash = Hashing.sha256().digest(Base64.getDecoder().decode(key));
        return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
    }

    /** As it is kept. */
    String text() {
        return kind + " " + key;
    }
}
