package org.enlace.inbox.internal.digest;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.enlace.inbox.InboxFilter;
import org.enlace.inbox.ItemKind;
import org.enlace.inbox.Tray;
import org.enlace.inbox.Waiting;
import org.enlace.platform.Caller;

/**
 * How much waits for an officer: what the inbox would show at that moment, counted.
 *
 * @param kinds   how many of each kind there are; a kind of which there is nothing is not there
 * @param overdue how many of all these are overdue
 * @param more    whether there is still more, which was not counted
 */
public record Tally(Map<ItemKind, Integer> kinds, int overdue, boolean more) {
    /** Beyond this many nobody wants to know exactly. */
    static final int MOST = 500;

    private static final int PART = 100;

    public Tally {
        kinds = Map.copyOf(kinds);
    }

    static Tally of(Tray tray, Caller caller, Instant now) {
        Map<ItemKind, Integer> kinds = new EnumMap<>(ItemKind.class);
        int overdue = 0;
        String cursor = null;
        int counted = 0;
        do {
            Tray.Part part = tray.part(InboxFilter.ALL, cursor, PART, caller);
            for (Waiting waiting : part.items()) {
                kinds.merge(waiting.item().kind(), 1, Integer::sum);
                overdue += waiting.overdue(now) ? 1 : 0;
            }
            counted += part.items().size();
            cursor = part.next();
        } while (cursor != null && counted < MOST);
        return new Tally(kinds, overdue, cursor != null);
    }

    public int items() {
        return kinds.values().stream().mapToInt(Integer::intValue).sum();
    }

    public boolean isEmpty() {
        return kinds.isEmpty() && !more;
    }
}
