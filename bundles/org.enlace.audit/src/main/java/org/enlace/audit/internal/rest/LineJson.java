package org.enlace.audit.internal.rest;

import java.time.Instant;
import org.enlace.audit.AuditLine;

/** An entry in a list. */
public record LineJson(
        String id,
        Instant at,
        String code,
        String officer,
        String actingFor,
        String door,
        String outcome,
        String kind,
        String record) {
    static LineJson of(AuditLine line) {
        return new LineJson(
                line.id().toString(),
                line.at(),
                line.code(),
                line.officer(),
                line.actingFor().orElse(null),
                line.door(),
                line.outcome(),
                line.kind().orElse(null),
                line.subject().orElse(null));
    }
}
