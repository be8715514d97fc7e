package org.enlace.jit.internal.signing;

import org.enlace.jit.signing.NodeSeal;
import org.enlace.jit.signing.Signature;
import org.enlace.jit.signing.SignedText;
import org.enlace.keys.Keys;

/** Seals what the node vouches for with the key by which it is known to others. */
public final class Sealer {
    private final Keys keys;

    public Sealer(Keys keys) {
        this.keys = keys;
    }

    Signature seal(SignedText text) {
        return new Signature(text, seal(text.bytes()));
    }

    public NodeSeal seal(byte[] bytes) {
        Keys.Signed signed = keys.sign(bytes);
        byte[] key = keys.signer(signed.signer()).orElseThrow().key().getEncoded();
        return NodeSeal.of(signed.signer(), key, signed.signature());
    }
}
