package org.enlace.jit;

import java.util.List;
import java.util.Optional;
import org.enlace.platform.RecordId;

/**
 * A part of a list.
 *
 * @param previous where the part before this one ends; empty on the first
 * @param next     where the part after this one begins; empty on the last
 */
public record Part<T>(List<T> items, Optional<RecordId> previous, Optional<RecordId> next) {
    public Part {
        items = List.copyOf(items);
    }
}
