package org.enlace.calendar.internal;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often something may be asked for: so many times at once, and then each time after a while. Kept in memory, for the last few
 * thousand who asked.
 */
final class Pace {
    private static final int KEYS = 5_000;

    private final Clock clock;
    private final int atOnce;
    private final long millis;
    private final Map<String, Long> free = new LinkedHashMap<>(16, 0.75f, true) {
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

    /** @return seconds to wait; 0 where it may be asked for, which then counts */
    synchronized long wait(String who) {
        long now = clock.millis();
        // When all that was asked for is worked off: each time takes its share, and so many shares may lie ahead.
        long busy = Math.max(now, free.getOrDefault(who, now));
        long over = busy + millis - now - atOnce * millis;
        if (over > 0) {
            return (over + 999) / 1000;
        }
        free.put(who, busy + millis);
        return 0;
    }
}
