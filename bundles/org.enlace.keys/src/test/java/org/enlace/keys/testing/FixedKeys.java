package org.enlace.keys.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.enlace.keys.Keys;

/** Keys for tests without a framework: secrets that are the same in every run, signing keys of this object alone. */
public final class FixedKeys implements Keys {
    private final LinkedList<KeyPair> pairs = new LinkedList<>();
    private final LinkedList<Signer> signers = new LinkedList<>();

    public FixedKeys() {
        rotate(Instant.EPOCH);
    }

    /** Another key signs from now on. */
    public void rotate(Instant at) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            if (!signers.isEmpty()) {
                Signer former = signers.removeFirst();
                signers.addFirst(new Signer(former.id(), former.key(), former.from(), Optional.of(at)));
            }
            pairs.addFirst(pair);
            signers.addFirst(new Signer(
                    HexFormat.of().formatHex(sha256(pair.getPublic().getEncoded())),
                    pair.getPublic(),
                    at,
                    Optional.empty()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public SecretKey secret(String purpose) {
        try {
            return new SecretKeySpec(sha256(("fixed " + purpose).getBytes(StandardCharsets.UTF_8)), "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Signed sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pairs.getFirst().getPrivate(), new SecureRandom());
            signature.update(message);
            return new Signed(signers.getFirst().id(), signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<Signer> signers() {
        return List.copyOf(signers);
    }

    @Override
    public List<X509Certificate> succession() {
        return List.of();
    }

    private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }
}
