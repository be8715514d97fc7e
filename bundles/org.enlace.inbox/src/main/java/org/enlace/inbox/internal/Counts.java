package org.enlace.inbox.internal;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.enlace.inbox.Tray.Count;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;

/**
 * How many items wait for whom, remembered for a few seconds: every page asks. What was changed on this server counts at once; what
 * another server changed, a role or a restriction, within that time.
 */
final class Counts {
    private static final long FRESH_MILLIS = 10_000;
    private static final int MOST = 2_000;

    private final Clock clock;
    private final Map<Key, Counted> counted = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Counted> eldest) {
            return size() > MOST;
        }
    };
    private long changes;

    /** A session, because what a caller holds may depend on how they signed in. */
    private record Key(OfficerId officer, OfficerId reader, String session) {}

    private record Counted(Count count, long at) {}

    Counts(Clock clock) {
        this.clock = clock;
    }

    Count of(Caller caller, Supplier<Count> counting) {
        Key key = new Key(caller.officer(), caller.reader(), caller.origin().reference());
        long before;
        synchronized (this) {
            Counted known = counted.get(key);
            if (known != null && clock.millis() - known.at() < FRESH_MILLIS) {
                return known.count();
            }
            before = changes;
        }
        Count count = counting.get();
        synchronized (this) {
            if (before == changes) {
                counted.put(key, new Counted(count, clock.millis()));
            }
        }
        return count;
    }

    synchronized void forget() {
        changes++;
        counted.clear();
    }
}
