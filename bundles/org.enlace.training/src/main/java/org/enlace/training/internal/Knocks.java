package org.enlace.training.internal;

import java.util.LinkedHashMap;
import java.util.Map;

/** How often something may be tried by whoever is not signed in: so many times at once, and then each time after a while. Kept in memory, for the last thousand. */
final class Knocks {
    private static final int KEYS = 1_000;

    private final int atOnce;
    private final long millis;
    private final Map<String, Long> busy = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > KEYS;
        }
    };

    /** @param millis after how long one may try once more */
    Knocks(int atOnce, long millis) {
        this.atOnce = atOnce;
        this.millis = millis;
    }

    /**
     * @param key who tries, or what is tried
     * @param now milliseconds since 1970
     * @return seconds to wait; 0 where it may be tried, which then counts
     */
    synchronized long wait(String key, long now) {
        long until = Math.max(now, busy.getOrDefault(key, now)) + millis;
        long over = until - now - atOnce * millis;
        if (over > 0) {
            return (over + 999) / 1000;
        }
        busy.put(key, until);
        return 0;
    }
}
