package org.enlace.training.internal.outcome;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.training.outcome.ActionPoint;
import org.enlace.training.outcome.Subject;

/** Where actions are kept. */
public interface ActionStore {
    Optional<ActionPoint> find(RecordId id);

    /** In the order they are due. */
    List<ActionPoint> of(Subject subject);

    /** Open ones of an officer, by their days, both within; an empty one has no limit. */
    List<ActionPoint> of(OfficerId officer, Optional<LocalDate> from, LocalDate until, int most);

    /** Those of them that are open. */
    Set<RecordId> open(Set<RecordId> ids);

    /** How many are open, and how many of these were due before a day. */
    Counts counts(LocalDate today);

    void write(ActionPoint action);

    record Counts(long open, long overdue) {}
}
