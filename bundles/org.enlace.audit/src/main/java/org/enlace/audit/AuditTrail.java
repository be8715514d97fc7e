package org.enlace.audit;

import java.util.List;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;

/** Reads the log. A service. Every method needs {@link #READ}. */
public interface AuditTrail {
    Permission READ = new Permission("audit.read");

    /** What an entry is called in {@link NotFound}. */
    String KIND = "audit-entry";

    /**
     * A part of the log, newest first.
     *
     * @param cursor where to go on, from the part before; null to begin
     * @param limit  1 to 250
     * @throws org.enlace.platform.Refusal {@code audit.cursor}, {@code audit.filter}
     */
    AuditPage page(AuditFilter filter, String cursor, int limit, Caller caller);

    /** What was done to a record, newest first, at most so many (1 to 250): for the record's own page. */
    List<AuditLine> timeline(String kind, String id, int limit, Caller caller);

    /** @throws NotFound */
    AuditEntry find(RecordId id, Caller caller);

    /** Every code that was ever recorded, in order. */
    List<String> codes(Caller caller);

    /** Every kind of record that anything was ever done to, in order. */
    List<String> kinds(Caller caller);
}
