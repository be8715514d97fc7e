package org.enlace.keys;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;

/** The keys of this node. A service, there once the keystore is open; nothing that needs a key starts before. */
public interface Keys {
    /**
     * A secret of 256 bits for one purpose, the same at each call and each start; secrets of two purposes tell nothing about
     * each other.
     *
     * @param purpose lower case with hyphens, such as {@code database} or {@code second-factor}
     */
    SecretKey secret(String purpose);

    /** Signs with the key in force. */
    Signed sign(byte[] message);

    /** The keys this node signs with now or has signed with, newest first. */
    List<Signer> signers();

    /**
     * The certificates in which each signing key vouches for the one that took its place, oldest first: who trusts one of the keys
     * may follow them to the key in force. Empty where there was only one key.
     */
    List<X509Certificate> succession();

    /** The key in force. */
    default Signer signer() {
        return signers().get(0);
    }

    default Optional<Signer> signer(String id) {
        return signers().stream().filter(signer -> signer.id().equals(id)).findFirst();
    }

    /**
     * A signature.
     *
     * @param signer    the id of the key
     * @param signature Ed25519 (RFC 8032), 64 bytes
     */
    record Signed(String signer, byte[] signature) {}

    /**
     * One of the node's signing keys, as anybody may know it.
     *
     * @param id    the SHA-256 of the key in DER, hexadecimal
     * @param key   Ed25519
     * @param from  since when it signs
     * @param until when another took its place; empty for the key in force
     */
    record Signer(String id, PublicKey key, Instant from, Optional<Instant> until) {}
}
