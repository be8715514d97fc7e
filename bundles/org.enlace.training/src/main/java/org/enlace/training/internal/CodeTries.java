package org.enlace.training.internal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/**
 * Makes guessing a room's code slow: after some wrong ones an account must wait before the next for the same session, twice as long each time, some
 * minutes at most. Kept in memory only.
 */
final class CodeTries {
    private static final int FREE = 5;
    private static final int FIRST_WAIT = 15;
    private static final int LONGEST_WAIT = 300;
    private static final int KEYS = 10_000;

    private record Key(OfficerId officer, RecordId session) {}

    private record Count(int wrong, Instant shutUntil) {}

    private final Map<Key, Count> counts = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Count> eldest) {
            return size() > KEYS;
        }
    };

    /**
     * Takes one try, which is wrong until it is {@link #right}, so that many at once are not free.
     *
     * @throws Refusal {@code training.code-wait}
     */
    synchronized void begin(OfficerId officer, RecordId session, Instant now) {
        Key key = new Key(officer, session);
        Count count = counts.getOrDefault(key, new Count(0, Instant.EPOCH));
        if (now.isBefore(count.shutUntil())) {
            long seconds = count.shutUntil().getEpochSecond() - now.getEpochSecond() + 1;
            throw new Refusal(
                            "training.code-wait",
                            "Too many codes were wrong; the next try is possible in " + seconds + " s",
                            seconds)
                    .at("code");
        }
        int wrong = count.wrong() + 1;
        int over = wrong - FREE;
        long wait = over < 0 ? 0 : Math.min(LONGEST_WAIT, FIRST_WAIT * (1L << Math.min(over, 10)));
        counts.put(key, new Count(wrong, now.plusSeconds(wait)));
    }

    synchronized void right(OfficerId officer, RecordId session) {
        counts.remove(new Key(officer, session));
    }
}
