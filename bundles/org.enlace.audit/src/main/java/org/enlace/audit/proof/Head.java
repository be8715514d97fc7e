package org.enlace.audit.proof;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;

/**
 * What the log was at a time, signed.
 *
 * @param log       which log: made up once, when it began
 * @param node      the country of the node
 * @param number    counted from 1
 * @param size      how many entries it had
 * @param root      the root of their tree, hexadecimal
 * @param at        when it was signed
 * @param signer    the id of the key: SHA-256 of the key in DER, hexadecimal
 * @param signature Ed25519 over {@link #note()}, hexadecimal; empty while not signed
 */
public record Head(
        String log, String node, long number, long size, String root, Instant at, String signer, String signature) {

    /** What is signed: a few lines that a person can read. */
    public byte[] note() {
        return ("enlace audit head 1\nlog " + log + "\nnode " + node + "\nhead " + number + "\nsize " + size + "\nroot "
                        + root + "\ntime " + at + "\nsigner " + signer + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    public Head signed(byte[] bytes) {
        return new Head(log, node, number, size, root, at, signer, Merkle.hex(bytes));
    }

    /** Whether the signature is that of the key, and the key that of the signer named. */
    public boolean isSignedBy(PublicKey key) {
        return signer.equals(id(key)) && verify(key, note(), signature);
    }

    /** The id of a key. */
    public static String id(PublicKey key) {
        return Merkle.hex(Merkle.sha256(key.getEncoded()));
    }

    /** A key from its Base64 of DER. */
    public static PublicKey key(String base64) {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Not an Ed25519 key: " + e.getMessage(), e);
        }
    }

    /** Whether a signature is right; one that cannot be read is not. */
    public static boolean verify(PublicKey key, byte[] message, String signature) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(key);
            ed25519.update(message);
            return ed25519.verify(Merkle.bytes(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
