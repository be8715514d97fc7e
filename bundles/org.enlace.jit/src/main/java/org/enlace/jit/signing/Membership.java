package org.enlace.jit.signing;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.enlace.jit.agreement.Party;

/**
 * How long a country is a party.
 *
 * @param party which
 * @param from  since when
 * @param until when it left; empty where it has not said that it leaves
 * @param by    the instrument that made it a party
 * @param left  the instrument by which it leaves
 */
public record Membership(Party party, Instant from, Optional<Instant> until, InForce by, Optional<InForce> left) {
    public Membership {
        Objects.requireNonNull(party, "party");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(by, "by");
    }

    public boolean holds(Instant at) {
        return !at.isBefore(from) && until.map(at::isBefore).orElse(true);
    }

    Membership leaves(Instant at, InForce with) {
        return new Membership(party, from, Optional.of(at), by, Optional.of(with));
    }
}
