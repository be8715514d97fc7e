package org.enlace.training.exchange;

import java.util.Objects;
import org.enlace.training.Rules;
import org.enlace.training.Stamp;

/**
 * A pair that was agreed, pinned or banned, and why.
 *
 * @param reason one line of 1 to {@value #LONGEST_REASON} characters
 * @param by     who said so
 */
public record FixedPair(PairKind kind, Pairing pairing, String reason, Stamp by) {
    public static final int LONGEST_REASON = 500;

    public FixedPair {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(pairing, "pairing");
        reason = Rules.line("reason", reason, LONGEST_REASON);
        Objects.requireNonNull(by, "by");
    }
}
