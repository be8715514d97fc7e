package org.enlace.newmodule.internal.rest;

import java.time.Instant;
import org.enlace.newmodule.Entry;

/**
 * An entry as the API gives it.
 *
 * @param state  open or withdrawn
 * @param reason why it was withdrawn; absent otherwise
 */
record EntryJson(
        String id,
        int version,
        String state,
        String title,
        String text,
        String createdBy,
        Instant created,
        String changedBy,
        Instant changed,
        String reason) {
    static EntryJson of(Entry entry) {
        return new EntryJson(
                entry.id().toString(),
                entry.version(),
                entry.withdrawn() ? "withdrawn" : "open",
                entry.content().title(),
                entry.content().text(),
                entry.created().officer().value(),
                entry.created().at(),
                entry.changed().officer().value(),
                entry.changed().at(),
                entry instanceof Entry.Withdrawn withdrawn ? withdrawn.reason() : null);
    }
}
