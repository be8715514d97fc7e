package org.enlace.backup.internal.format;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.enlace.audit.proof.Canonical;

/**
 * What backups are sealed to: a public key, with its private part under a passphrase that only people know. The node seals by the public
 * key and cannot open what it sealed. The passphrase also proves which node made it: the signing key stands where it cannot be changed
 * without the passphrase.
 *
 * @param node      which node of the country, 8 hexadecimal digits
 * @param signer    the node's signing key when it was made, X.509
 * @param publicKey X25519, X.509
 * @param salt      of Argon2id
 * @param memory    of Argon2id, KiB
 * @param passes    of Argon2id
 * @param nonce     of the wrapping
 * @param wrapped   the private key (PKCS#8), sealed under the passphrase
 */
public record Setup(
        Instant made,
        String country,
        String node,
        byte[] signer,
        byte[] publicKey,
        byte[] salt,
        int memory,
        int passes,
        byte[] nonce,
        byte[] wrapped) {
    public static final String FILE = "setup.json";
    public static final int SHORTEST = 12;
    public static final int LONGEST = 1024;
    private static final int MOST_MEMORY = 1 << 20;
    private static final int SALT = 16;

    /**
     * What a guess at the passphrase costs.
     *
     * @param memory KiB
     */
    public record Cost(int memory, int passes) {
        /** What a node of 256 MB has to spare, and half a second or so. */
        public static final Cost USUAL = new Cost(32 << 10, 8);
    }

    /** @param passphrase {@link #SHORTEST} to {@link #LONGEST} characters, which the caller has checked */
    public static Setup make(char[] passphrase, String country, String node, PublicKey signer, Instant now, Cost cost) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("X25519").generateKeyPair();
            SecureRandom random = new SecureRandom();
            byte[] salt = new byte[SALT];
            byte[] nonce = new byte[Ciphers.NONCE];
            random.nextBytes(salt);
            random.nextBytes(nonce);
            Setup open = new Setup(
                    now,
                    country,
                    node,
                    signer.getEncoded(),
                    pair.getPublic().getEncoded(),
                    salt,
                    cost.memory(),
                    cost.passes(),
                    nonce,
                    new byte[0]);
            byte[] plain = pair.getPrivate().getEncoded();
            byte[] wrapped = Ciphers.seal(
                    Ciphers.ofPassphrase(passphrase, salt, cost.memory(), cost.passes()), nonce, open.bound(), plain);
            Arrays.fill(plain, (byte) 0);
            return new Setup(
                    now,
                    country,
                    node,
                    open.signer,
                    open.publicKey,
                    salt,
                    cost.memory(),
                    cost.passes(),
                    nonce,
                    wrapped);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has X25519", e);
        }
    }

    public static Setup parse(byte[] bytes) throws Damaged {
        Fields fields = Fields.of(FILE, bytes);
        if (fields.number("format") != 1) {
            throw new Damaged("\"" + FILE + "\" has the format " + fields.number("format")
                    + ", which a later release of Enlace writes; use that one");
        }
        int memory = (int) Math.min(fields.number("memory"), Integer.MAX_VALUE);
        int passes = (int) Math.min(fields.number("passes"), Integer.MAX_VALUE);
        if (memory < 8 || memory > MOST_MEMORY || passes < 1 || passes > 100) {
            throw new Damaged("\"" + FILE + "\" asks for " + memory + " KiB and " + passes + " passes");
        }
        return new Setup(
                Manifest.instant(fields, "made"),
                fields.text("country"),
                fields.text("node"),
                fields.bytes("signer"),
                fields.bytes("publicKey"),
                fields.bytes("salt"),
                memory,
                passes,
                fields.bytes("nonce"),
                fields.bytes("wrapped"));
    }

    public byte[] bytes() {
        Map<String, Object> all = open();
        all.put("wrapped", encoded(wrapped));
        return (Canonical.write(all) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Names it in a manifest: SHA-256, hexadecimal. */
    public String id() {
        return Durable.hash(bytes());
    }

    private byte[] bound() {
        return Canonical.write(open()).getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, Object> open() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("format", 1L);
        all.put("made", made.toString());
        all.put("country", country);
        all.put("node", node);
        all.put("signer", encoded(signer));
        all.put("publicKey", encoded(publicKey));
        all.put("kdf", "argon2id");
        all.put("salt", encoded(salt));
        all.put("memory", (long) memory);
        all.put("passes", (long) passes);
        all.put("nonce", encoded(nonce));
        return all;
    }

    static String encoded(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    public PublicKey sealingKey() throws Damaged {
        return key("XDH", publicKey);
    }

    public PublicKey signingKey() throws Damaged {
        return key("Ed25519", signer);
    }

    static PublicKey key(String algorithm, byte[] der) throws Damaged {
        try {
            return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw new Damaged("A public key of the backup cannot be read", e);
        }
    }

    /** @throws WrongPassphrase where the passphrase is another's, or the file was changed */
    PrivateKey privateKey(char[] passphrase) throws WrongPassphrase {
        try {
            byte[] plain =
                    Ciphers.open(Ciphers.ofPassphrase(passphrase, salt, memory, passes), nonce, bound(), wrapped);
            PrivateKey key = KeyFactory.getInstance("XDH").generatePrivate(new PKCS8EncodedKeySpec(plain));
            Arrays.fill(plain, (byte) 0);
            return key;
        } catch (GeneralSecurityException e) {
            throw new WrongPassphrase(e);
        }
    }

    /** The passphrase does not open the backup's key. */
    public static final class WrongPassphrase extends Exception {
        private static final long serialVersionUID = 1L;

        WrongPassphrase(Throwable cause) {
            super(
                    "The passphrase does not open the backup: it is another one's, or \"" + FILE + "\" was changed",
                    cause);
        }
    }
}
