package org.enlace.audit.internal.rest;

import java.time.Instant;
import java.util.List;
import org.enlace.audit.Verified;

/** What a verification found. */
public record VerifiedJson(
        boolean whole,
        long entries,
        long values,
        long erased,
        long heads,
        Instant at,
        long milliseconds,
        long count,
        List<FindingJson> findings) {
    /** One thing that is not as it was written. */
    public record FindingJson(String kind, List<String> place, String text) {}

    static VerifiedJson of(Verified verified) {
        return new VerifiedJson(
                verified.whole(),
                verified.entries(),
                verified.values(),
                verified.erased(),
                verified.heads(),
                verified.at(),
                verified.took().toMillis(),
                verified.count(),
                verified.findings().stream()
                        .map(each -> new FindingJson(each.kind().word(), each.place(), each.text()))
                        .toList());
    }
}
