package org.enlace.audit;

import java.time.Instant;
import java.util.Optional;
import org.enlace.platform.RecordId;

/**
 * An entry in a list.
 *
 * @param id        of the entry
 * @param at        when it was recorded
 * @param code      what was done, {@code area.act}
 * @param officer   by whom
 * @param actingFor whose deputy that was
 * @param door      by which door it came
 * @param outcome   {@code done}, {@code refused} or {@code failed}
 * @param kind      of the record it was done to
 * @param subject   the id of that record
 */
public record AuditLine(
        RecordId id,
        Instant at,
        String code,
        String officer,
        Optional<String> actingFor,
        String door,
        String outcome,
        Optional<String> kind,
        Optional<String> subject) {}
