package org.enlace.jit.signing;

import java.util.Objects;
import org.enlace.jit.Statement;
import org.enlace.jit.agreement.Instrument;

/** A text that was proposed. */
public record Proposed(Statement said, Instrument instrument) implements Deed {
    public Proposed {
        Objects.requireNonNull(said, "said");
        Objects.requireNonNull(instrument, "instrument");
    }
}
