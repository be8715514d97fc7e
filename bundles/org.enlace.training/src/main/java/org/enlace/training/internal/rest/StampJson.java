package org.enlace.training.internal.rest;

import java.time.Instant;
import org.enlace.training.Stamp;

/** Who did something, and when. */
record StampJson(String officer, Instant at) {
    static StampJson of(Stamp stamp) {
        return new StampJson(stamp.officer().value(), stamp.at());
    }
}
