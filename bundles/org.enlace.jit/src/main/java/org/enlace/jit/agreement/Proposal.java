package org.enlace.jit.agreement;

import java.time.Instant;
import java.util.Objects;

/**
 * An instrument that a party proposed.
 *
 * @param at     when its node said so
 * @param number which of that party's proposals of its kind it is, from 1
 */
public record Proposal(Instrument instrument, Instant at, int number) {
    public Proposal {
        Objects.requireNonNull(instrument, "instrument");
        Objects.requireNonNull(at, "at");
    }
}
