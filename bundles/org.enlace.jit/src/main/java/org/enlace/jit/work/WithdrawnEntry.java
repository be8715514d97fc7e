package org.enlace.jit.work;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.enlace.jit.course.Carried;
import org.enlace.platform.CountryCode;

/**
 * The notice that is left of an entry that its country withdrew.
 *
 * @param entry     without what it said
 * @param at        when this node withdrew it, or heard of it
 * @param reason    as its country gave it; may be empty
 * @param confirmed how far the withdrawal is on its way to each other country; empty for what this country did not write
 */
public record WithdrawnEntry(Entry entry, Instant at, String reason, Map<CountryCode, Carried> confirmed) {
    public WithdrawnEntry {
        confirmed = java.util.Collections.unmodifiableMap(new TreeMap<>(confirmed));
    }
}
