package org.enlace.backup.internal.format;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.KeyAgreement;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of one backup, sealed to the public key of the setup: X25519 with a key pair of its own, HKDF-SHA-256, AES-256-GCM.
 *
 * @param ephemeral the public key of that pair, X.509
 * @param wrapped   the backup's key, 32 bytes, with its tag
 */
public record SealedKey(byte[] ephemeral, byte[] wrapped) {
    private static final int BYTES = 32;

    /** @param opened what the backup is encrypted with; never stored */
    public record Made(SealedKey sealed, SecretKey opened) {}

    /** Makes the key of a new backup. */
    public static Made make(Setup setup, String backup) throws Damaged {
        try {
            byte[] secret = new byte[BYTES];
            new SecureRandom().nextBytes(secret);
            KeyPair pair = KeyPairGenerator.getInstance("X25519").generateKeyPair();
            byte[] ephemeral = pair.getPublic().getEncoded();
            SecretKey wrapping = wrapping(pair.getPrivate(), setup.sealingKey(), ephemeral, setup, backup);
            Made made = new Made(
                    new SealedKey(
                            ephemeral, Ciphers.seal(wrapping, new byte[Ciphers.NONCE], bound(setup, backup), secret)),
                    new SecretKeySpec(secret, "AES"));
            Arrays.fill(secret, (byte) 0);
            return made;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has X25519", e);
        }
    }

    SecretKey open(Setup setup, String backup, PrivateKey key) throws Damaged {
        try {
            SecretKey wrapping = wrapping(key, Setup.key("XDH", ephemeral), ephemeral, setup, backup);
            byte[] secret = Ciphers.open(wrapping, new byte[Ciphers.NONCE], bound(setup, backup), wrapped);
            return new SecretKeySpec(secret, "AES");
        } catch (GeneralSecurityException e) {
            throw new Damaged("The key of the backup does not open; its manifest is another's", e);
        }
    }

    private static SecretKey wrapping(PrivateKey own, PublicKey other, byte[] ephemeral, Setup setup, String backup)
            throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("XDH");
        agreement.init(own);
        agreement.doPhase(other, true);
        byte[] salt = Arrays.copyOf(ephemeral, ephemeral.length + setup.publicKey().length);
        System.arraycopy(setup.publicKey(), 0, salt, ephemeral.length, setup.publicKey().length);
        return Ciphers.derived(agreement.generateSecret(), salt, "enlace backup key 1 " + backup);
    }

    private static byte[] bound(Setup setup, String backup) {
        return (setup.id() + " " + backup).getBytes(StandardCharsets.UTF_8);
    }
}
