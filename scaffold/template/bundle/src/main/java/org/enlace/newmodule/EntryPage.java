package org.enlace.newmodule;

import java.util.List;
import java.util.Optional;
import org.enlace.platform.RecordId;

/**
 * A part of the list.
 *
 * @param entries  newest first
 * @param previous where the part before this one ends; empty on the first
 * @param next     where the part after this one begins; empty on the last
 */
public record EntryPage(List<Entry> entries, Optional<RecordId> previous, Optional<RecordId> next) {
    public EntryPage {
        entries = List.copyOf(entries);
    }
}
