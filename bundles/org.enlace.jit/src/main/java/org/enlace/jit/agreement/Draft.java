package org.enlace.jit.agreement;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;

/**
 * What this country is writing: one of each kind in a team. It never leaves the node; what is proposed is made of it.
 *
 * @param version   counts up with every change, from 1; a change names the version it was made on
 * @param changedBy who changed it last
 * @param changed   when, to the microsecond
 */
public record Draft(
        RecordId team, InstrumentKind kind, int version, DraftContent content, OfficerId changedBy, Instant changed) {
    public Draft {
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(changedBy, "changedBy");
        changed = changed.truncatedTo(ChronoUnit.MICROS);
    }

    public Draft revise(DraftContent revised, OfficerId officer, Instant at) {
        return new Draft(team, kind, version + 1, revised, officer, at);
    }
}
