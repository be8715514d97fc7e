package org.enlace.jit.internal.work;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.enlace.platform.RecordId;

/** What the victims of each team are called by; read again when one of them is another than before. */
final class Victims {
    private static final int MOST_TEAMS = 100;

    private final EntryStore store;
    private final Map<RecordId, Known> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<RecordId, Known> eldest) {
            return size() > MOST_TEAMS;
        }
    };

    private record Known(Map<RecordId, Instant> of, VictimWords words) {}

    Victims(EntryStore store) {
        this.store = store;
    }

    VictimWords of(RecordId team) {
        Map<RecordId, Instant> now = store.victims(team);
        synchronized (kept) {
            Known before = kept.get(team);
            if (before != null && before.of().equals(now)) {
                return before.words();
            }
        }
        VictimWords words = VictimWords.of(store.find(now.keySet()).values());
        synchronized (kept) {
            kept.put(team, new Known(now, words));
        }
        return words;
    }
}
