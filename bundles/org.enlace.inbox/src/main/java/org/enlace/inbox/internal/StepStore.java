package org.enlace.inbox.internal;

import java.time.Instant;
import java.util.List;
import org.enlace.inbox.internal.InboxStore.Mark;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;

/** Where it is kept what officers did, so that it can be taken back. */
public interface StepStore {
    record Made(RecordId id, String act, Instant made) {}

    /**
     * What a step did with an item.
     *
     * @param before how it stood for the officer
     * @param after  how it stood then
     * @param gone   whether it was set aside by it
     */
    record Line(RecordId item, Mark before, Mark after, boolean gone) {}

    void note(Made step, OfficerId officer, Line line);

    /** Those of an officer after a moment, the last first. */
    List<Made> of(OfficerId officer, Instant after, int limit);

    /** What a step did that was not taken back. */
    List<Line> lines(RecordId step);

    void undone(RecordId step, RecordId item);

    /** Forgets what was done up to a moment. */
    void erase(Instant made);
}
