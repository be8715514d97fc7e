package org.enlace.jit.signing;

import java.util.Objects;
import java.util.Optional;
import org.enlace.jit.agreement.ClauseText;

/**
 * A clause as it stands.
 *
 * @param clause what it says
 * @param by     the instrument whose words these are
 * @param over   the amendment from the same base over which it prevails, where there is one: people have to look at that
 */
public record StandingClause(ClauseText clause, InForce by, Optional<InForce> over) {
    public StandingClause {
        Objects.requireNonNull(clause, "clause");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(over, "over");
    }
}
