package org.enlace.jit.internal.work;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.enlace.platform.RecordId;

/** What the victims of each team are called by; read again when one of them is another than before. */
final class Victims {
    private static final int MOST_TEAMS = 100;

    private final EntryStore entries;
    private final VictimStore victims;
    private final Map<RecordId, Known> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<RecordId, Known> eldest) {
            return size() > MOST_TEAMS;
        }
    };

    private record Known(Optional<String> mark, VictimWords words) {}

    Victims(EntryStores stores) {
        entries = stores.entries();
        victims = stores.victims();
    }

    VictimWords of(RecordId team) {
        Optional<String> mark = victims.mark(team);
        synchronized (kept) {
            Known before = kept.get(team);
            if (before != null && before.mark().equals(mark)) {
                return before.words();
            }
        }
        VictimWords words = VictimWords.of(entries.find(victims.of(team)).values());
        synchronized (kept) {
            kept.put(team, new Known(mark, words));
        }
        return words;
    }
}
