package org.enlace.training.internal;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often something may be asked for: so many times at once, and then each time after a while. Kept in memory, for the last few thousand who asked. */
final class Pace {
    private static final int KEYS = 5_000;

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

    /** @param millis after how long it may be asked for once more */
    Pace(Clock clock, int atOnce, long millis) {
        this.clock = clock;
        this.atOnce = atOnce;
        this.millis = millis;
    }

    /** @return seconds to wait; 0 where it may be asked for */
    synchronized long wait(String who) {
        long now = clock.millis();
        long over = Math.max(now, busy.getOrDefault(who, now)) + millis - now - atOnce * millis;
        return over > 0 ? (over + 999) / 1000 : 0;
    }

    /** It was asked for. */
    synchronized void count(String who) {
        long now = clock.millis();
        busy.put(who, Math.max(now, busy.getOrDefault(who, now)) + millis);
    }
}
