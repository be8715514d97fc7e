package org.enlace.inbox.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.enlace.inbox.Tray;
import org.enlace.inbox.Waiting;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** What can be done with several items of the inbox at one go. */
public final class Acts {
    public static final String SEE = "see";
    public static final String SNOOZE = "snooze";
    public static final String WAKE = "wake";
    public static final Set<String> ALL = Set.of(SEE, SNOOZE, WAKE);

    private Acts() {}

    /**
     * What is done with one item.
     *
     * @param until for {@link #SNOOZE}
     * @param step  of all of them
     */
    public static Consumer<RecordId> of(String act, Instant until, RecordId step, Tray tray, Caller caller) {
        return switch (act) {
            case SEE -> item -> tray.see(item, step, caller);
            case SNOOZE -> item -> tray.snooze(item, until, step, caller);
            case WAKE -> item -> tray.wake(item, step, caller);
            default -> throw new IllegalArgumentException(act);
        };
    }

    /** What items are called, of those that are there for the caller. */
    public static Map<RecordId, String> titles(List<RecordId> items, Tray tray, Caller caller) {
        Map<RecordId, String> titles = new HashMap<>();
        for (RecordId item : items) {
            try {
                Waiting waiting = tray.find(item, caller);
                titles.put(item, waiting.title());
            } catch (NotFound gone) {
                // It has no title; whoever asks says that it is gone.
                continue;
            }
        }
        return titles;
    }

    /**
     * The items of a step that can be taken back, with what they are called.
     *
     * @throws Refusal {@code inbox.undo} when there are none
     */
    public static Map<RecordId, String> undoable(RecordId step, Tray tray, Caller caller) {
        Map<RecordId, String> titles = new HashMap<>();
        tray.steps(caller).stream()
                .filter(one -> one.id().equals(step))
                .flatMap(one -> one.items().stream())
                .forEach(waiting -> titles.put(waiting.id(), waiting.title()));
        if (titles.isEmpty()) {
            throw new Refusal(
                    "inbox.undo",
                    "Nothing of it can be taken back: it was already, is longer ago than a day, or waits no more");
        }
        return titles;
    }
}
