package org.enlace.jit;

import java.util.Optional;
import org.enlace.platform.RecordId;

/**
 * Where a part of a list lies: lists go by key, so a part costs the same however long the list is.
 *
 * @param key    the record next to the part; empty for the first part
 * @param before whether the part ends before that record rather than beginning after it
 */
public record Place(Optional<RecordId> key, boolean before) {
    public static final Place FIRST = new Place(Optional.empty(), false);

    public static Place after(RecordId key) {
        return new Place(Optional.of(key), false);
    }

    public static Place before(RecordId key) {
        return new Place(Optional.of(key), true);
    }
}
