package org.enlace.audit;

import java.util.List;
import java.util.Optional;

/**
 * A part of the log, newest entry first.
 *
 * @param lines    what was found
 * @param next     where to go on; empty at the end of the log
 * @param searched whether the search stopped after many entries that did not fit, so that older ones may still follow
 */
public record AuditPage(List<AuditLine> lines, Optional<String> next, boolean searched) {
    public AuditPage {
        lines = List.copyOf(lines);
    }
}
