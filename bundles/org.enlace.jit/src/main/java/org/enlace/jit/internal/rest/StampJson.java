package org.enlace.jit.internal.rest;

import java.time.Instant;
import org.enlace.jit.Stamp;

/** Who did something, and when. */
public record StampJson(String officer, Instant at) {
    public static StampJson of(Stamp stamp) {
        return new StampJson(stamp.officer().value(), stamp.at());
    }
}
