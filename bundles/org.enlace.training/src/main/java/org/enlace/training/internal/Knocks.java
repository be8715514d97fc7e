package org.enlace.training.internal;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often whoever is not signed in may try a link: so many times at once, and then each time after a while. Kept in memory, for the last thousand. */
final class Knocks {
    private static final int KEYS = 1_000;

    private final Clock clock;
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
    Knocks(Clock clock, int atOnce, long millis) {
        this.clock = clock;
        this.atOnce = atOnce;
        this.millis = millis;
    }

    /** @return seconds to wait; 0 where it may be tried, which then counts */
    synchronized long wait(String network) {
        long now = clock.millis();
        long until = Math.max(now, busy.getOrDefault(network, now)) + millis;
        long over = until - now - atOnce * millis;
        if (over > 0) {
            return (over + 999) / 1000;
        }
        busy.put(network, until);
        return 0;
    }
}
