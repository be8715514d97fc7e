package org.enlace.protocols;

import java.time.LocalDate;
import java.util.Objects;

/**
 * That a version was approved.
 *
 * @param by   who approved it: none of its authors
 * @param from the first day it is in effect
 */
public record Approval(Signature by, LocalDate from) {
    public Approval {
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(from, "from");
    }
}
