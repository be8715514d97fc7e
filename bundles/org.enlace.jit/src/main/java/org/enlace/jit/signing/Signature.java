package org.enlace.jit.signing;

import java.util.Objects;

/**
 * A country's signature under an instrument: who signed it as what and when, and the seal of the node on which that was entered.
 *
 * @param text what is said
 * @param seal that the node vouches for it
 */
public record Signature(SignedText text, NodeSeal seal) {
    /** @throws Refusal {@code jit.seal} where the seal does not cover the text */
    public Signature {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(seal, "seal");
        seal.requireCovers(text.bytes());
    }
}
