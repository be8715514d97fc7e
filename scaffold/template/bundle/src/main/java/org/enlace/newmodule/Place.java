package org.enlace.newmodule;

import java.util.Optional;
import org.enlace.platform.RecordId;

/**
 * Where a part of the list lies: the list goes by key, so a part costs the same however long the list is.
 *
 * @param withdrawn whether the list is that of the withdrawn entries
 * @param key       the entry next to the part; empty for the first part
 * @param before    whether the part ends before that entry rather than beginning after it
 */
public record Place(boolean withdrawn, Optional<RecordId> key, boolean before) {
    public static Place first(boolean withdrawn) {
        return new Place(withdrawn, Optional.empty(), false);
    }

    public static Place after(boolean withdrawn, RecordId key) {
        return new Place(withdrawn, Optional.of(key), false);
    }

    public static Place before(boolean withdrawn, RecordId key) {
        return new Place(withdrawn, Optional.of(key), true);
    }
}
