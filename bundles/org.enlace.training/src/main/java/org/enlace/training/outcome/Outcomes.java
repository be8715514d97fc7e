package org.enlace.training.outcome;

import java.util.List;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;

/**
 * What was noted of series and sessions. Read by whoever may read training, written by whoever organises. A closed series takes it as
 * well: its outcome is often written afterwards. Every change is one transaction with its entry in the audit and names the version it was
 * made on ({@link org.enlace.platform.Stale}).
 */
public interface Outcomes {
    /** What {@code NotFound}, {@code Stale} and the audit call it. */
    String KIND = "training-outcome";

    String ACTION = "training-action";
    String LESSON = "training-lesson";

    /** A series as a whole, where there is one. */
    Subject series(RecordId series, Caller caller);

    /** A session of its series, where there is one. */
    Subject session(RecordId session, Caller caller);

    /** What was noted; of version 0 where nothing was. */
    Outcome find(Subject subject, Caller caller);

    /** What was noted at a version. */
    Outcome find(Subject subject, int version, Caller caller);

    /** All versions, the latest first, without what they say. */
    List<Outcome> versions(Subject subject, Caller caller);

    /** The sessions of a series of which something was noted or learned. */
    List<RecordId> noted(RecordId series, Caller caller);

    Outcome note(Subject subject, int version, OutcomeText text, Caller caller);
}
