package org.enlace.jit.bundle;

import java.util.Map;
import java.util.Set;
import org.enlace.platform.RecordId;

/**
 * What a bundle is of, as two officers have looked at it: what comes to an item later, or is described otherwise by then, is for another
 * bundle. Chains of custody are not among it, for they go on: a court gets them as they are when the bundle is made.
 *
 * @param entries items and the permissions about them, each with the version that was read; at least one
 * @param files   the files of the items that are not withheld
 */
public record Scope(Map<RecordId, Integer> entries, Set<RecordId> files) {
    public Scope {
        entries = Map.copyOf(entries);
        files = Set.copyOf(files);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("A bundle is of something");
        }
    }
}
