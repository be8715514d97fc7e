package org.enlace.protocols.internal.persistence;

import jakarta.persistence.EntityManager;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What was counted last, for as long as nothing in the library changes: what there is of each facet is read from a set for each of its
 * values, which grows with the library, while everybody looks at the same few lists. Every change moves the clock of the library
 * first, on whichever server, so what was counted under the clock as it stands still holds. Not for use inside a change, whose own
 * clock nobody else may ever see.
 */
final class CountsKept {
    private static final int MOST = 100;

    private record Kept(long clock, Object counted) {}

    private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > MOST;
        }
    };

    /**
     * @param key      what is counted, for whom: words, since Java remembers the types of records that are compared after they are gone
     * @param counting gives what nobody changes, and always of the same type for a key
     */
    @SuppressWarnings("unchecked")
    <T> T of(EntityManager entities, String key, Supplier<T> counting) {
        // The clock is read first: what commits in between is counted under a moment that is too early, and counted
        // again.
        long clock = JpaProtocolStore.clock(entities);
        synchronized (kept) {
            Kept before = kept.get(key);
            if (before != null && before.clock() == clock) {
                return (T) before.counted();
            }
        }
        T counted = counting.get();
        synchronized (kept) {
            kept.put(key, new Kept(clock, counted));
        }
        return counted;
    }
}
