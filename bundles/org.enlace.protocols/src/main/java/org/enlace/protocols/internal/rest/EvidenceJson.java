package org.enlace.protocols.internal.rest;

import java.util.List;
import org.enlace.platform.RecordId;
import org.enlace.protocols.Evidence;
import org.enlace.protocols.EvidenceLevel;
import org.enlace.protocols.EvidenceStep;
import org.enlace.protocols.internal.rest.VersionJson.SignatureJson;

/**
 * How well it is shown that a document works, as the API gives it.
 *
 * @param revision how many steps there are, as the tag tells
 * @param level    the level that counts: the assessed one, else the claimed one; null where there is neither
 * @param claimed  what the document says of itself; null where it says nothing
 * @param assessed what was assessed last; null where nothing was
 * @param steps    the latest first
 */
public record EvidenceJson(
        RecordId protocol, int revision, String level, String claimed, String assessed, List<StepJson> steps) {

    /** One step; {@code from} is null where nobody had said a level. */
    public record StepJson(
            int revision, String from, String to, String reason, RecordId report, SignatureJson assessed) {
        static StepJson of(EvidenceStep step) {
            return new StepJson(
                    step.revision(),
                    step.from() == null ? null : step.from().token(),
                    step.to().token(),
                    step.reason(),
                    step.report(),
                    SignatureJson.of(step.by()));
        }
    }

    static EvidenceJson of(RecordId protocol, Evidence evidence) {
        return new EvidenceJson(
                protocol,
                evidence.revision(),
                evidence.level().map(EvidenceLevel::token).orElse(null),
                evidence.claimed() == null ? null : evidence.claimed().token(),
                evidence.last().map(step -> step.to().token()).orElse(null),
                evidence.steps().stream().map(StepJson::of).toList());
    }
}
