package org.enlace.inbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.enlace.platform.Caller;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;

/**
 * What waits for an officer. A service. Whoever acts for an absent officer sees and handles that officer's items; a deputy who does
 * not act sees what waits for the absent officer by name beside their own, as far as they may know of the records themselves.
 */
public interface Tray {
    Permission READ = new Permission("inbox.read");

    /** What {@link org.enlace.platform.NotFound} and the audit call an item. */
    String KIND = "inbox-item";

    /** The most items an officer puts off at a time. */
    int SNOOZED = 200;

    /** For how long what was done can be taken back. */
    Duration UNDO = Duration.ofDays(1);

    /** The most steps that are listed. */
    int STEPS = 50;

    /** Beyond this many it is only said that there are more. */
    int COUNTED = 99;

    /**
     * A part of the inbox: what is due first, first; then what is due on no day, the newest first.
     *
     * @param cursor from the part before, or null to begin
     * @param limit  1 to 100
     * @return where much of what waits may not be known, a part may be shorter although there is a next one
     */
    Part part(InboxFilter filter, String cursor, int limit, Caller caller);

    /** How many wait, put off ones left out. */
    Count count(Caller caller);

    /** What items come from that may be shown to the caller now, with their labels, by label. */
    Map<String, String> sources(Caller caller);

    /**
     * What waits for the caller, put off or not, and is due in a span, what is due first, first; for absent officers nothing.
     *
     * @param from  itself within
     * @param until itself not within
     * @param limit 1 to 500
     */
    List<Waiting> due(Instant from, Instant until, int limit, Caller caller);

    /** @throws org.enlace.platform.NotFound when there is none, or none for the caller */
    Waiting find(RecordId id, Caller caller);

    /** {@link #see(RecordId, RecordId, Caller)} as a step of its own. */
    void see(RecordId id, Caller caller);

    /**
     * Marks an item as seen; one that only informs is done by that.
     *
     * @param step what is done at one go has the same, and is taken back together
     * @throws org.enlace.platform.Refusal {@code inbox.absent} for what waits for somebody else
     */
    void see(RecordId id, RecordId step, Caller caller);

    /** {@link #snooze(RecordId, Instant, RecordId, Caller)} as a step of its own. */
    Waiting snooze(RecordId id, Instant until, Caller caller);

    /**
     * Puts an item off for the caller until a moment, at most 366 days ahead.
     *
     * @param step what is done at one go has the same, and is taken back together
     * @throws org.enlace.platform.Refusal {@code inbox.absent}, {@code inbox.until}, {@code inbox.too-many}
     */
    Waiting snooze(RecordId id, Instant until, RecordId step, Caller caller);

    /** {@link #wake(RecordId, RecordId, Caller)} as a step of its own. */
    Waiting wake(RecordId id, Caller caller);

    /**
     * An item that was put off waits again.
     *
     * @param step what is done at one go has the same, and is taken back together
     */
    Waiting wake(RecordId id, RecordId step, Caller caller);

    /** What the caller did in the last {@link #UNDO} and can take back, the last first; at most {@value #STEPS}. */
    List<Step> steps(Caller caller);

    /**
     * Takes back what a step did with one item.
     *
     * @throws org.enlace.platform.NotFound when the step did nothing with it, longer ago, or it was taken back already
     * @throws org.enlace.platform.Refusal {@code inbox.gone} when the item waits no more, {@code inbox.changed-since} when
     *     something else was done with it since
     */
    void undo(RecordId step, RecordId item, Caller caller);

    /**
     * What was done at one go.
     *
     * @param act   {@code see}, {@code snooze} or {@code wake}
     * @param items with which it was done and not taken back, as far as the caller may know of them now
     */
    record Step(RecordId id, String act, Instant done, List<Waiting> items) {
        public Step {
            items = List.copyOf(items);
        }
    }

    /** @param next the cursor of the next part, or null on the last */
    record Part(List<Waiting> items, String next) {
        public Part {
            items = List.copyOf(items);
        }
    }

    /**
     * @param items at most {@value #COUNTED}
     * @param more  whether there are more
     */
    record Count(int items, boolean more) {
        /** As people read it: {@code 3}, {@code 99+}; empty for none. */
        public String words() {
            return items == 0 && !more ? "" : items + (more ? "+" : "");
        }
    }
}
