package org.enlace.jit.signing;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.enlace.jit.agreement.Instrument;

/**
 * An instrument that all who had to have signed.
 *
 * @param text   it, as it was proposed
 * @param since  from when it is in force: the last signature it took
 * @param beside what came into force between its base and it; not empty where its parties did not know of each other's text. It then
 *               prevails where both touch the same
 */
public record InForce(Proposed text, Instant since, List<Instrument> beside) {
    public InForce {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(since, "since");
        beside = List.copyOf(beside);
    }

    public Instrument instrument() {
        return text.instrument();
    }
}
