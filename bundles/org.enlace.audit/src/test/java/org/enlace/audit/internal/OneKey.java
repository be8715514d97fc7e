package org.enlace.audit.internal;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.enlace.audit.proof.Head;
import org.enlace.audit.proof.Merkle;
import org.enlace.keys.Keys;

/** Keys in memory, made anew; can be changed for others. */
public final class OneKey implements Keys {
    private final List<Signer> signers = new ArrayList<>();
    private KeyPair pair;

    public OneKey() {
        rotate();
    }

    public void rotate() {
        try {
            pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            signers.add(0, new Signer(Head.id(pair.getPublic()), pair.getPublic(), Instant.EPOCH, Optional.empty()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public SecretKey secret(String purpose) {
        return new SecretKeySpec(Merkle.sha256(purpose.getBytes()), "HmacSHA256");
    }

    @Override
    public Signed sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(message);
            return new Signed(signer().id(), signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<Signer> signers() {
        return List.copyOf(signers);
    }

    @Override
    public List<java.security.cert.X509Certificate> succession() {
        return List.of();
    }
}
