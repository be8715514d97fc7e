package org.enlace.jit.loan;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Until when a copy is kept: as agreed, and for as long beyond that as legal holds stood on it. */
public final class Term {
    private Term() {}

    /** A legal hold. @param lifted empty while it stands */
    public record Held(Instant placed, Optional<Instant> lifted) {}

    /**
     * When a copy is to be erased. A hold that began before stops the clock; what was left then is left when it is lifted.
     *
     * @param agreed when it would be without holds
     * @return empty while a hold stands
     */
    public static Optional<Instant> end(Instant agreed, List<Held> holds) {
        Instant end = agreed;
        Instant since = Instant.MIN;
        List<Held> inOrder =
                holds.stream().sorted(Comparator.comparing(Held::placed)).toList();
        for (Held hold : inOrder) {
            if (hold.lifted().isEmpty()) {
                return Optional.empty();
            }
            Instant lifted = hold.lifted().get();
            Instant placed = hold.placed().isBefore(since) ? since : hold.placed();
            if (placed.isBefore(end) && lifted.isAfter(placed)) {
                end = end.plus(Duration.between(placed, lifted));
                since = lifted;
            } else if (lifted.isAfter(end)) {
                // It came when the copy was due already, and kept it from being erased.
                since = lifted;
            }
        }
        return Optional.of(end);
    }
}
