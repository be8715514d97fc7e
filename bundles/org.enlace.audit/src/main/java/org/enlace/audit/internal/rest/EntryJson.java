package org.enlace.audit.internal.rest;

import java.util.List;
import java.util.Map;
import org.enlace.audit.AuditEntry;
import org.enlace.audit.proof.Head;

/** One entry. {@code body} is what is proven; its leaf hash, {@code leaf}, {@code path} and {@code head} prove it (RFC 9162). */
public record EntryJson(
        LineJson entry,
        String body,
        Map<String, String> values,
        List<String> withheld,
        Map<String, String> erased,
        String hash,
        Long leaf,
        List<String> path,
        Head head) {
    static EntryJson of(AuditEntry entry) {
        return new EntryJson(
                LineJson.of(entry.line()),
                entry.body(),
                entry.values(),
                entry.withheld(),
                entry.erased(),
                entry.hash(),
                entry.proof().map(AuditEntry.Inclusion::leaf).orElse(null),
                entry.proof().map(AuditEntry.Inclusion::path).orElse(List.of()),
                entry.proof().map(AuditEntry.Inclusion::head).orElse(null));
    }
}
