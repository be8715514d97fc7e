package org.enlace.jit.internal.signing;

import org.enlace.jit.signing.NodeSeal;
import org.enlace.jit.signing.Signature;
import org.enlace.jit.signing.SignedText;
import org.enlace.keys.Keys;

/** Seals signatures with the key by which this node is known to others. */
final class Sealer {
    private final Keys keys;

    Sealer(Keys keys) {
        this.keys = keys;
    }

    Signature seal(SignedText text) {
        Keys.Signed signed = keys.sign(text.bytes());
        byte[] key = keys.signer(signed.signer()).orElseThrow().key().getEncoded();
        return new Signature(text, NodeSeal.of(signed.signer(), key, signed.signature()));
    }
}
