package org.enlace.jit.signing;

import java.util.Objects;
import org.enlace.jit.Statement;

/** A signature that was given. */
public record Signed(Statement said, Signature signature) implements Deed {
    public Signed {
        Objects.requireNonNull(said, "said");
        Objects.requireNonNull(signature, "signature");
    }
}
