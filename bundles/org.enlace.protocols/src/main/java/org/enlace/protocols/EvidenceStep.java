package org.enlace.protocols;

import java.util.Objects;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/**
 * That the evidence level of a document was moved, up or down, on the ground of one report of use. Steps are never changed: each stands
 * behind the one before. They stand beside the document, whose own words say what its authors claim.
 *
 * @param protocol the document
 * @param revision counts the steps of the document, from 1; a step names how many there were before it
 * @param from     the level before; null where nobody said any
 * @param to       the level from now on
 * @param reason   why, at most 2 000 characters
 * @param report   the accepted report it rests on
 * @param by       who assessed it, somebody else than the author of the report
 */
public record EvidenceStep(
        RecordId protocol,
        int revision,
        EvidenceLevel from,
        EvidenceLevel to,
        String reason,
        RecordId report,
        Signature by) {
    /** What {@code Stale} calls the steps of a document. */
    public static final String KIND = "protocol-evidence";

    public EvidenceStep {
        Objects.requireNonNull(protocol, "protocol");
        to = Rules.given("level", to);
        reason = Rules.given("reason", Rules.optionalText("reason", reason, Rules.LONG_LINE));
        Objects.requireNonNull(report, "report");
        Objects.requireNonNull(by, "by");
        if (to == from) {
            throw new Refusal(
                            "evidence.same",
                            "The evidence level is " + to.token() + " already; choose another one or leave it",
                            to.token())
                    .at("level");
        }
    }

    /**
     * The next step.
     *
     * @param now    the level before it and how many steps there were
     * @param report what it rests on
     * @throws Refusal {@code experience.self-review}, {@code evidence.same}
     */
    static EvidenceStep next(Evidence now, Experience.Accepted report, EvidenceLevel to, String reason, Signature by) {
        Experience.requireOther(report, by);
        return new EvidenceStep(
                report.protocol(), now.revision() + 1, now.level().orElse(null), to, reason, report.id(), by);
    }
}
