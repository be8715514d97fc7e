package org.enlace.protocols.internal.rest;

import java.time.LocalDate;
import java.util.List;
import org.enlace.protocols.ItemDraft;

/** All that is said of an item; what is absent is empty. */
public record ItemBodyJson(
        String standing,
        String reason,
        String unit,
        LocalDate due,
        String currentState,
        String gap,
        String action,
        String evidence,
        List<String> links) {
    ItemDraft draft() {
        return new ItemDraft(
                standing,
                reason,
                unit,
                due == null ? null : due.toString(),
                currentState,
                gap,
                action,
                evidence,
                links);
    }
}
