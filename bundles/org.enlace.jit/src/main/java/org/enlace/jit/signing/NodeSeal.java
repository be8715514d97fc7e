package org.enlace.jit.signing;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.enlace.platform.Hashing;
import org.enlace.platform.Refusal;

/**
 * That a node vouches for what an officer entered: Ed25519, with the key by which the node is known to others.
 *
 * @param signer    the SHA-256 of the key, 64 hexadecimal digits
 * @param key       the public key (X.509), Base64
 * @param signature 64 bytes, Base64
 */
public record NodeSeal(String signer, String key, String signature) {
    private static final int LONGEST = 200;
    private static final Covered COVERED = new Covered();

    /** @throws Refusal {@code jit.seal} where the signer is not that of the key, or one is not Base64 in its one form */
    public NodeSeal {
        signer = Forms.hash("signer", signer);
        if (key == null || signature == null || key.length() > LONGEST || signature.length() > LONGEST) {
            throw unsound();
        }
        byte[] digest = Hashing.sha256().digest(decoded(key));
        if (!HexFormat.of().formatHex(digest).equals(signer)) {
            throw unsound();
        }
        decoded(signature);
    }

    public static NodeSeal of(String signer, byte[] key, byte[] signature) {
        Base64.Encoder encoder = Base64.getEncoder();
        return new NodeSeal(signer, encoder.encodeToString(key), encoder.encodeToString(signature));
    }

    /** Whether exactly these bytes were signed. */
    public boolean covers(byte[] bytes) {
        ByteBuffer known = Covered.key(this, bytes);
        if (COVERED.has(known)) {
            return true;
        }
        if (!verified(bytes)) {
            return false;
        }
        COVERED.add(known);
        return true;
    }

    private boolean verified(byte[] bytes) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(decoded(key))));
            check.update(bytes);
            return check.verify(decoded(signature));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** @throws Refusal {@code jit.seal} where other bytes were signed */
    public void requireCovers(byte[] bytes) {
        if (!covers(bytes)) {
            throw unsound();
        }
    }

    private static Refusal unsound() {
        return new Refusal(
                "jit.seal",
                "The signature of the node does not cover what was signed; have it signed again on the node it comes from");
    }

    /** Base64 in its one canonical form: bits that a decoder passes over would let one seal be said in several ways. */
    private static byte[] decoded(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw unsound();
        }
        throw unsound();
    }
}
