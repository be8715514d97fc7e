package org.enlace.training.outcome;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;

/**
 * What was agreed to be done. An owner who is an officer of the node finds it in the inbox and the calendar, and says as well as whoever
 * organises that it is done, or opens it again; otherwise as {@link Outcomes}.
 */
public interface Actions {
    /** The most of one subject. */
    int MOST = 100;

    /** In the order they are due; of a series without those of its sessions. */
    List<ActionPoint> of(Subject subject, Caller caller);

    ActionPoint find(RecordId id, Caller caller);

    /**
     * The open ones a caller owns that are due in some days, both within.
     *
     * @param from empty for no beginning
     */
    List<ActionPoint> mine(Optional<LocalDate> from, LocalDate until, int most, Caller caller);

    /** Today, where a series is at home: what was due before is overdue. */
    LocalDate today(RecordId series);

    /** @throws org.enlace.platform.Refusal {@code training.not-owner} for an account that is no officer who may read training */
    ActionPoint.Open agree(Subject subject, ActionPoint.Task task, Caller caller);

    ActionPoint.Open revise(RecordId id, int version, ActionPoint.Task task, Caller caller);

    ActionPoint.Done done(RecordId id, int version, Caller caller);

    /** It is not to be done any more. */
    ActionPoint.Dropped drop(RecordId id, int version, Caller caller);

    ActionPoint.Open reopen(RecordId id, int version, Caller caller);

    /** Whether a caller may say that it is done. */
    boolean mayDo(ActionPoint action, Caller caller);
}
