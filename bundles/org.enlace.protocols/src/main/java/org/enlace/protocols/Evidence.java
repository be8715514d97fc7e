package org.enlace.protocols;

import java.util.List;
import java.util.Optional;

/**
 * How well it is shown that a document works: what it says of itself, and what was assessed here on the ground of reports of use. What was
 * assessed counts.
 *
 * @param claimed what the document's own words say; null where they say nothing
 * @param steps   how it was moved, the latest first
 */
public record Evidence(EvidenceLevel claimed, List<EvidenceStep> steps) {
    public Evidence {
        steps = List.copyOf(steps);
    }

    /** How many steps there are, as the next one names them. */
    public int revision() {
        return steps.size();
    }

    /** The last step; empty where nothing was assessed. */
    public Optional<EvidenceStep> last() {
        return steps.stream().findFirst();
    }

    /** The level that counts: the assessed one, else the claimed one; empty where there is neither. */
    public Optional<EvidenceLevel> level() {
        return last().map(EvidenceStep::to).or(() -> Optional.ofNullable(claimed));
    }

    /**
     * Moves it.
     *
     * @throws org.enlace.platform.Refusal {@code experience.self-review}, {@code evidence.same}
     */
    public EvidenceStep move(Experience.Accepted report, EvidenceLevel to, String reason, Signature by) {
        return EvidenceStep.next(this, report, to, reason, by);
    }
}
