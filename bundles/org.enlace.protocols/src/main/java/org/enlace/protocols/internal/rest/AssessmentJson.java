package org.enlace.protocols.internal.rest;

import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** How an evidence level moves on the ground of a report that was accepted before, and why. */
public record AssessmentJson(String report, String level, String reason) {
    RecordId ground() {
        if (report == null) {
            throw new Refusal("protocol.required", "\"report\" is missing; give it a value", "report").at("report");
        }
        return RecordId.parse(report);
    }
}
